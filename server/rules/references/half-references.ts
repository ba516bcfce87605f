import { isScript } from '../../document/collect-references.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'
import { keyText, type Node, type ScalarNode } from '../../syntax/tree.js'

/** A text with an odd brace. */
interface Text {
  readonly scalar: ScalarNode
  /** Where it stands in the inputs of a step. */
  readonly path: readonly string[]
  readonly step?: Step
}

/** A name of the document in braces of which one is missing, or both on the right; as the whole text also in `{ }`, `${ }`, `{{{ }}}` and `{ { } }`. */
export interface HalfReference extends Text {
  /** Part of the scalar's text, braces included. */
  readonly from: number
  readonly to: number
  readonly name: string
}

export const halfReferences = factOf((document): readonly HalfReference[] =>
  textsOf(document).flatMap((text) => [...halvesIn(text)].filter(({ name }) => isDeclared(name, document))),
)

/** Whether a text is meant to have a reference in it, so that what it is now does not count. */
export const isHalf = (document: SsmDocument, node: Node): boolean => halves(document).has(node)

const halves = factOf((document): ReadonlySet<Node> => new Set(halfReferences(document).map(({ scalar }) => scalar)))

/** Texts in which references are expanded; in scripts, and other texts of several lines, braces mean other things. */
function textsOf({ steps, entry }: SsmDocument): readonly Text[] {
  const found: Text[] = []
  for (const step of steps)
    if (step.action !== 'aws:loop')
      search(step.inputs, { found, step, path: [], skips: (path) => isScript(step.action, path) })
  search(entry('assumeRole')?.value, { found, path: [], skips: () => false })
  if (entry('sessionType'))
    search(entry('properties')?.value, { found, path: [], skips: ([, name]) => name === 'commands' })
  return found
}

/** A walk down a part of a document. The path is one list, which is copied only where a text is found. */
interface Search {
  readonly found: Text[]
  readonly step?: Step
  readonly path: string[]
  readonly skips: (path: readonly string[]) => boolean
}

/** Adds the texts with an odd brace. */
function search(node: Node | undefined, within: Search): void {
  if (node?.kind === 'list') for (const item of node.items) search(item, within)
  else if (node?.kind === 'map') {
    for (const { key, value } of node.entries) {
      if (value.kind === 'scalar' && !isOdd(value)) continue
      within.path.push(keyText(key))
      search(value, within)
      within.path.pop()
    }
  } else if (node && isOdd(node) && !within.skips(within.path)) {
    const { step, path, found } = within
    found.push({ scalar: node, path: path.slice(), ...(step && { step }) })
  }
}

const isOdd = ({ value, dynamic }: ScalarNode): boolean =>
  typeof value === 'string' &&
  value.includes('{') &&
  !dynamic &&
  !value.includes('\n') &&
  !isWhole(value) &&
  !balanced.test(value)

/** One reference and nothing else, as most texts with a brace are; told without an expression. */
const isWhole = (text: string): boolean =>
  text.startsWith('{{') && text.indexOf('{', 2) < 0 && text.indexOf('}') === text.length - 2 && text.endsWith('}')

/** Every brace belongs to a reference that has all of them. */
const balanced = /^[^{}]*(?:\{\{[^{}]*\}\}[^{}]*)*$/

const inner = '[ \\t]{0,3}((?:variable:|global:|automation:)?[A-Za-z0-9_]{1,100}(?:\\.[A-Za-z0-9_]{1,100})?)[ \\t]{0,3}'
const half = new RegExp(`\\{\\{${inner}\\}(?!\\})|(?<![{$])\\{${inner}\\}\\}(?!\\})|\\{\\{${inner}(?=[^{}]*$)`, 'g')

/** Within a text these may mean something else. */
const single = new RegExp(
  `^\\s*(\\$?\\{${inner}\\}|\\{\\{\\{${inner}\\}\\}\\}|\\{[ \\t]{0,3}\\{${inner}\\}[ \\t]{0,3}\\})\\s*$`,
)

function* halvesIn(text: Text): Generator<HalfReference> {
  const value = String(text.scalar.value)
  const [, braces, one, three, apart] = single.exec(value) ?? []
  const only = one ?? three ?? apart
  if (braces !== undefined && only !== undefined) {
    const from = value.indexOf(braces)
    yield { ...text, from, to: from + braces.length, name: only }
  }
  for (const match of value.matchAll(half)) {
    const name = match[1] ?? match[2] ?? match[3]
    if (name !== undefined) yield { ...text, from: match.index, to: match.index + match[0].length, name }
  }
}

function isDeclared(name: string, document: SsmDocument): boolean {
  const [step = '', output] = name.split('.')
  if (name.startsWith('variable:')) return document.variable(name.slice('variable:'.length)) !== undefined
  if (/^(?:global|automation):/.test(name)) return true
  return output === undefined ? document.parameter(name) !== undefined : document.step(step) !== undefined
}
