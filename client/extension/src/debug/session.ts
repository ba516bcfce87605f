import * as vscode from 'vscode'
import type { DebugRequests } from '../../../../server/dap/protocol.js'

/** The type of our launch configurations. */
export const debugType = 'ssmith'

/** The session that is looked at, where it is one of ours. */
export const ownSession = (): vscode.DebugSession | undefined => {
  const session = vscode.debug.activeDebugSession
  return session?.type === debugType ? session : undefined
}

/** Asks the adapter what is beside the protocol; undefined where the run goes on, or the session has ended meanwhile. */
export async function askAdapter<Command extends keyof DebugRequests>(
  session: vscode.DebugSession,
  command: Command,
  args: DebugRequests[Command]['args'],
): Promise<DebugRequests[Command]['result'] | undefined> {
  try {
    return (await session.customRequest(command, args)) as DebugRequests[Command]['result']
  } catch {
    return undefined
  }
}
