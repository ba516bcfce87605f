import * as vscode from 'vscode'
import { mayHoldDocuments } from '../../../server/hosts/may-hold-documents.js'
import { kindOfName } from '../../../server/own-files/file-names.js'

/** The languages of documents that are a text of their own. */
export const documentLanguages = ['ssm-yaml', 'ssm-json'] as const

/** The languages in whose texts a document may stand, as a whole or within a template. */
export const hostLanguages: Readonly<Record<string, (typeof documentLanguages)[number] | undefined>> = {
  yaml: 'ssm-yaml',
  json: 'ssm-json',
  jsonc: 'ssm-json',
  cloudformation: undefined,
  'cloudformation-json': undefined,
  terraform: undefined,
  opentofu: undefined,
  icalendar: undefined,
}

/** What the server is asked about: what one edits, not older versions that are compared with it. */
export const selector = [...documentLanguages, ...Object.keys(hostLanguages)].flatMap((language) =>
  ['file', 'untitled'].map((scheme) => ({ language, scheme })),
)

/** How far into a text its words are looked for: 64 KB is as large as a document can be. */
const farEnough = 1 << 18

/** Whether a text is in a language for documents, whatever stands in it. */
export const isInOwnLanguage = ({ languageId }: vscode.TextDocument): boolean =>
  documentLanguages.some((language) => language === languageId)

/**
 * Whether a text may be for the server: a document, a template with some, or a file for rehearsals, as far as words and its name tell. The
 * server reads it in full.
 */
export function concernsUs(document: vscode.TextDocument): boolean {
  if (isInOwnLanguage(document)) return true
  if (!Object.hasOwn(hostLanguages, document.languageId)) return false
  if (kindOfName(document.uri.path) !== undefined) return true
  return mayHoldDocuments(document.getText(new vscode.Range(0, 0, 8000, 0)).slice(0, farEnough))
}
