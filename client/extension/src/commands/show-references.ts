import * as vscode from 'vscode'
import { asRange } from '../as-range.js'

interface Place {
  readonly line: number
  readonly character: number
}

interface Location {
  readonly uri: string
  readonly range: { readonly start: Place; readonly end: Place }
}

/** Opens VS Code's list of places, which wants its own kinds of objects and not those of the protocol. */
export const showReferences = (uri: string, at: Place, uses: readonly Location[]): Thenable<unknown> =>
  vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    new vscode.Position(at.line, at.character),
    uses.map((use) => new vscode.Location(vscode.Uri.parse(use.uri), asRange(use.range))),
  )
