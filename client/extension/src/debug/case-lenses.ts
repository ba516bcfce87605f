import * as vscode from 'vscode'
import { asRange } from '../as-range.js'
import type { Server } from '../server.js'
import { casesIn, testFiles } from '../test-items.js'

/** Above each case of a test file: debug it. That it can be run is in the margin. */
export const caseLenses = (server: Server): vscode.Disposable =>
  vscode.languages.registerCodeLensProvider(
    { pattern: testFiles },
    {
      async provideCodeLenses(document) {
        const cases = await casesIn(document.getText(), server)
        return cases.map(
          ({ name, range }) =>
            new vscode.CodeLens(asRange(range), {
              title: 'Debug',
              command: 'ssmith.debugCase',
              arguments: [document.uri, name],
            }),
        )
      },
    },
  )
