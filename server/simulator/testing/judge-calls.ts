import { entryOf, type Node, stringOf } from '../../syntax/tree.js'
import { misfits } from '../misfits.js'
import { callNamed } from '../mock-call.js'
import type { Request } from '../request.js'
import { inputOf } from '../request-input.js'
import { differenceAt as at, type Difference } from './difference.js'
import type { Asked } from './outcome.js'

/** Something that was asked for, with the name of the call where it is one of an API. */
interface NamedAsked extends Asked {
  readonly call: string | undefined
}

/** What is looked for among it. */
interface Wanted {
  readonly node: Node
  readonly call: string | undefined
  readonly step: string | undefined
  readonly input: Node | undefined
  readonly script: Node | undefined
  readonly environment: Node | undefined
  /** In words. */
  readonly name: string
}

/** Expected calls that were not made, or not in this order. */
export async function notCalled(items: readonly Node[], all: readonly Asked[]): Promise<Difference[]> {
  const asked = await withNames(all)
  const differences: Difference[] = []
  let from = 0
  for (const item of items) {
    const wanted = await wantedBy(item)
    const found = asked.findIndex((each, index) => index >= from && isIt(each, wanted))
    if (found >= 0) from = found + 1
    else for (const difference of missing(wanted, asked)) differences.push(difference)
  }
  return differences
}

/** Unwanted calls that were made. */
export async function notAsked(items: readonly Node[], all: readonly Asked[]): Promise<Difference[]> {
  const asked = await withNames(all)
  const wanted = await Promise.all(items.map(wantedBy))
  return wanted.flatMap((each) => {
    const found = asked.find((one) => isIt(one, each))
    if (!found) return []
    const input = JSON.stringify(inputOf(found.request))
    return [at(each.node, `${each.name} is asked for, by the step \`${found.path}\` with ${input}`)]
  })
}

async function withNames(all: readonly Asked[]): Promise<NamedAsked[]> {
  const asked: NamedAsked[] = []
  for (const { path, request } of all) {
    if (request.kind === 'sleep') continue
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
    script: entryOf(node, 'script')?.value,
    environment: entryOf(node, 'environment')?.value,
    name: written === undefined ? `something in the step \`${step}\`` : `\`${written}\``,
  }
}

const isIt = (asked: NamedAsked, wanted: Wanted): boolean =>
  isNamed(asked, wanted) && misfitsOf(asked, wanted).length === 0

const isNamed = (asked: NamedAsked, { call, step }: Wanted): boolean =>
  (call === undefined || call === asked.call) && (step === undefined || step === asked.path)

function misfitsOf({ request }: Asked, { input, script, environment }: Wanted): Difference[] {
  const { text, variables } = scriptOf(request)
  return [
    ...(input ? misfits(inputOf(request), input, 'input') : []),
    ...(script && !text.includes(stringOf(script) ?? '') ? [at(script, 'the script does not contain this text')] : []),
    ...(environment ? misfits(variables, environment, 'environment') : []),
  ]
}

/** The script that is to run, as it was sent, and the variables that it gets. */
function scriptOf(request: Request): { readonly text: string; readonly variables: Readonly<Record<string, string>> } {
  if (request.kind === 'script') return { text: request.script, variables: {} }
  const script = request.kind === 'plugin' ? request.script : undefined
  return { text: script?.text ?? '', variables: script?.environment ?? {} }
}

/** Where the right thing was asked with other inputs, what is different in the nearest of them. */
function missing(wanted: Wanted, asked: readonly NamedAsked[]): Difference[] {
  const named = asked.filter((each) => isNamed(each, wanted))
  const [nearest] = named.map((each) => misfitsOf(each, wanted)).sort((a, b) => a.length - b.length)
  if (nearest && nearest.length > 0)
    return nearest.map(({ start, end, message }) => ({ start, end, message: `in ${wanted.name}, ${message}` }))
  const early = nearest ? ' once more after the calls before it' : ''
  const by = wanted.step === undefined || wanted.call === undefined ? '' : ` by the step \`${wanted.step}\``
  return [at(wanted.node, `${wanted.name} is not asked for${by}${early}`)]
}
