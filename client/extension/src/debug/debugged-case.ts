import * as vscode from 'vscode'
import type { DebugEvents, Tested } from '../../../../server/dap/protocol.js'
import { caseConfiguration } from './configurations.js'
import { debugType } from './session.js'

const testedEvent: keyof DebugEvents = 'ssmith/tested'

/** Debugs a case until its session ends, and gives what came of it; undefined where the run was not led to its end. */
export async function debuggedCase(
  file: vscode.Uri,
  name: string,
  testRun: vscode.TestRun,
  token: vscode.CancellationToken,
): Promise<Tested | undefined> {
  let tested: Tested | undefined
  let own: vscode.DebugSession | undefined
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const listeners = vscode.Disposable.from(
    vscode.debug.onDidStartDebugSession((session) => {
      if (session.type === debugType) own ??= session
    }),
    vscode.debug.onDidReceiveDebugSessionCustomEvent(({ session, event, body }) => {
      if (session === own && event === testedEvent) tested = body as Tested
    }),
    vscode.debug.onDidTerminateDebugSession((session) => {
      if (session === own) end()
    }),
    token.onCancellationRequested(() => vscode.debug.stopDebugging(own)),
  )
  const folder = vscode.workspace.getWorkspaceFolder(file)
  try {
    if (await vscode.debug.startDebugging(folder, caseConfiguration(file, name), { testRun })) await ended
  } finally {
    listeners.dispose()
  }
  return tested
}
