import * as vscode from 'vscode'
import type { AskParameters } from '../ask-parameters.js'
import type { GraphPreview } from '../graph-preview.js'
import { asNode, programFile } from '../program.js'
import type { Server } from '../server.js'
import { answerFiles } from './answer-files.js'
import { caseLenses } from './case-lenses.js'
import { type Configurations, configurationsFor } from './configurations.js'
import { expressionProviders } from './expressions.js'
import { followRuns } from './follow-runs.js'
import { debugType } from './session.js'
import { tellNotRun } from './tell-not-run.js'

/** The debugger in VS Code: `ssmith dap` does the work. */
export interface Debugging extends vscode.Disposable {
  readonly configurations: Configurations
}

export function debuggingIn(
  context: vscode.ExtensionContext,
  server: Server,
  graph: GraphPreview,
  askParameters: AskParameters,
): Debugging {
  const configurations = configurationsFor(server, askParameters)
  const registered = vscode.Disposable.from(
    vscode.debug.registerDebugAdapterDescriptorFactory(debugType, {
      createDebugAdapterDescriptor: () =>
        new vscode.DebugAdapterExecutable(process.execPath, [programFile(context), 'dap'], { env: asNode }),
    }),
    vscode.debug.registerDebugConfigurationProvider(debugType, configurations.provider),
    ...expressionProviders(server),
    answerFiles(),
    caseLenses(server),
    followRuns(graph),
    tellNotRun(),
  )
  return { configurations, dispose: () => void registered.dispose() }
}
