import { entryOf, type Node, stringOf } from '../../syntax/tree.js'
import { misfits } from '../misfits.js'
import { callNamed } from '../mock-call.js'
import { inputOf } from '../request-input.js'
import type { Request } from '../request.js'
import type { TimelineStep } from '../timeline.js'
import { differenceAt as at, type Difference } from './difference.js'

/** Something that was asked for, and the step that asked. */
interface Asked {
  readonly path: string
  readonly request: Request
  /** The name of the call, where it is one of an API. */
  readonly call: string | undefined
}

/** What is looked for among it. */
interface Wanted {
  readonly node: Node
  readonly call: string | undefined
  readonly step: string | undefined
  readonly input: Node | undefined
  /** In words. */
  readonly name: string
}

/** Expected calls that were not made, or not in this order. */
export async function notCalled(items: readonly Node[], steps: readonly TimelineStep[]): Promise<Difference[]> {
  const asked = await askedIn(steps)
  const differences: Difference[] = []
  let from = 0
  for (const item of items) {
    const wanted = await wantedBy(item)
    const found = asked.findIndex((each, index) => index >= from && isIt(each, wanted))
    if (found >= 0) from = found + 1
    else differences.push(...missing(wanted, asked))
  }
  return differences
}

/** Unwanted calls that were made. */
export async function notAsked(items: readonly Node[], steps: readonly TimelineStep[]): Promise<Difference[]> {
  const asked = await askedIn(steps)
  const wanted = await Promise.all(items.map(wantedBy))
  return wanted.flatMap((each) => {
    const found = asked.find((one) => isIt(one, each))
    if (!found) return []
    const input = JSON.stringify(inputOf(found.request))
    return [at(each.node, `${each.name} is asked for, by the step \`${found.path}\` with ${input}`)]
  })
}

async function askedIn(steps: readonly TimelineStep[]): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const { path, happened } of steps)
    for (const each of happened) {
      if (each.kind !== 'exchange' || each.exchange.request.kind === 'sleep') continue
      const { request } = each.exchange
      const call = request.kind === 'aws' ? await callNamed(`${request.service}:${request.operation}`) : undefined
      asked.push({ path, request, call })
    }
  return asked
}

async function wantedBy(node: Node): Promise<Wanted> {
  const written = stringOf(node) ?? stringOf(entryOf(node, 'call')?.value)
  const step = stringOf(entryOf(node, 'step')?.value)
  return {
    node,
    call: written === undefined ? undefined : await callNamed(written),
    step,
    input: entryOf(node, 'input')?.value,
    name: written === undefined ? `something in the step \`${step}\`` : `\`${written}\``,
  }
}

const isIt = (asked: Asked, wanted: Wanted): boolean =>
  isNamed(asked, wanted) && (!wanted.input || misfitsOf(asked, wanted).length === 0)

const isNamed = (asked: Asked, { call, step }: Wanted): boolean =>
  (call === undefined || call === asked.call) && (step === undefined || step === asked.path)

function misfitsOf({ request }: Asked, { input }: Wanted): Difference[] {
  return input ? [...misfits(inputOf(request), input, 'input')] : []
}

/** Where the right thing was asked with other inputs, what is different in the nearest of them. */
function missing(wanted: Wanted, asked: readonly Asked[]): Difference[] {
  const named = asked.filter((each) => isNamed(each, wanted))
  const [nearest] = named.map((each) => misfitsOf(each, wanted)).sort((a, b) => a.length - b.length)
  if (nearest && nearest.length > 0)
    return nearest.map(({ start, end, message }) => ({ start, end, message: `in ${wanted.name}, ${message}` }))
  const early = nearest ? ' once more after the calls before it' : ''
  const by = wanted.step === undefined || wanted.call === undefined ? '' : ` by the step \`${wanted.step}\``
  return [at(wanted.node, `${wanted.name} is not asked for${by}${early}`)]
}
