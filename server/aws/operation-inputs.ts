import { memberNamed } from './member-named.js'
import type { ValuePath } from './input-faults.js'
import type { Member, Operation, Shape } from './service.js'

/** An input of an operation, or a field within one, as callers write it. */
export type Input = Pick<Member, 'name' | 'shape' | 'deprecated'> & {
  /** The call is refused without it. */
  readonly needed: boolean
}

/** The inputs of an operation, or the fields of a map within them: those at `['Filters', 0]`. What is needed comes first. */
export function inputsOf(operation: Operation, path: ValuePath = []): readonly Input[] {
  const shape = path.length === 0 ? operation.input : inputAt(operation, path)
  if (shape?.kind !== 'structure') return []
  const inputs = [...shape.members.values()].map(
    ({ name, alias, shape, deprecated, required, token }): Input => ({
      name: alias ?? name,
      shape,
      deprecated,
      needed: required && !token,
    }),
  )
  return [...inputs.filter(({ needed }) => needed), ...inputs.filter(({ needed }) => !needed)]
}

/** What stands at a place of an operation's inputs; undefined where nothing does. */
export function inputAt({ input }: Operation, path: ValuePath): Shape | undefined {
  let here: Shape | undefined = input
  for (const step of path) here = here && partOf(here, step)
  return here
}

function partOf(shape: Shape, step: string | number): Shape | undefined {
  if (shape.kind === 'list') return typeof step === 'number' ? shape.item : undefined
  if (typeof step === 'number') return undefined
  if (shape.kind === 'map') return shape.value
  return shape.kind === 'structure' ? memberNamed(shape, step)?.shape : undefined
}
