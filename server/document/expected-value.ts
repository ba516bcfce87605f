import { inputOf } from '../../schemas/action.js'
import type { SsmType, Value } from '../../schemas/values.js'
import type { Step } from './document.js'
import { once } from '../syntax/once.js'

/** What a schema says of parts of a value. */
interface Schema {
  readonly anyOf?: readonly Schema[]
  readonly items?: object
  readonly properties?: Readonly<Record<string, object>>
  readonly additionalProperties?: object | boolean
}

/** The same for a schema and each of its alternatives, in objects of one form: they are asked about every reference. */
interface Branch {
  readonly items: object | undefined
  readonly properties: Readonly<Record<string, object>> | undefined
  readonly others: object | undefined
}

/** What the action or plugin of a step expects in a place of its inputs; undefined where nothing is known, or several things may stand. */
export function expectedAt(step: Step, path: readonly (string | number)[]): Value | undefined {
  const name = path[0]
  if (!step.definition || typeof name !== 'string') return undefined
  let here: object | undefined = inputOf(step.definition, name)
  for (let at = 1; at < path.length; at++) here = here && partOf(here, path[at] ?? '')
  return here && isValue(here) ? here : undefined
}

const isValue = (schema: object): schema is Value => 'ssm' in schema

/** The types that a whole-value reference may have there; undefined where any may stand. */
export function acceptedTypes({ ssm }: Value): readonly SsmType[] | undefined {
  return ssm.type === 'Any' ? undefined : [ssm.type, ...(ssm.also ?? [])]
}

const branchesOf = once((schema: Schema): readonly Branch[] =>
  [schema, ...(schema.anyOf ?? [])].map(({ items, properties, additionalProperties: others }) => ({
    items,
    properties,
    others: typeof others === 'object' ? others : undefined,
  })),
)

/** The schema of a list's items, or of what stands under a key. */
function partOf(schema: object, part: string | number): object | undefined {
  let found: object | undefined
  for (const branch of branchesOf(schema)) {
    const other = partOfBranch(branch, part)
    if (other && found) return undefined
    found ??= other
  }
  return found
}

function partOfBranch({ items, properties, others }: Branch, part: string | number): object | undefined {
  if (typeof part === 'number') return items
  return properties && Object.hasOwn(properties, part) ? properties[part] : others
}
