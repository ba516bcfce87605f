import type { Static } from 'typebox'
import type { runCommand } from '../../../schemas/automation/runCommand.js'
import type { SsmDocument } from '../../document/document.js'
import { intendedPlatforms, supportedPlatforms } from '../../document/platforms.js'
import type { Json } from '../../syntax/tree.js'
import type { ActionContext, ActionRun } from '../action.js'
import { statusOfCommand } from '../command/command-status.js'
import type { InvocationStatus } from '../command/invocation-status.js'
import type { ManagedNode } from '../command/managed-node.js'
import { sendCommand } from '../command/send-command.js'
import { RunCancelled, StepFailure } from '../failure.js'
import { startParameters } from '../start-parameters.js'
import { type During, type Task, tell } from '../task.js'
import { nodesOnline, targetedNodes } from './managed-nodes.js'
import { given } from './response.js'
import { limitOf } from './rate-control.js'

type Inputs = Static<(typeof runCommand)['schema']>

/** What a step learns of a command. */
interface Learned {
  readonly status: InvocationStatus
  readonly responseCode: number | undefined
  readonly output: string | undefined
}

/** A command as the service takes it. */
export interface TakenCommand {
  /** Absent where it is not at hand. */
  readonly document: SsmDocument | undefined
  readonly parameters: ReadonlyMap<string, Json>
  /** Where the step names them. */
  readonly nodes: readonly ManagedNode[] | undefined
}

/** Of nodes where nothing tells it. */
const likelyPlatform = 'Linux'

/** Checks a command, as far as its document is at hand, and waits for the nodes that the step names. */
export function* commandOf(
  document: SsmDocument | undefined,
  inputs: Inputs,
  { name: step, run: { called } }: ActionContext,
): Task<TakenCommand> {
  const { InstanceIds } = inputs
  if (!document)
    return {
      document,
      parameters: new Map(),
      nodes: InstanceIds && (yield* nodesOnline(step, InstanceIds, likelyPlatform)),
    }
  const parameters = yield* checkedParameters(document, inputs, step, called.matches)
  return { document, parameters, nodes: InstanceIds && (yield* namedNodes(document, InstanceIds, step)) }
}

/** Sends a command to its nodes, and waits for its end. */
export function* commandOnNodes(
  { document, parameters, nodes: named }: TakenCommand,
  inputs: Inputs,
  { name: step, run: { called }, scope }: ActionContext,
  during: During,
): Task<Learned> {
  const [platform = likelyPlatform] = document ? intendedPlatforms(document) : []
  const nodes = named ?? (yield* targetedNodes(step, (inputs.Targets ?? []) as Json, platform))
  if (nodes.length === 0) yield tell({ kind: 'note', step, text: 'no node has these targets; nothing is run' })
  const rate = {
    // As many as are written, and 50 where nothing is said (API reference, SendCommand).
    mostAtOnce: Math.max(1, limitOf(inputs.MaxConcurrency ?? '50', nodes.length)),
    mostErrors: limitOf(inputs.MaxErrors ?? '0', nodes.length),
  }
  const sent = { step, document: inputs.DocumentName, input: given(inputs) }
  const { documents, search } = called
  const command = { document, parameters, sent, documents, search, association: false, during }
  const end = yield* sendCommand(command, nodes, rate, scope.clock)
  if (end.cancelled) throw new RunCancelled()
  // What the outputs leave out where there are several nodes or steps: user guide, automation-action-runcommand.
  const codes = end.invocations.flatMap(({ responseCode }) => responseCode ?? [])
  const [only] = inputs.InstanceIds?.length === 1 ? end.invocations : []
  return {
    status: statusOfCommand(end.details),
    responseCode:
      document && document.mainSteps.length > 1 ? undefined : (codes.find((code) => code !== 0) ?? codes[0]),
    output: only?.output,
  }
}

function* checkedParameters(
  document: SsmDocument,
  inputs: Inputs,
  step: string,
  matches: ActionRun['called']['matches'],
): Task<ReadonlyMap<string, Json>> {
  const checked = startParameters(document, (inputs.Parameters ?? {}) as Readonly<Record<string, Json>>, matches)
  if (checked.ok) return checked.parameters
  // The service does not say which one it is.
  yield tell({ kind: 'note', step, text: checked.failure })
  throw refused('InvalidParameters', 'Parameters provided in document are invalid or not supported')
}

/** For nodes that are named the service takes a document only if it is for their platform. */
function* namedNodes(document: SsmDocument, ids: readonly string[], step: string): Task<readonly ManagedNode[]> {
  const [platform] = intendedPlatforms(document)
  const nodes = yield* nodesOnline(step, ids, platform)
  const supported = supportedPlatforms(document)
  if (supported.length > 0 && nodes.some((node) => !supported.includes(node.platform)))
    throw refused(
      'UnsupportedPlatformType',
      'The document does not support the platform type of the given managed node IDs',
    )
  return nodes
}

const refused = (code: string, text: string): StepFailure =>
  new StepFailure(`An error occurred (${code}) when calling the SendCommand operation: ${text}`, { code, said: text })
