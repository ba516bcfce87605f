import type { SsmDocument } from '../../document/document.js'
import { rangeWithin } from '../../syntax/positions.js'
import type { Node, ScalarNode } from '../../syntax/tree.js'
import { parameterized, replaceWith, rule } from '../rule.js'

export const unclosedReference = rule({
  name: 'unclosed-reference',
  severity: 'warning',
  kinds: parameterized,
  summary: 'A name of the document stands in braces of which one is missing.',
  why: 'A reference has two braces on either side. With fewer it is text and stays as it is.',
  page: 'automation-variables',

  *check(document) {
    for (const scalar of scalars(document)) {
      for (const { from, to, name } of halves(String(scalar.value))) {
        if (!isDeclared(name, document)) continue
        const range = rangeWithin(document.tree, scalar, from, to)
        yield {
          range,
          message: `a brace is missing; write \`{{ ${name} }}\``,
          fixes: [replaceWith(range, `{{ ${name} }}`)],
        }
      }
    }
  },
})

/** Texts in which references are expanded; in those of several lines, scripts above all, braces mean other things. */
function scalars({ steps, entry }: SsmDocument): readonly ScalarNode[] {
  const found: ScalarNode[] = []
  for (const { action, inputs } of steps) if (action !== 'aws:loop') search(inputs, found)
  search(entry('assumeRole')?.value, found)
  if (entry('sessionType')) search(entry('properties')?.value, found)
  return found
}

/** Adds the texts with an odd brace. */
function search(node: Node | undefined, found: ScalarNode[]): void {
  if (node?.kind === 'list') for (const item of node.items) search(item, found)
  else if (node?.kind === 'map') for (const { value } of node.entries) search(value, found)
  else if (typeof node?.value === 'string' && node.value.includes('{') && !node.dynamic)
    if (!node.value.includes('\n') && !balanced.test(node.value)) found.push(node)
}

/** Every brace belongs to a reference that has all of them. */
const balanced = /^[^{}]*(?:\{\{[^{}]*\}\}[^{}]*)*$/

const inner = '[ \\t]{0,3}((?:variable:|global:|automation:)?[A-Za-z0-9_]{1,100}(?:\\.[A-Za-z0-9_]{1,100})?)[ \\t]{0,3}'
const half = new RegExp(`\\{\\{${inner}\\}(?!\\})|(?<![{$])\\{${inner}\\}\\}(?!\\})`, 'g')

function* halves(text: string): Generator<{ readonly from: number; readonly to: number; readonly name: string }> {
  for (const match of text.matchAll(half)) {
    const name = match[1] ?? match[2]
    if (name !== undefined) yield { from: match.index, to: match.index + match[0].length, name }
  }
}

function isDeclared(name: string, document: SsmDocument): boolean {
  const [step = '', output] = name.split('.')
  if (name.startsWith('variable:')) return document.variable(name.slice('variable:'.length)) !== undefined
  if (/^(?:global|automation):/.test(name)) return true
  return output === undefined ? document.parameter(name) !== undefined : document.step(step) !== undefined
}
