import { isCommand } from '../../document/build.js'
import { detailsWithCode } from '../command/exit-codes.js'
import { statusWith } from '../command/invocation-status.js'
import { ownedDocument } from '../command/owned-document.js'
import { documentNamed } from '../command/run-document-plugin.js'
import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { select } from '../select.js'
import { ask } from '../task.js'
import { commandOf, commandOnNodes } from './command-on-nodes.js'
import { given, textAt } from './response.js'

const completed = { phase: 'verifying the command has completed' } as const

/** How the command ends whoever answers says, as a whole or on each node; else a document that is at hand is interpreted there. */
export const runCommand: Simulation<'aws:runCommand'> = function* (inputs, context) {
  const { InstanceIds, DocumentName } = inputs
  const { name, run } = context
  const written = documentNamed(DocumentName)
  const document = run.called.documents(written) ?? ownedDocument(written)
  const command = yield* commandOf(document && isCommand(document.kind) ? document : undefined, inputs, context)
  const request = { kind: 'command', step: name, document: DocumentName, input: given(inputs) } as const
  const answer = yield* ask({ ...request, ...(command.document && { interpreted: true }) }, completed)
  if (answer === null) {
    const { status, responseCode, output } = yield* commandOnNodes(command, inputs, context, completed)
    return ended(given({ Status: status, ResponseCode: responseCode, Output: output, CommandId: run.newId() }))
  }
  const code = select(answer, '$.responseCode')
  return ended(
    given({
      Status: textAt(answer, '$.status') ?? statusWith(detailsWithCode(Number(code ?? 0))),
      ResponseCode: code,
      // Not there where the command went to several nodes (user guide, automation-action-runcommand).
      Output: InstanceIds?.length === 1 ? (textAt(answer, '$.output') ?? '') : undefined,
      CommandId: textAt(answer, '$.commandId') ?? run.newId(),
    }),
  )
}

/** The outputs of a command that ended well; the failure of the step otherwise. */
function ended(outputs: Readonly<Record<string, Json>>) {
  if (outputs['Status'] === 'Success') return { outputs }
  throw new StepFailure(`Command ${outputs['CommandId']} returns unexpected invocation result: \n${written(outputs)}`, {
    ...completed,
    kind: 'failed',
  })
}

/** Outputs as the service writes them in failures: in the manner of Java, with their JSON text among them. */
function written(outputs: Readonly<Record<string, Json>>): string {
  const entries = Object.entries(outputs).map(([key, value]) => `${key}=[${String(value)}]`)
  return `{${[...entries.slice(0, -1), `OutputPayload=[${JSON.stringify(outputs)}]`, ...entries.slice(-1)].join(', ')}}`
}
