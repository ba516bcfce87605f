import * as vscode from 'vscode'
import { hostLanguages } from './detection.js'
import { aboutText, type Server } from './server.js'

/** Opens texts that are a document in the language for them, where the user has not chosen another one. */
export interface OwnLanguages {
  /** Notes that a text is open, which VS Code tells again when its language is another one. */
  opened(document: vscode.TextDocument): void
  /** VS Code gives all texts the languages of their names again: what was chosen counts no more. */
  forget(): void
  /** Switches the language, if need be. */
  switch(document: vscode.TextDocument): Promise<void>
}

export function ownLanguages(server: Server): OwnLanguages {
  const open = new WeakSet<vscode.TextDocument>()
  let chosen = new WeakSet<vscode.TextDocument>()

  const languageFor = (document: vscode.TextDocument) => {
    const wanted = document.isUntitled || document.isClosed ? undefined : hostLanguages[document.languageId]
    return wanted !== undefined && !chosen.has(document) && isWanted(document) ? wanted : undefined
  }
  return {
    opened(document) {
      if (open.has(document)) chosen.add(document)
      open.add(document)
    },
    forget() {
      chosen = new WeakSet()
    },
    async switch(document) {
      if (languageFor(document) === undefined) return
      const about = await server.ask('ssmith/about', aboutText(document))
      // Meanwhile the user may have chosen.
      const language = about?.whole ? languageFor(document) : undefined
      if (language !== undefined) await vscode.languages.setTextDocumentLanguage(document, language)
    },
  }
}

/** Whether the settings leave it to us which language a text has. */
function isWanted(document: vscode.TextDocument): boolean {
  if (!vscode.workspace.getConfiguration('ssmith', document).get('switchLanguage', true)) return false
  const associations = vscode.workspace.getConfiguration('files', document).get<Record<string, string>>('associations')
  return !Object.entries(associations ?? {}).some(
    ([name, language]) => language === document.languageId && vscode.languages.match(patternFor(name), document) > 0,
  )
}

/** Names without a folder are those of files in any. */
const patternFor = (name: string): vscode.DocumentFilter => ({ pattern: name.includes('/') ? name : `**/${name}` })
