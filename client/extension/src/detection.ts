import * as vscode from 'vscode'

/** The languages of documents that are a text of their own. */
export const documentLanguages = ['ssm-yaml', 'ssm-json'] as const

/** The languages in whose texts a document may stand, as a whole or within a template. */
const hostLanguages: Readonly<Record<string, (typeof documentLanguages)[number] | undefined>> = {
  yaml: 'ssm-yaml',
  json: 'ssm-json',
  jsonc: 'ssm-json',
  cloudformation: undefined,
  'cloudformation-json': undefined,
  terraform: undefined,
  opentofu: undefined,
}

/** What the server is asked about: what one edits, not older versions that are compared with it. */
export const selector = [...documentLanguages, ...Object.keys(hostLanguages)].flatMap((language) =>
  ['file', 'untitled'].map((scheme) => ({ language, scheme })),
)

/** How far into a text its words are looked for: 64 KB is as large as a document can be. */
const farEnough = 1 << 18

/** Whether a text is a document, or a template with some, as far as its words tell. The server reads it in full. */
export function concernsUs(document: vscode.TextDocument): boolean {
  const { languageId } = document
  if (languageId === 'ssm-yaml' || languageId === 'ssm-json') return true
  if (!(languageId in hostLanguages)) return false
  const text = document.getText(new vscode.Range(0, 0, 8000, 0)).slice(0, farEnough)
  return isWhole(text) || isTemplate(text)
}

const isTemplate = (text: string): boolean => /AWS::SSM::Document\b|\baws_ssm_document\b/.test(text)

const isWhole = (text: string): boolean =>
  /(?:^|[{,])[ \t]*["']?schemaVersion["']?[ \t]*:/m.test(text) &&
  /\b(?:mainSteps|runtimeConfig|sessionType)\b/.test(text) &&
  !isTemplate(text)

/** Opens texts that are a document in the language for them, where the user has not chosen one. */
export async function switchLanguage(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  const wanted = hostLanguages[document.languageId]
  const configured = vscode.workspace.getConfiguration('ssmith', document).get('switchLanguage', true)
  if (!wanted || !configured || document.isUntitled) return document
  const text = document.getText().slice(0, farEnough)
  return isWhole(text) ? vscode.languages.setTextDocumentLanguage(document, wanted) : document
}
