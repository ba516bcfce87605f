import { commandTimeline, type NodeTimeline } from '../command/command-timeline.js'
import type { CommandRehearsal } from '../command/rehearse-command.js'
import { traceOf } from '../trace.js'
import type { Asked, Outcome } from './outcome.js'

/** What came of a Command document. On several nodes the path of a step begins with the platform. */
export function commandOutcome(rehearsal: CommandRehearsal): Outcome {
  const nodes = commandTimeline(rehearsal)
  const prefixes = new Map(nodes.map(({ node, platform }) => [node, nodes.length > 1 ? `${platform}/` : '']))
  const pathOf = (node: string, step: string) => (prefixes.get(node) ?? '') + step
  return {
    status: rehearsal.status,
    failure: failureOf(rehearsal, nodes),
    steps: nodes.flatMap(({ node, steps }) =>
      steps.map(({ path, status, responseCode, output, errorOutput }) => ({
        path: pathOf(node, path),
        status,
        outputs: { responseCode, output, errorOutput },
      })),
    ),
    asked: [...askedIn(rehearsal, pathOf)],
    outputs: {},
    variables: new Map(),
    trace: () => traceOf(rehearsal),
  }
}

/** Why the service takes no such command, or else what Run Command shows of the nodes on which it does not succeed. */
function failureOf({ failure, invocations }: CommandRehearsal, nodes: readonly NodeTimeline[]): string | undefined {
  if (failure !== undefined) return failure
  const failed = invocations.filter(({ status }) => status !== 'Success')
  if (failed.length === 0) return undefined
  return failed
    .map(({ node, output }) => (nodes.find((each) => each.node === node.id)?.failure ?? output).trim())
    .join('\n')
}

/** Calls of APIs are made by an agent before the first step runs: their path is empty. */
function* askedIn(
  { events, exchanges }: CommandRehearsal,
  pathOf: (node: string, step: string) => string,
): Generator<Asked> {
  let step = ''
  let told = 0
  for (const { request, after } of exchanges) {
    for (const event of events.slice(told, after)) if (event.kind === 'plugin-started') step = event.step
    told = after
    yield { path: request.kind === 'plugin' ? pathOf(request.node, step) : '', request }
  }
}
