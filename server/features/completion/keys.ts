import { inputsOf } from '../../aws/operation-inputs.js'
import type { Shape } from '../../aws/service.js'
import { commaBefore, type Completion, type SchemaSituation, withQuotes } from './completion.js'
import type { Schema } from './schemas-at.js'
import { indentationOf } from '../../document/indentation.js'
import { scalarFor } from '../write-value.js'

/** The form of a value that a key is written with. */
type Stub = 'map' | 'list' | 'text' | 'number' | 'boolean'

/** A key that a map may have. */
export interface Key {
  readonly name: string
  readonly stub: Stub
  readonly required: boolean
  /** The least number that may stand there. */
  readonly minimum?: number | undefined
  readonly detail: string
  readonly documentation?: string | undefined
}

/** The keys that a map may have and has not yet, needed ones first. */
export const keyCompletions = (situation: SchemaSituation): Completion[] =>
  keysAt(situation).map((key) => keyItem(situation, key))

/** The keys that a map at a place may have beside those it has. */
export function keysAt({ place: { siblings }, schemas, ...within }: SchemaSituation): Key[] {
  const keys = [...keysOfSchemas(schemas), ...keysOfCall(within)]
  const unique = new Map(keys.map((key) => [key.name, key]))
  return [...unique.values()].filter(({ name }) => !siblings.has(name))
}

function keysOfSchemas(schemas: readonly Schema[]): Key[] {
  return schemas.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, schema]) => ({
      name,
      stub: stubOf(schema),
      required: required.includes(name),
      detail: schema.ssm?.type ?? '',
      minimum: schema.minimum ?? schema.anyOf?.[0]?.minimum,
      documentation: schema.description,
    })),
  )
}

function stubOf({ ssm, type, anyOf }: Schema): Stub {
  const base: unknown = ssm?.type === 'Any' ? undefined : (ssm?.type ?? type ?? anyOf?.[0]?.type)
  const name = String(Array.isArray(base) ? base[0] : base).toLowerCase()
  if (name === 'stringmap' || name === 'object') return 'map'
  if (name === 'stringlist' || name === 'maplist' || name === 'array') return 'list'
  if (name === 'integer' || name === 'number') return 'number'
  return name === 'boolean' ? 'boolean' : 'text'
}

/** Inputs of the operation that the step calls, and fields within them. */
function keysOfCall({ call, inputPath }: Pick<SchemaSituation, 'call' | 'inputPath'>): Key[] {
  if (!call || !inputPath) return []
  return inputsOf(call.operation, inputPath)
    .filter(({ deprecated }) => !deprecated)
    .map(({ name, shape, needed }) => ({
      name,
      stub: stubOfShape(shape),
      required: needed,
      minimum: 'min' in shape ? shape.min : undefined,
      detail: shape.kind,
    }))
}

function stubOfShape({ kind }: Shape): Stub {
  if (kind === 'structure' || kind === 'map') return 'map'
  if (kind === 'list' || kind === 'boolean') return kind
  return kind === 'integer' || kind === 'long' || kind === 'float' || kind === 'double' ? 'number' : 'text'
}

/** A completion that writes a key, its colon and the beginning of its value. */
export function keyItem(
  situation: SchemaSituation,
  { name, stub, required, minimum, detail, documentation }: Key,
): Completion {
  const { place, document } = situation
  const json = place.form === 'json'
  const tail = place.commaBehind && !place.followed ? ',' : ''
  const written = json ? JSON.stringify(name) : scalarFor(name, place.form)
  return {
    label: name,
    kind: 'input',
    detail: required ? `${detail}, needed`.replace(/^, /, '') : detail,
    ...(documentation !== undefined && { documentation }),
    range: withQuotes(place, document.tree.text),
    text: place.followed ? written : `${written}:${beginning(situation, stub, minimum)}${tail}`,
    ...(!place.followed && { form: place.form, isEntry: true }),
    ...(place.quote && { filter: `${place.quote}${name}` }),
    ...commaBefore(place),
    rank: required ? 0 : 1,
  }
}

const empty: Readonly<Record<Exclude<Stub, 'number'>, string>> = { map: '{}', list: '[]', text: '""', boolean: 'false' }

function beginning({ document, place: { form, column } }: SchemaSituation, stub: Stub, minimum = 0): string {
  if (form === 'json') return ` ${stub === 'number' ? minimum : empty[stub]}`
  if (stub !== 'map' && stub !== 'list') return ' '
  if (form === 'flow') return ` ${empty[stub]}`
  const { width, dashes } = indentationOf(document.tree)
  return stub === 'list' ? `\n${' '.repeat(column + dashes)}- ` : `\n${' '.repeat(column + width)}`
}
