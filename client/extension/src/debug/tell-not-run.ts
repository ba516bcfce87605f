import * as vscode from 'vscode'
import type { DebugEvents } from '../../../../server/dap/protocol.js'
import { offerPython } from '../python.js'
import { debugType } from './session.js'

/** Tells that scripts of a debugged run did not run; where the user then wants them to, the run is debugged anew. */
export const tellNotRun = (): vscode.Disposable =>
  vscode.debug.onDidReceiveDebugSessionCustomEvent(({ session, event, body }) => {
    if (session.type !== debugType || event !== ('ssmith/notRun' satisfies keyof DebugEvents)) return
    const { reason } = body as DebugEvents['ssmith/notRun']
    void offerPython(reason, () => debugAgain(session))
  })

async function debugAgain(session: vscode.DebugSession): Promise<void> {
  await vscode.debug.stopDebugging(session)
  await vscode.debug.startDebugging(session.workspaceFolder, session.configuration)
}
