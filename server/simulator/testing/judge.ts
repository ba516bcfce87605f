import { entryOf, type Json, keyText, type Node, stringOf } from '../../syntax/tree.js'
import { misfits } from '../misfits.js'
import { entriesIn, itemsIn } from '../parts-in.js'
import { differenceAt as at, type Difference } from './difference.js'
import { notAsked, notCalled } from './judge-calls.js'
import type { Outcome, TakenStep } from './outcome.js'
import type { TestCase } from './test-case.js'

/** What a case does not say as a text of a trace, but asks to be recorded. */
export const toRecord = 'recorded'

/** Whether a pattern finds something in a text. */
type Finds = (pattern: string, text: string) => boolean

/** Everything that came out otherwise than expected, in the order of the test file. */
export async function judge({ key, expect, trace }: TestCase, outcome: Outcome, finds: Finds): Promise<Difference[]> {
  const { steps, asked } = outcome
  const ran = steps.filter(({ status }) => status !== 'Skipped')
  const not = entryOf(expect, 'not')?.value
  const differences = [
    ...statusDifferences(expect ?? key, outcome),
    ...failureDifferences(entryOf(expect, 'failure')?.value, outcome, finds),
    ...stepDifferences(entryOf(expect, 'steps')?.value, steps),
    ...throughDifferences(itemsIn(expect, 'through'), ran),
    ...valueDifferences(expect, outcome),
    ...(await notCalled(itemsIn(expect, 'calls'), asked)),
    ...itemsIn(not, 'steps').flatMap((item) => unwantedSteps(item, ran)),
    ...(await notAsked(itemsIn(not, 'calls'), asked)),
    ...traceDifferences(trace?.value, outcome),
  ]
  return differences.sort((a, b) => a.start - b.start)
}

function statusDifferences(expect: Node, { status, failure }: Outcome): Difference[] {
  const node = entryOf(expect, 'status')?.value
  const expected = stringOf(node)
  if (expected === undefined && entryOf(expect, 'failure'))
    return status === 'Success' ? [at(expect, 'the run ends with `Success`; expected it to fail')] : []
  if (status === (expected ?? 'Success')) return []
  const why = failure === undefined || failure === '' ? '' : `: ${failure}`
  return [at(node ?? expect, `the run ends with \`${status}\`; expected \`${expected ?? 'Success'}\`${why}`)]
}

function failureDifferences(node: Node | undefined, { failure, status }: Outcome, finds: Finds): Difference[] {
  if (!node || status === 'Success') return []
  const message = failure ?? ''
  const equals = entryOf(node, 'equals')?.value
  const pattern = entryOf(node, 'matches')?.value
  const part = stringOf(node)
  if (part !== undefined && !message.includes(part))
    return [at(node, `the failure does not contain this text: ${message}`)]
  if (equals && message !== stringOf(equals)) return [at(equals, `the failure is another one: ${message}`)]
  if (pattern && !finds(stringOf(pattern) ?? '', message))
    return [at(pattern, `the failure does not match the pattern: ${message}`)]
  return []
}

/** A step as it stands in a list of expected ones: with its status where that is not `Success`. */
const stepLine = ({ path, status }: TakenStep): string => (status === 'Success' ? path : `${path}: ${status}`)

function stepDifferences(list: Node | undefined, steps: readonly TakenStep[]): Difference[] {
  if (list?.kind !== 'list') return []
  const expected = list.items.map(expectedStep)
  const actual = steps.map(stepLine)
  const first = expected.findIndex((line, index) => line !== actual[index])
  if (first < 0 && actual.length === expected.length) return []
  const place = list.items[first] ?? list
  return [{ ...at(place, 'the run takes other steps'), lines: { expected, actual } }]
}

function expectedStep(item: Node): string {
  const [entry] = item.kind === 'map' ? item.entries : []
  if (!entry) return stringOf(item) ?? ''
  const status = stringOf(entry.value)
  return status === 'Success' ? keyText(entry.key) : `${keyText(entry.key)}: ${status}`
}

function throughDifferences(items: readonly Node[], steps: readonly TakenStep[]): Difference[] {
  let from = 0
  for (const item of items) {
    const found = steps.findIndex(({ path }, index) => index >= from && path === stringOf(item))
    if (found < 0) {
      const came = steps.some(({ path }) => path === stringOf(item))
      const order = came ? ' after the steps before it' : ''
      return [at(item, `the run does not come to \`${stringOf(item)}\`${order}; it takes ${named(steps)}`)]
    }
    from = found + 1
  }
  return []
}

/** No more steps are told. */
const mostNamed = 30

function named(steps: readonly TakenStep[]): string {
  if (steps.length === 0) return 'no step'
  const shown = steps.slice(0, mostNamed).map(({ path }) => `\`${path}\``)
  return `${shown.join(', ')}${steps.length > mostNamed ? ' …' : ''}`
}

function unwantedSteps(item: Node, steps: readonly TakenStep[]): Difference[] {
  const step = steps.find(({ path }) => path === stringOf(item))
  return step ? [at(item, `the run comes to \`${step.path}\`, where it ends with \`${step.status}\``)] : []
}

function valueDifferences(expect: Node | undefined, outcome: Outcome): Difference[] {
  const outputs = entriesIn(expect, 'outputs').flatMap(({ key, value }) => [
    ...misfits(outputNamed(keyText(key), outcome), value, keyText(key)),
  ])
  const variables = entriesIn(expect, 'variables').flatMap(({ key, value }) => [
    ...misfits(outcome.variables.get(keyText(key)), value, keyText(key)),
  ])
  return [...outputs, ...variables]
}

/** An output of the runbook, or else of the step when it ran last. */
function outputNamed(name: string, { outputs: whole, steps }: Outcome): Json | undefined {
  if (Object.hasOwn(whole, name)) return whole[name]
  const dot = name.lastIndexOf('.')
  const outputs = steps.findLast(({ path }) => path === name.slice(0, dot))?.outputs ?? {}
  const output = name.slice(dot + 1)
  return Object.hasOwn(outputs, output) ? outputs[output] : undefined
}

function traceDifferences(node: Node | undefined, outcome: Outcome): Difference[] {
  const recorded = stringOf(node)
  if (!node || recorded === undefined) return []
  const missing = 'no trace is recorded yet; `ssmith test --update` records it'
  if (recorded === toRecord) return [{ ...at(node, missing), aboutTrace: true }]
  const expected = recorded.trimEnd().split(/\r?\n/)
  const actual = outcome.trace()
  if (expected.join('\n') === actual.join('\n')) return []
  const other = 'the run has another trace; `ssmith test --update` records it'
  return [{ ...at(node, other), lines: { expected, actual }, aboutTrace: true }]
}
