import type { Step } from '../../document/document.js'
import { entryOf, keyText, type Tree } from '../../syntax/tree.js'
import type { Fix } from '../rule.js'

/** The step above whose own keys one without a name seems to have: it lacks some of them, and has none of them. */
export function stepContinuedBy({ siblings, index, node, nameNode }: Step): Step | undefined {
  const above = siblings[index - 1]
  if (nameNode || above?.node.kind !== 'map' || node.kind !== 'map') return undefined
  const isLacking = needed.some((key) => entryOf(node, key) && !entryOf(above.node, key))
  return isLacking && !node.entries.some(({ key }) => entryOf(above.node, keyText(key))) ? above : undefined
}

/** Whether what a step lacks stands in the one below, which has no name. */
export function isContinued(step: Step): boolean {
  const below = step.siblings[step.index + 1]
  return below !== undefined && stepContinuedBy(below) === step
}

const needed = ['action', 'inputs'] as const

/** Takes the dash of a step out, where it begins its line. */
export function withoutDash({ text }: Tree, { node }: Step): readonly Fix[] {
  const dash = text.lastIndexOf('-', node.start)
  const before = text.slice(text.lastIndexOf('\n', node.start - 1) + 1, node.start)
  if (!/^ *- +$/.test(before)) return []
  return [{ title: 'take out the dash', safe: false, edits: [{ start: dash, end: dash + 1, text: ' ' }] }]
}
