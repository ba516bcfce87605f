import { ssmithMocks } from '../../schemas/ssmith-mocks.js'
import { checkAgainstSchema, type Fault } from '../document/check-against-schema.js'
import type { Step } from '../document/document.js'
import type { NamedSteps } from '../document/named-steps.js'
import { didYouMean, nearest } from '../languages/nearest.js'
import { parseDuration } from '../languages/time.js'
import { entryOf, isEmpty, type Json, keyText, type Node, stringOf, toJson } from '../syntax/tree.js'
import { calledOperation } from './called-operation.js'
import { asksOthers } from './mocks.js'
import { entriesIn } from './parts-in.js'

/** Everything that is wrong with a file of mocks; `steps` are those that may ask, where they are known. */
export async function mockFaults(root: Node, steps: NamedSteps | undefined): Promise<Fault[]> {
  const faults = [...checkAgainstSchema(root, ssmithMocks, 'the file'), ...(await answerFaultsIn(root, steps))]
  return faults.sort((a, b) => a.start - b.start)
}

/** What is wrong with mocks beside their form: names that nothing has, answers that say two things. */
export async function answerFaultsIn(root: Node, steps: NamedSteps | undefined): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { key, value } of entriesIn(root, 'steps')) {
    const name = keyText(key)
    const named = steps?.get(name)
    if (steps && !named) faults.push(at(key, unknownStep(name, steps.keys())))
    for (const answer of answersIn(value)) {
      const call = entryOf(answer, 'call')?.value
      if (stringOf(call) !== undefined)
        for (const fault of await callFaults(call as Node, stringOf(call) as string)) faults.push(fault)
      faults.push(...answerFaults(answer, call !== undefined || named?.every(asksApisOnly) === true))
    }
  }
  for (const { key, value } of entriesIn(root, 'calls')) {
    for (const fault of await callFaults(key, keyText(key))) faults.push(fault)
    for (const answer of answersIn(value)) faults.push(...answerFaults(answer, true))
  }
  return faults
}

/** Whether what answers a step, without saying which call of it, answers an API. */
const asksApisOnly = ({ definition, action }: Step): boolean =>
  definition !== undefined && 'calls' in definition && !asksOthers.has(action ?? '')

/** What is said of a name that no step has. */
export const unknownStep = (name: string, names: Iterable<string>): string =>
  `no step is named \`${name}\`${didYouMean(nearest(name, names))}`

const answersIn = (value: Node): readonly Node[] => (value.kind === 'list' ? value.items : [value])

/** What is wrong with a call as it is written, `ec2:StopInstances`. */
export async function callFaults(node: Node, written: string): Promise<Fault[]> {
  const [service = '', operation, ...more] = written.split(':')
  if (operation === undefined || more.length > 0)
    return [
      at(node, `\`${written}\` is no call; expected a service and an operation, such as \`ec2:DescribeInstances\``),
    ]
  const called = await calledOperation(service, operation)
  return called.kind === 'operation' ? [] : [at(node, `${called.message}${didYouMean(called.meant)}`)]
}

/** Of these an answer may have one. */
const outcomes = ['output', 'error', 'cancel', 'approve', 'reject'] as const

/** What is wrong with an answer, to an API perhaps, beside its form. */
export function answerFaults(answer: Node, isOfApi: boolean): Fault[] {
  const after = entryOf(answer, 'after')?.value
  const duration = after && parseDuration(stringOf(after) ?? '')
  const given = outcomes.flatMap((key) => entryOf(answer, key) ?? [])
  const [first, second] = given
  const [call, node] = [entryOf(answer, 'call'), entryOf(answer, 'node')]
  const output = entryOf(answer, 'output')?.value
  return [
    ...(isOfApi && output && output.kind !== 'map' && !isEmpty(output) ? [at(output, noResponse(toJson(output)))] : []),
    ...(after && duration?.ok === false && stringOf(after) ? [at(after, duration.message)] : []),
    ...(first && second
      ? [at(second.key, `an answer cannot have both \`${keyText(first.key)}\` and \`${keyText(second.key)}\``)]
      : []),
    ...(call && node ? [at(node.key, 'an answer to a `call` is for no `node`: nodes answer commands only')] : []),
  ]
}

/** Why a value is no response of an API. */
export function noResponse(value: Json): string {
  const what = Array.isArray(value) ? 'a list' : `\`${value}\``
  return `the response of an API is ${what}; expected a map`
}

const at = ({ start, end }: Node, message: string): Fault => ({ start, end, message })
