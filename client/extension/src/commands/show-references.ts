import * as vscode from 'vscode'

interface Place {
  readonly line: number
  readonly character: number
}

interface Location {
  readonly uri: string
  readonly range: { readonly start: Place; readonly end: Place }
}

const positionOf = ({ line, character }: Place): vscode.Position => new vscode.Position(line, character)

/** Opens VS Code's list of places, which wants its own kinds of objects and not those of the protocol. */
export const showReferences = (uri: string, at: Place, uses: readonly Location[]): Thenable<unknown> =>
  vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    positionOf(at),
    uses.map(
      (use) =>
        new vscode.Location(
          vscode.Uri.parse(use.uri),
          new vscode.Range(positionOf(use.range.start), positionOf(use.range.end)),
        ),
    ),
  )
