import type { Platform } from '../../../schemas/action.js'
import { platformVariable } from '../../../schemas/command/step-fields.js'
import type { Json } from '../../syntax/tree.js'
import type { Room } from './room.js'
import { namesParameter, substitute } from './substitute.js'

/** What the agent makes of a precondition; `text` is the list that its messages show. */
export type Judgement =
  | { readonly kind: 'holds' }
  | { readonly kind: 'false'; readonly text: string }
  | { readonly kind: 'unrecognized'; readonly text: string }

/** What a precondition is judged by. */
export interface Judged {
  readonly parameters: ReadonlyMap<string, Json>
  readonly platform: Platform
  readonly room: Room
}

/** Judges a precondition on a node (agent, framework/runpluginutil, evaluatePreconditions). */
export function judge(precondition: Json, { parameters, platform, room }: Judged): Judgement {
  const operators =
    typeof precondition === 'object' && precondition !== null && !Array.isArray(precondition)
      ? Object.entries(precondition)
      : []
  const judged = operators.map(([operator, operands]) =>
    operator === 'StringEquals'
      ? compare(operands as Json, { parameters, platform, room })
      : ({ kind: 'unrecognized', text: `unrecognized operator: "${operator}"` } as const),
  )
  const texts = judged.flatMap((each) => (each.kind === 'holds' ? [] : [each.text])).join(', ')
  if (judged.some(({ kind }) => kind === 'unrecognized')) return { kind: 'unrecognized', text: texts }
  return texts === '' ? { kind: 'holds' } : { kind: 'false', text: texts }
}

const said = (kind: 'false' | 'unrecognized', text: string): Judgement => ({ kind, text: `"StringEquals": ${text}` })
const refused = (text: string): Judgement => said('unrecognized', text)

function compare(operands: Json, { parameters, platform, room }: Judged): Judgement {
  const [first, second, ...more] = Array.isArray(operands) ? operands.map(textOf) : []
  if (first === undefined || second === undefined || more.length > 0)
    return refused('operator accepts exactly 2 arguments')
  const written = `[${first}, ${second}]`
  if (first === second)
    return refused(first === platformVariable ? `[${first} ${second}]` : "operator's arguments can't be identical")
  const both = [first, second]
  if (both.some((text) => /\{\{\s*ssm:/.test(text))) return refused("operator's arguments can't contain SSM parameters")
  if (both.some((text) => /\{\{\s*ssm-secure:/.test(text)))
    return refused("operator's arguments can't contain secure SSM parameters")
  if (both.includes(platformVariable)) {
    const other = first === platformVariable ? second : first
    if (namesParameter(other, parameters))
      return refused("the second argument for the platformType variable can't contain document parameters")
    return other.toLowerCase() === platform.toLowerCase() ? { kind: 'holds' } : said('false', written)
  }
  if (!both.some((text) => namesParameter(text, parameters)))
    return refused("at least one of operator's arguments must contain a valid document parameter")
  const [left, right] = both.map((text) => textOf(substitute(text, parameters, room)))
  return left === right ? { kind: 'holds' } : said('false', written)
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
