import { conditionsOf } from '../../document/conditions.js'
import type { Step } from '../../document/document.js'
import { keyText, type MapNode, type Node } from '../../syntax/tree.js'
import { headOf, stepName } from '../places.js'
import { rule, runbooks } from '../rule.js'

export const duplicateChoice = rule({
  name: 'duplicate-choice',
  severity: 'warning',
  kinds: runbooks,
  summary: 'Two choices of a branch have the same condition.',
  why: 'The first choice that is true decides, so the second one is never taken.',
  page: 'automation-action-branch',

  *check(document) {
    const seenIn = new Map<Step, Map<string, MapNode>>()
    for (const { choice, step, operations, junctions } of conditionsOf(document).all) {
      if (!choice || operations.length + junctions.length === 0) continue
      const seen = seenIn.get(step) ?? new Map<string, MapNode>()
      seenIn.set(step, seen)
      const condition = textOf(choice.node, 'NextStep')
      const first = seen.get(condition)
      if (!first) seen.set(condition, choice.node)
      else {
        yield {
          range: headOf(choice.node),
          message: `an earlier choice of ${stepName(step)} has the same condition, so this one is never taken`,
          related: [{ range: headOf(first), message: 'the choice with the same condition' }],
        }
      }
    }
  },
})

/** The value as text that is the same whatever the order of keys, without one key of its own. */
function textOf(node: Node, without?: string): string {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? marked(tight(node.value)) : String(node.value)
  if (node.kind === 'list') return `[${node.items.map((item) => textOf(item)).join(',')}]`
  const entries: string[] = []
  for (const { key, value } of node.entries) {
    const name = keyText(key)
    if (name !== without) entries.push(`${marked(name)}:${textOf(value)}`)
  }
  return `{${entries.length > 1 ? entries.sort().join(',') : entries.join()}}`
}

/** Text that cannot be taken for anything else, with its length where others have quotes. */
const marked = (text: string): string => `${text.length}"${text}`

/** Text without the blanks that references may have within their braces. */
const tight = (text: string): string =>
  text.includes('{{') ? spaced(text).replaceAll('{{ ', '{{').replaceAll(' }}', '}}') : text

/** Text with single spaces as its only blanks, which most has. */
const spaced = (text: string): string => (/\s\s|[^\S ]/.test(text) ? text.replaceAll(/\s+/g, ' ') : text)
