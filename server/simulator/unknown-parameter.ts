import type { SsmDocument } from '../document/document.js'
import { didYouMean, nearest } from '../languages/nearest.js'

/** What is said of a name that no parameter of a document has. */
export function unknownParameter(name: string, { parameters }: SsmDocument): string {
  const names = parameters.map((parameter) => parameter.name)
  const known =
    names.length === 0 ? '; the document has none' : `; there are ${names.map((each) => `\`${each}\``).join(', ')}`
  return `no parameter is named \`${name}\`${didYouMean(nearest(name, names)) || known}`
}
