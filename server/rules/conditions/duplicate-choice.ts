import { type Condition, conditionsOf } from '../../document/conditions.js'
import type { SsmDocument } from '../../document/document.js'
import { keyText, type MapNode, type Node } from '../../syntax/tree.js'
import { headOf, stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const duplicateChoice = rule({
  name: 'duplicate-choice',
  severity: 'warning',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'Two choices of a branch have the same condition.',
  why: 'The first choice that is true decides, so the second one is never taken.',
  page: 'automation-action-branch',

  check(document) {
    const found: Finding[] = []
    for (const alike of alikeChoices(document)) {
      const seen = new Map<string, MapNode>()
      for (const { step, node } of alike) {
        const condition = textOf(node, 'NextStep')
        const first = seen.get(condition)
        if (!first) seen.set(condition, node)
        else {
          found.push({
            range: headOf(node),
            message: `an earlier choice of ${stepName(step)} has the same condition, so this one is never taken`,
            related: [{ range: headOf(first), message: 'the choice with the same condition' }],
          })
        }
      }
    }
    return found
  },
})

/** The choices of a step that have the same operators, where there are several. Only those are worth comparing as text. */
function alikeChoices(document: SsmDocument): readonly (readonly Condition[])[] {
  const found = new Map<string, Condition[]>()
  for (const condition of conditionsOf(document).all) {
    const { choice, step, operations, junctions } = condition
    if (!choice || operations.length + junctions.length === 0) continue
    const form = `${step.place} ${namesOf(operations)} ${namesOf(junctions)}`
    const alike = found.get(form)
    if (alike) alike.push(condition)
    else found.set(form, [condition])
  }
  return [...found.values()].filter(({ length }) => length > 1)
}

const namesOf = (parts: readonly { readonly name: string }[]): string =>
  parts
    .map(({ name }) => name)
    .sort()
    .join()

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
