/** The formats that a resource can state for its document. */
export const documentFormats: readonly string[] = ['JSON', 'YAML', 'TEXT']

export const isDocumentFormat = (name: string): boolean => documentFormats.includes(name)
