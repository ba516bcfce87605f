import { inputEntry } from '../../document/inputs.js'
import { addEntry } from '../edit-tree.js'
import { contains } from '../node-at.js'
import type { Refactor } from './refactoring.js'

/** Adds the inputs that an action cannot do without, with the values of a new step. */
export const addMissingInputs: Refactor = (document, offset) => {
  const step = document.steps.findLast(({ node }) => contains(node, offset))
  const { definition, inputs, node } = step ?? {}
  if (!definition || node?.kind !== 'map' || (inputs && inputs.kind !== 'map')) return undefined
  const { required = [] } = definition.schema as { readonly required?: readonly string[] }
  const missing = required.filter((name) => !step || !inputEntry(document, step, name))
  if (missing.length === 0) return undefined
  const values = Object.fromEntries(missing.map((name) => [name, definition.snippet[name] ?? '']))
  const edits = inputs
    ? missing.map((name) => addEntry(document.tree, inputs, name, values[name]))
    : [addEntry(document.tree, node, 'inputs', values)]
  // An empty map is written anew, so that its entries do not stand in one place.
  if (inputs?.entries.length === 0 && missing.length > 1) return undefined
  return { title: `add ${missing.map((name) => `\`${name}\``).join(', ')}`, kind: 'rewrite', edits }
}
