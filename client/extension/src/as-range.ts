import * as vscode from 'vscode'
import type { Evaluable } from '../../../server/lsp/protocol.js'

/** A range of the protocol as VS Code has it. */
export const asRange = ({ start, end }: Evaluable['range']): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character)
