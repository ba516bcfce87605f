import { hasDuplicates } from './builder.js'
import { keyName } from './key-names.js'
import { type Entry, limits, type Node, type ScalarNode } from './tree.js'

/**
 * The tree of a text that is JSON to the letter, without a key written twice; undefined for any other, which takes a parser that can tell
 * what is wrong with it. Several times as fast as that one.
 */
export function parseStrictJson(text: string): Node | undefined {
  return new StrictJson(text).document()
}

const code = (character: string): number => character.charCodeAt(0)
const quote = code('"')
const backslash = code('\\')
const comma = code(',')
const colon = code(':')
const openBrace = code('{')
const closeBrace = code('}')
const openBracket = code('[')
const closeBracket = code(']')

const wordOrNumber = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

class StrictJson {
  readonly #text: string
  #at = 0
  /** What was read of the maps and lists that are open, whose own lists are made as long as they need to be when they end. */
  readonly #entries: Entry[] = []
  readonly #items: Node[] = []

  constructor(text: string) {
    this.#text = text
  }

  document(): Node | undefined {
    const root = this.#value(0)
    this.#skipBlanks()
    return this.#at === this.#text.length ? root : undefined
  }

  /** The character behind blanks; NaN at the end. */
  #skipBlanks(): number {
    for (;;) {
      const found = this.#text.charCodeAt(this.#at)
      if (found !== 0x20 && found !== 0x0a && found !== 0x0d && found !== 0x09) return found
      this.#at++
    }
  }

  #value(depth: number): Node | undefined {
    const first = this.#skipBlanks()
    if (first === quote) return this.#string()
    if (first === openBrace) return depth < limits.depth ? this.#map(depth + 1) : undefined
    if (first === openBracket) return depth < limits.depth ? this.#list(depth + 1) : undefined
    wordOrNumber.lastIndex = this.#at
    const word = wordOrNumber.exec(this.#text)?.[0]
    if (word === undefined) return undefined
    const start = this.#at
    this.#at += word.length
    return { kind: 'scalar', value: JSON.parse(word), style: 'plain', start, end: this.#at }
  }

  #map(depth: number): Node | undefined {
    const start = this.#at++
    const before = this.#entries.length
    let next = this.#skipBlanks()
    if (next === closeBrace) this.#at++
    else next = comma
    while (next === comma) {
      if (this.#skipBlanks() !== quote) return undefined
      const key = this.#string(keyName)
      if (!key || this.#skipBlanks() !== colon) return undefined
      this.#at++
      const value = this.#value(depth)
      if (!value) return undefined
      this.#entries.push({ key, value })
      next = this.#skipBlanks()
      this.#at++
    }
    if (next !== closeBrace) return undefined
    const entries = this.#entries.splice(before)
    if (hasDuplicates(entries)) return undefined
    return { kind: 'map', start, end: this.#at, flow: true, entries }
  }

  #list(depth: number): Node | undefined {
    const start = this.#at++
    const before = this.#items.length
    let next = this.#skipBlanks()
    if (next === closeBracket) this.#at++
    else next = comma
    while (next === comma) {
      const item = this.#value(depth)
      if (!item) return undefined
      this.#items.push(item)
      next = this.#skipBlanks()
      this.#at++
    }
    if (next !== closeBracket) return undefined
    return { kind: 'list', start, end: this.#at, flow: true, items: this.#items.splice(before) }
  }

  #string(toText = asItIs): ScalarNode | undefined {
    const start = this.#at + 1
    let escaped = false
    let at = start
    for (; ; at++) {
      const found = this.#text.charCodeAt(at)
      if (found === quote) break
      if (found === backslash) {
        escaped = true
        at++
      }
      // Control characters have to be escaped; NaN is the end of the text.
      else if (!(found >= 0x20)) return undefined
    }
    this.#at = at + 1
    const value = escaped ? unescaped(this.#text.slice(start - 1, this.#at)) : this.#text.slice(start, at)
    return value === undefined ? undefined : { kind: 'scalar', value: toText(value), style: 'double', start, end: at }
  }
}

const asItIs = (text: string): string => text

function unescaped(literal: string): string | undefined {
  try {
    return JSON.parse(literal)
  } catch {
    return undefined
  }
}
