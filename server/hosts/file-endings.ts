/** How the names of files end in which documents are kept; whether a file holds one is for its content to say. */
export const fileEndings = ['yaml', 'yml', 'json', 'template', 'tf', 'tofu', 'tftpl', 'ics'] as const
