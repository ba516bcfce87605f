import type { SsmDocument } from '../../document/document.js'
import type { Json } from '../../syntax/tree.js'
import { type Effect, sleep, type Task, tell } from '../task.js'
import { DocumentFailure } from './document-failure.js'
import { detailsWithCode } from './exit-codes.js'
import { interpret } from './interpret.js'
import { detailsFrom, detailsNamed, type InvocationDetails } from './invocation-status.js'
import { asMap } from './json-inputs.js'
import type { ManagedNode } from './managed-node.js'
import type { CommandSettings, NodeRun, StepEnd } from './node-run.js'
import { combinedOutput, joinedOutput } from './output-limits.js'

/** A command on its way to nodes. */
export interface Command extends CommandSettings {
  /** Absent where it is not at hand. */
  readonly document: SsmDocument | undefined
  /** Checked as the service does, with defaults. */
  readonly parameters: ReadonlyMap<string, Json>
}

/** What became of a command on a node. */
export interface Invocation {
  readonly node: ManagedNode
  readonly details: InvocationDetails
  /** The exit code, where the document has one step or somebody told the end. */
  readonly responseCode: number | undefined
  /** What was printed, as far as the service keeps it in one text. */
  readonly output: string
  /** Whether the whole command was cancelled meanwhile. */
  readonly cancelled: boolean
}

type End = Omit<Invocation, 'node'> & { readonly failure?: string }

/** Sends a command to a node: it ends as the world says, or as its document does there. */
export function* runOnNode(command: Command, node: ManagedNode): Task<Invocation> {
  const { document, parameters, sent } = command
  yield tell({
    kind: 'invocation-started',
    node: node.id,
    platform: node.platform,
    document: document ? document.name : sent?.document,
    parameters: Object.fromEntries(parameters),
  })
  const told = yield* askedFor(command, node)
  const { failure, ...end } =
    told ?? (document && node.online ? yield* interpreted(document, command, node) : yield* undelivered(command))
  const invocation = { node, ...end }
  yield invocationEnded(invocation, failure)
  return invocation
}

/** Tells how a command ended on a node, also where it was not begun there. */
export const invocationEnded = (
  { node: { id, platform }, details, responseCode, output }: Invocation,
  failure?: string,
): Effect => tell({ kind: 'invocation-ended', node: id, platform, status: details, responseCode, output, failure })

/** The end, where somebody knows it. */
function* askedFor({ sent, document, during }: Command, node: ManagedNode): Task<End | undefined> {
  if (!sent) return undefined
  const { id, platform, online } = node
  const elsewhere = document === undefined && online
  const request = { kind: 'invocation', node: id, platform, ...sent, ...(elsewhere && { elsewhere }) } as const
  const answer = yield { request, during }
  if (!answer || answer.kind === 'cancel')
    return { details: 'Cancelled', responseCode: undefined, output: '', cancelled: true }
  if (answer.kind === 'error') {
    const text = `${answer.code} ${answer.message}`.trim()
    return { details: 'Failed', responseCode: 1, output: text, failure: text, cancelled: false }
  }
  if (answer.value === null && !elsewhere) return undefined
  const { status, responseCode: code, output = '' } = asMap(answer.value)
  const responseCode = typeof code === 'number' ? code : undefined
  return {
    details:
      status === undefined ? detailsWithCode(responseCode ?? 0, platform) : (detailsNamed(String(status)) ?? 'Failed'),
    responseCode,
    output: String(output),
    cancelled: false,
  }
}

/** Seconds in which a command has to reach its node, and in which it then has to run, where nobody says otherwise (API reference, SendCommand). */
const deliverySeconds = 3600
const executionSeconds = 3600

/** A node that does not answer keeps its command waiting until both times are over. */
function* undelivered({ sent, during }: Command): Task<End> {
  const { TimeoutSeconds = deliverySeconds } = asMap(sent?.input)
  yield* sleep(sent?.step ?? '', Number(TimeoutSeconds) + executionSeconds, during)
  return { details: 'DeliveryTimedOut', responseCode: undefined, output: '', cancelled: false }
}

/** Characters that the values of parameters may add to a command on one node: references could let texts grow without end. */
const mostText = 16 * 1024 * 1024

function* interpreted(document: SsmDocument, command: Command, node: ManagedNode): Task<End> {
  const { parameters: supplied } = command
  const run: NodeRun = {
    ...command,
    node,
    downloaded: new Set(),
    room: { left: mostText },
    nested: 0,
    cancelled: false,
  }
  try {
    const steps = yield* interpret({ document, supplied, run, depth: 1, path: '' })
    return { ...endOf(steps), cancelled: run.cancelled }
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error
    const output = combinedOutput({ output: error.message, errorOutput: '' })
    return { details: 'Failed', responseCode: 1, output, failure: error.message, cancelled: false }
  }
}

function endOf(steps: readonly StepEnd[]): Omit<End, 'cancelled'> {
  const statuses = steps.map(({ status }) => status)
  const [only] = steps.length === 1 ? steps : []
  return {
    // Nobody tells the service how it went on where the agent gave up between two restarts.
    details: statuses.includes('SuccessAndReboot') ? 'DeliveryTimedOut' : detailsFrom(statuses),
    responseCode: only?.responseCode,
    // How the outputs of several steps become one is our choice.
    output: combinedOutput({
      output: joinedOutput(steps.map(({ output }) => output)),
      errorOutput: joinedOutput(steps.map(({ errorOutput }) => errorOutput)),
    }),
  }
}
