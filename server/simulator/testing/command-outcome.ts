import { commandTimeline, type NodeTimeline } from '../command/command-timeline.js'
import { statusWith } from '../command/invocation-status.js'
import type { Rehearsal } from '../rehearse.js'
import { traceOf } from '../trace.js'
import type { Asked, Outcome } from './outcome.js'

/** A rehearsal of a Command document, as far as it is judged. */
type Judged = Pick<Rehearsal, 'failure' | 'events' | 'exchanges'> & { readonly status: string }

/** What came of a Command document. On several nodes the path of a step begins with the platform. */
export function commandOutcome(rehearsal: Judged): Outcome {
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
function failureOf({ failure }: Judged, nodes: readonly NodeTimeline[]): string | undefined {
  if (failure !== undefined) return failure
  const failed = nodes.filter(({ status }) => statusWith(status) !== 'Success')
  return failed.length === 0 ? undefined : failed.map(({ failure, output }) => (failure ?? output).trim()).join('\n')
}

/** Calls of APIs are made by an agent before the first step runs: their path is empty. */
function* askedIn({ events, exchanges }: Judged, pathOf: (node: string, step: string) => string): Generator<Asked> {
  let step = ''
  let told = 0
  for (const { request, after } of exchanges) {
    for (const event of events.slice(told, after)) if (event.kind === 'plugin-started') step = event.step
    told = after
    yield { path: request.kind === 'plugin' ? pathOf(request.node, step) : '', request }
  }
}
