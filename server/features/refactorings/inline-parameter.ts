import { variableUses } from '../../document/environment-variables.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import type { Edit } from '../../rules/rule.js'
import { entryOf, isBlockText, withQuotes } from '../../syntax/tree.js'
import { ownEntries, removeEntry } from '../edit-tree.js'
import { eachOnce, nameAt } from '../names.js'
import { scalarFor } from '../write-value.js'
import type { Refactor } from './refactoring.js'

/** Puts the default of a parameter in the place of all references to it, and takes its declaration away. */
export const inlineParameter: Refactor = (document, offset) => {
  const { tree } = document
  const found = nameAt(document, offset)?.name
  const parameter = found?.kind === 'parameter' ? document.parameter(found.name) : undefined
  const value = parameter?.default
  const map = document.entry('parameters')?.value
  const entry = map?.kind === 'map' && parameter ? entryOf(map, parameter.name) : undefined
  if (!parameter || value?.kind !== 'scalar' || value.value === null || map?.kind !== 'map' || !entry) return undefined
  const text = String(value.value)
  const uses = document.references.filter(({ target }) => target.kind === 'parameter' && target.name === parameter.name)
  // What needs quotes or lines of its own cannot stand in every place.
  if (uses.length === 0 || !/^[\w ./:@-]*$/.test(text)) return undefined
  if (uses.some(isVariable) || variableUses(document).some((use) => use.parameter === parameter)) return undefined
  const edits = uses.map((use): Edit => {
    if (!use.whole || isBlockText(use.scalar)) return { ...rangeOfReference(tree, use), text }
    return { ...withQuotes(use.scalar), text: scalarFor(value.value ?? '', tree.format === 'json' ? 'json' : 'flow') }
  })
  const section = ownEntries(map).length === 1 ? document.entry('parameters') : undefined
  const removal = section ? removeEntry(tree, document.root, section) : removeEntry(tree, map, entry)
  return (
    removal && { title: `inline the parameter ${parameter.name}`, kind: 'inline', edits: [...eachOnce(edits), removal] }
  )
}

/** Where a condition names what it looks at, there can be nothing but a reference. */
const isVariable = ({ site: { step, path } }: Reference): boolean =>
  (step?.action === 'aws:branch' || step?.action === 'aws:loop') && path.at(-1) === 'Variable'
