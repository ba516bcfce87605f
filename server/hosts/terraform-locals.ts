import type { Range } from '../syntax/tree.js'
import { type Attribute, type Block, itemsOf } from './hcl-body.js'

/** The local values of a Terraform file by their names, or the entries of a map. */
export type Locals = ReadonlyMap<string, Attribute>

/** The local values of a file. */
export function localsOf(text: string, blocks: readonly Block[]): Locals {
  return named(blocks.filter(({ type }) => type === 'locals').flatMap(({ body }) => [...itemsOf(text, body)]))
}

const named = (items: readonly (Attribute | Block)[]): Locals =>
  new Map(items.flatMap((item) => (item.kind === 'attribute' ? [[item.name, item]] : [])))

/** `local.a`, `local.a.b` or `local.a["b"]`, and nothing more. */
const path = /^local((?:\.[\p{L}_][\p{L}\p{N}_-]*|\["[^"$%\\]+"\])+)\s*$/u
const step = /\.([\p{L}_][\p{L}\p{N}_-]*)|\["([^"]+)"\]/gu

/** Longer ones are no path. */
const longestPath = 300

/** The expression that an expression stands for: that of the local value, or of the entry in one, which is all of it, or itself. */
export function followed(text: string, expression: Range, locals: Locals): Range {
  if (!text.startsWith('local', expression.start)) return expression
  const steps = path.exec(text.slice(expression.start, expression.end).slice(0, longestPath))?.[1]
  if (steps === undefined) return expression
  let within: Locals | undefined = locals
  let found: Attribute | undefined
  for (const [, name, key] of steps.matchAll(step)) {
    found = within?.get(name ?? key ?? '')
    if (!found) return expression
    within = entriesIn(text, found)
  }
  return found?.expression ?? expression
}

/** The maps that were looked into, so that each is read once, however many documents refer to it. */
const known = new WeakMap<Attribute, Locals>()

/** The entries of an attribute whose value is written as a map; those of a `for` are not known. */
function entriesIn(text: string, attribute: Attribute): Locals {
  const before = known.get(attribute)
  if (before) return before
  const { start, end } = attribute.expression
  const written = text.slice(start, end).trimEnd()
  const isMap = /^\{(?!\s*for\b)/.test(written) && written.endsWith('}')
  const entries: Locals = isMap
    ? named([...itemsOf(text, { start: start + 1, end: start + written.length - 1 })])
    : new Map()
  known.set(attribute, entries)
  return entries
}
