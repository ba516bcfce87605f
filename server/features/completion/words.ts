import { inputAt } from '../../aws/operation-inputs.js'
import { parameterTypeNamed } from '../../../schemas/parameter-types.js'
import { type Completion, scalarItem, type SchemaSituation } from './completion.js'

const durations: readonly (readonly [text: string, words: string])[] = [
  ['PT30S', '30 seconds'],
  ['PT1M', '1 minute'],
  ['PT5M', '5 minutes'],
  ['PT10M', '10 minutes'],
  ['PT1H', '1 hour'],
  ['P1D', '1 day'],
]

/** The words that the schema of a place, or the API behind it, allows; true and false; durations. */
export function wordCompletions(situation: SchemaSituation): Completion[] {
  const { place, schemas } = situation
  const found = new Map<string, Completion>()
  const add = (value: string | number | boolean, detail = '') => {
    const isText = typeof value === 'string'
    if (found.has(String(value)) || (!isText && place.quote)) return
    const kind = isText && parameterTypeNamed(value) ? 'type' : 'word'
    found.set(String(value), scalarItem(situation, { label: String(value), kind, detail }, value))
  }
  const booleans = schemas.some(({ type }) => type === 'boolean') || shapeOf(situation)?.kind === 'boolean'
  if (booleans) for (const value of [true, false]) add(value)
  for (const { enum: words = [], examples = [], ssm } of schemas) {
    for (const word of [...words, ...examples])
      if (isScalar(word) && !(booleans && (word === 'true' || word === 'false'))) add(word, detailOf(word))
    if (ssm?.format === 'duration') for (const [text, detail] of durations) add(text, detail)
  }
  const shape = shapeOf(situation)
  for (const value of shape?.kind === 'string' ? (shape.values ?? []) : []) add(value)
  return [...found.values()]
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const detailOf = (word: unknown): string => parameterTypeNamed(String(word))?.description ?? ''

/** What the API takes at the place. */
function shapeOf({ call, inputPath }: SchemaSituation) {
  return call && inputPath && inputPath.length > 0 ? inputAt(call.operation, inputPath) : undefined
}
