import { type Token, tokens } from '../document/references.js'
import { type Json, keyText, type MapNode, type Node, putField } from '../syntax/tree.js'

/** A value of a document as a run fills it: what is written is read once, however often a run comes by. */
export type Template = Fixed | TextTemplate | ListTemplate | MapTemplate

/** A value without references. */
interface Fixed<T extends Json = Json> {
  readonly kind: 'fixed'
  readonly value: T
}

export type FixedMap = Fixed<Readonly<Record<string, Json>>>

/** A text with references. */
export interface TextTemplate {
  readonly kind: 'text'
  readonly text: string
  readonly tokens: readonly Filled[]
}

/** A `{{ … }}` of a text, and whether there is nothing beside it. */
type Filled = Token & { readonly whole: boolean }

interface ListTemplate {
  readonly kind: 'list'
  readonly items: readonly Template[]
}

export interface MapTemplate {
  readonly kind: 'map'
  readonly entries: readonly (readonly [name: string, value: Template])[]
}

/** How a node is filled. */
export function templateOf(node: Node): Template {
  if (node.kind === 'scalar')
    return typeof node.value === 'string' ? textTemplate(node.value) : { kind: 'fixed', value: node.value }
  return node.kind === 'list' ? listTemplate(node.items.map(templateOf)) : mapTemplate(node)
}

/** How a text is filled. */
export function textTemplate(text: string): Template {
  if (!text.includes('{{')) return { kind: 'fixed', value: text }
  const found = tokens(text)
  return { kind: 'text', text, tokens: found.map((token) => filledToken(text, token)) }
}

const filledToken = (text: string, { from, to, target }: Token): Filled => ({
  from,
  to,
  target,
  whole: text.slice(0, from).trim() === '' && text.slice(to).trim() === '',
})

function listTemplate(items: readonly Template[]): Template {
  const values: Json[] = []
  for (const item of items) {
    if (item.kind !== 'fixed') return { kind: 'list', items }
    values.push(item.value)
  }
  return { kind: 'fixed', value: values }
}

/** How a map is filled, without the values under some of its keys. */
export function mapTemplate({ entries }: MapNode, without?: ReadonlySet<string>): FixedMap | MapTemplate {
  const templates: [string, Template][] = []
  const values: Record<string, Json> = {}
  let isFixed = true
  for (const { key, value } of entries) {
    const name = keyText(key)
    if (without?.has(name)) continue
    const template = templateOf(value)
    templates.push([name, template])
    if (template.kind === 'fixed') putField(values, name, template.value)
    else isFixed = false
  }
  return isFixed ? { kind: 'fixed', value: values } : { kind: 'map', entries: templates }
}
