import { hasDuplicates } from './builder.js'
import { characterCodes } from './character-codes.js'
import { keyName } from './key-names.js'
import type { Entry, Node, ScalarNode } from './tree.js'
import { readPlainInFlow, readQuoted } from './yaml-scalars.js'
import { deepest, skipBlanks, type YamlSource } from './yaml-source.js'

const { quote, apostrophe, comma, colon, openBracket, closeBracket, openBrace, closeBrace } = characterCodes

/** A value in flow style, whose further lines are indented so far. */
export function readFlow(source: YamlSource, indent: number, depth: number): Node | undefined {
  const first = source.codes[source.at]
  if (first === openBrace) return depth < deepest ? readMap(source, indent, depth + 1) : undefined
  if (first === openBracket) return depth < deepest ? readList(source, indent, depth + 1) : undefined
  return readScalar(source, indent)
}

const readScalar = (source: YamlSource, indent: number): ScalarNode | undefined => {
  const first = source.codes[source.at]
  return first === quote || first === apostrophe ? readQuoted(source, indent) : readPlainInFlow(source)
}

function readMap(source: YamlSource, indent: number, depth: number): Node | undefined {
  const start = source.at
  const entries: Entry[] = []
  const isRead = readItems(source, indent, closeBrace, () => {
    const { lineStart } = source
    const key = readScalar(source, indent)
    if (!key || key.value === '<<' || source.lineStart !== lineStart) return false
    if (skipInFlow(source, indent) !== colon) return false
    source.at++
    skipInFlow(source, indent)
    const value = readFlow(source, indent, depth)
    if (value) entries.push({ key: named(key), value })
    return value !== undefined
  })
  if (!isRead || hasDuplicates(entries)) return undefined
  return { kind: 'map', start, end: source.at, flow: true, entries }
}

const named = (key: ScalarNode): ScalarNode =>
  typeof key.value === 'string' ? { ...key, value: keyName(key.value) } : key

function readList(source: YamlSource, indent: number, depth: number): Node | undefined {
  const start = source.at
  const items: Node[] = []
  const isRead = readItems(source, indent, closeBracket, () => {
    const item = readFlow(source, indent, depth)
    if (item) items.push(item)
    return item !== undefined
  })
  return isRead ? { kind: 'list', start, end: source.at, flow: true, items } : undefined
}

/** Reads what stands between commas up to a bracket. */
function readItems(source: YamlSource, indent: number, close: number, readItem: () => boolean): boolean {
  let next: number | undefined = comma
  while (next === comma) {
    source.at++
    next = skipInFlow(source, indent)
    if (next === close) break
    if (!readItem()) return false
    next = skipInFlow(source, indent)
  }
  if (next !== close) return false
  source.at++
  source.last = source.at
  return true
}

/** The character behind blanks and comments. As for SnakeYAML, any indentation will do, but too little of it is noted. */
function skipInFlow(source: YamlSource, indent: number): number | undefined {
  const { lineStart } = source
  skipBlanks(source)
  if (source.lineStart !== lineStart && source.at - source.lineStart < indent) source.isMoved = true
  return source.codes[source.at]
}
