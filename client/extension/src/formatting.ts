import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { documentLanguages } from './detection.js'

/**
 * Has only documents in a language of their own formatted by the server. YAML and JSON at large have formatters, among which people would
 * have to choose for every text.
 */
export function formatDocuments(client: LanguageClient): vscode.Disposable {
  client.registerFeature({
    fillClientCapabilities: () => {},
    preInitialize: (capabilities) => {
      delete capabilities.documentFormattingProvider
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
  })
  return vscode.languages.registerDocumentFormattingEditProvider([...documentLanguages], {
    async provideDocumentFormattingEdits({ uri }, options, token) {
      const params = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) }, options }
      const edits = await client.sendRequest('textDocument/formatting', params, token)
      return client.protocol2CodeConverter.asTextEdits(edits as never, token)
    },
  })
}
