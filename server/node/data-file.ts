import { readFileSync } from 'node:fs'

/** What stands before the JSON in a data file of the package: the library imports the file, the program reads it as JSON, which is faster. */
export const dataPrefix = 'export default '

/** A data file as a module for CommonJS. */
export const readDataFile = (path: string): { readonly __esModule: true; readonly default: unknown } => ({
  __esModule: true,
  default: JSON.parse(readFileSync(path, 'utf8').slice(dataPrefix.length)),
})
