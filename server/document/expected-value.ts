import { inputOf } from '../../schemas/action.js'
import type { SsmType, Value } from '../../schemas/values.js'
import type { Step } from './document.js'

/** The parts of a schema that lead to the schemas of parts of a value. */
interface Parts {
  readonly anyOf?: readonly object[]
  readonly items?: object
  readonly properties?: Readonly<Record<string, object>>
  readonly additionalProperties?: object | boolean
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

const none: readonly object[] = []

/** The schema of a list's items, or of what stands under a key. */
function partOf(schema: object, part: string | number): object | undefined {
  let found = directPart(schema as Parts, part)
  for (const branch of (schema as Parts).anyOf ?? none) {
    const other = directPart(branch as Parts, part)
    if (other && found) return undefined
    found ??= other
  }
  return found
}

function directPart({ items, properties, additionalProperties }: Parts, part: string | number): object | undefined {
  if (typeof part === 'number') return items
  if (properties && Object.hasOwn(properties, part)) return properties[part]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}
