import { stepAnswer } from '../../schemas/ssmith-mocks.js'
import { checkAgainstSchema } from '../document/check-against-schema.js'
import { didYouMean, nearest } from '../languages/nearest.js'
import { parseJson } from '../syntax/json.js'
import { entryOf, type Json, type Node, toJson } from '../syntax/tree.js'
import { answerFrom, valueKeys } from './mock-answer.js'
import { answerFaults, noResponse } from './mock-faults.js'
import { answerAsMock, type Mock } from './recorded-mocks.js'
import type { Request } from './request.js'

/** An answer as somebody typed it, or why it is none. */
export type TypedAnswer =
  | { readonly ok: true; readonly mock: Mock }
  | {
      readonly ok: false
      readonly message: string
      /** Whether it is rather the `output` of an answer: it says nothing that answers say. */
      readonly isOutput: boolean
    }

/** Reads an answer to a request that somebody types, in the words of mocks, as JSON. */
export function typedAnswer(text: string, request: Request): TypedAnswer {
  const { root, faults } = parseJson(text)
  const [broken] = faults
  if (broken) return refused(`the answer is no JSON: line ${lineOf(broken.start, text)}: ${broken.message}`)
  if (!root) return refused('there is no answer; expected a map with `output` or `error`')
  const wrong = faultsOf(root, request)
  if (wrong.length === 0) return { ok: true, mock: toJson(root) as Mock }
  return { ok: false, message: wrong.join('\n'), isOutput: isOutput(root, request) }
}

const refused = (message: string): TypedAnswer => ({ ok: false, message, isOutput: false })

const lineOf = (offset: number, text: string): number => text.slice(0, offset).split('\n').length

/**
 * What is wrong with an answer to a request. A file of mocks may say more: to which of several requests a mock is an answer, and what
 * requests of other kinds are answered by.
 */
function faultsOf(answer: Node, { kind }: Request): readonly string[] {
  const keys = [...valueKeys[kind], 'error', 'cancel', 'after'] as const
  const properties = Object.fromEntries(keys.map((key) => [key, stepAnswer.properties[key]]))
  const faults = [
    ...checkAgainstSchema(answer, { ...stepAnswer, properties }, 'the answer'),
    ...answerFaults(answer, kind === 'aws'),
  ]
  return faults.map(({ message }) => message)
}

const isOutput = (answer: Node, { kind }: Request): boolean =>
  valueKeys[kind].some((key) => key === 'output') &&
  !Object.keys(stepAnswer.properties).some((key) => entryOf(answer, key))

/** Why a value cannot be what a request is answered with; a mock has to be able to give the same. */
export function valueFault(value: Json, request: Request): string | undefined {
  if (request.kind === 'aws') return isMap(value) ? undefined : noResponse(value)
  if (request.kind === 'script' || request.kind === 'webhook') return undefined
  const { root } = parseJson(JSON.stringify(answerAsMock(request, { kind: 'value', value })))
  if (!root) return 'the answer is nested too deep'
  const [wrong] = faultsOf(root, request)
  const given = answerFrom(root, request)
  return wrong ?? (given.kind === 'value' ? difference(value, given.value, request) : undefined)
}

/** What a value says beside what is taken of it. */
function difference(value: Json, taken: Json, { kind }: Request): string | undefined {
  if (!isMap(value) || !isMap(taken)) return isSame(value, taken) ? undefined : takenAs('the answer', value, taken)
  const known = kind === 'plugin' ? valueKeys.plugin : Object.keys(taken)
  for (const [key, each] of Object.entries(value)) {
    if (!known.some((name) => name === key)) {
      const hint = didYouMean(nearest(key, known)) || `; there are ${known.map((name) => `\`${name}\``).join(', ')}`
      return `no key of the answer is named \`${key}\`${hint}`
    }
    if (!isSame(each, taken[key] ?? null)) return takenAs(`\`${key}\``, each, taken[key] ?? null)
  }
  return undefined
}

const takenAs = (what: string, value: Json, taken: Json): string =>
  `${what} is \`${shown(value)}\`; it would be taken as \`${shown(taken)}\``

const isMap = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSame = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Longer values are cut in messages. */
const longest = 60

function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
