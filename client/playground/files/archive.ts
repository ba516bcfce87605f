/** Whether a file that is attached is an archive of modules, of which the bytes are kept in base64, rather than text. */
export const isArchive = (name: string): boolean => name.endsWith('.zip')
