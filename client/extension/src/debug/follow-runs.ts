import * as vscode from 'vscode'
import type { DebugEvents, Walk } from '../../../../server/dap/protocol.js'
import type { GraphPreview } from '../graph-preview.js'
import { askAdapter, debugType } from './session.js'

/** Has the flow graph follow a run: it shows the runbook of the frame that is looked at, the way so far, and where the run is. */
export function followRuns(graph: GraphPreview): vscode.Disposable {
  async function follow(item: vscode.DebugThread | vscode.DebugStackFrame | undefined): Promise<void> {
    if (!(item instanceof vscode.DebugStackFrame) || item.session.type !== debugType || !graph.isOpen) return
    const walk = await askAdapter(item.session, 'ssmith/walk', { frameId: item.frameId })
    if (walk) await show(walk)
  }
  async function show({ path, steps, at }: Walk): Promise<void> {
    if (path === null || !graph.isOpen) return
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path))
    await graph.showRun(document, { steps }, at ?? undefined)
  }
  return vscode.Disposable.from(
    vscode.debug.onDidChangeActiveStackItem((item) => void follow(item)),
    graph.onDidOpen(() => void follow(vscode.debug.activeStackItem)),
    vscode.debug.onDidReceiveDebugSessionCustomEvent(({ session: { type }, event, body }) => {
      if (type === debugType && event === ('ssmith/ended' satisfies keyof DebugEvents)) void show(body as Walk)
    }),
    vscode.debug.onDidTerminateDebugSession(({ type }) => {
      if (type === debugType) void graph.leaveRun()
    }),
  )
}
