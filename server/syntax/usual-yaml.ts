import { emptyAt, hasDuplicates } from './builder.js'
import { characterCodes } from './character-codes.js'
import { emptyPositions } from './empty-position.js'
import type { Entry, Node, ScalarNode, Tree } from './tree.js'
import { readBlockScalar } from './yaml-block-scalars.js'
import { readFlow } from './yaml-flow.js'
import { readKey, readPlain, readQuoted } from './yaml-scalars.js'
import { columnOf, deepest, isSpace, skipBlanks, type YamlSource, yamlSource } from './yaml-source.js'

const { quote, apostrophe, dash, bar, greater, openBracket, openBrace } = characterCodes

/** Characters that YAML forbids, or that mean the end of a line or nothing at all. */
const unusual = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]/u

/**
 * The tree of a text in YAML as nearly all documents are written: blocks, and flow collections of scalars, without anchors, tags, complex keys,
 * tabs before a value or keys written twice. Undefined for any other text, which takes a parser that knows all of YAML.
 */
export function parseUsualYaml(text: string): Pick<Tree, 'root' | 'entangled'> | undefined {
  if (unusual.test(text)) return undefined
  const source = yamlSource(text)
  skipBlanks(source)
  if (columnOf(source) === 0 && text.startsWith('---', source.at)) {
    source.at += 3
    if (!isSpace(source.codes[source.at]) || !skipBlanks(source)) return undefined
  }
  if (columnOf(source) !== 0 || atDots(source)) return undefined
  const root = new UsualYaml(source).node(-1, 0)
  const isBlock = root !== undefined && root.kind !== 'scalar' && !root.flow
  if (!isBlock || !atEnd(source)) return undefined
  return source.isMoved ? { root, entangled: true } : { root }
}

/** Whether nothing follows but the three dots that may end a document. */
function atEnd(source: YamlSource): boolean {
  if (atDots(source)) {
    source.at += 3
    skipBlanks(source)
  }
  return source.at === source.text.length
}

const atDots = ({ text, at, lineStart }: YamlSource): boolean => at === lineStart && text.startsWith('...', at)

class UsualYaml {
  readonly #source: YamlSource
  readonly #emptyPosition: ReturnType<typeof emptyPositions>
  /** What was read of the maps and lists that are open, one behind the other: each gets a list of just its length when it ends. */
  readonly #entries: Entry[] = []
  readonly #items: Node[] = []
  #entryCount = 0
  #itemCount = 0

  constructor(source: YamlSource) {
    this.#source = source
    this.#emptyPosition = emptyPositions(source.text)
  }

  /** The value that begins here, on lines of its own or behind a dash, within a collection in the given column. */
  node(parent: number, depth: number): Node | undefined {
    if (depth > deepest) return undefined
    const source = this.#source
    const { at } = source
    const column = at - source.lineStart
    if (this.#atDash()) return this.#list(column, depth)
    const key = readKey(source)
    return key ? this.#map(at, column, key, depth) : this.#leaf(parent)
  }

  #atDash(): boolean {
    const { codes, at } = this.#source
    return codes[at] === dash && isSpace(codes[at + 1])
  }

  #map(start: number, column: number, first: ScalarNode, depth: number): Node | undefined {
    const source = this.#source
    const before = this.#entryCount
    let key = first
    for (;;) {
      const value = this.#valueOf(column, depth)
      if (!value) return undefined
      this.#entries[this.#entryCount++] = { key, value }
      if (columnOf(source) !== column || atDots(source)) break
      const next = readKey(source)
      if (!next) return undefined
      key = next
    }
    const entries = this.#entries.slice(before, this.#entryCount)
    this.#entryCount = before
    if (hasDuplicates(entries)) return undefined
    return { kind: 'map', start, end: source.last, flow: false, entries }
  }

  /** The value behind the colon of a key in this column. */
  #valueOf(column: number, depth: number): Node | undefined {
    const source = this.#source
    if (!skipBlanks(source)) return this.#leaf(column)
    const found = columnOf(source)
    if (found > column) return this.node(column, depth + 1)
    return found === column && this.#atDash() ? this.#list(column, depth + 1) : this.#empty(false)
  }

  #list(column: number, depth: number): Node | undefined {
    const source = this.#source
    const start = source.at
    const before = this.#itemCount
    source.last = start
    while (columnOf(source) === column && this.#atDash()) {
      source.at++
      const broke = skipBlanks(source)
      const item = broke && columnOf(source) <= column ? this.#empty(true) : this.node(column, depth + 1)
      if (!item) return undefined
      this.#items[this.#itemCount++] = item
    }
    const items = this.#items.slice(before, this.#itemCount)
    this.#itemCount = before
    return { kind: 'list', start, end: source.last, flow: false, items }
  }

  /** A scalar or a flow collection, and the end of its last line. */
  #leaf(column: number): Node | undefined {
    const source = this.#source
    const first = source.codes[source.at]
    if (first === bar || first === greater) {
      const scalar = readBlockScalar(source, column + 1)
      skipBlanks(source)
      return scalar
    }
    const read =
      first === quote || first === apostrophe
        ? readQuoted(source, column + 1)
        : first === openBrace || first === openBracket
          ? readFlow(source, column + 1, 0)
          : readPlain(source, column + 1)
    return read && skipBlanks(source) ? read : undefined
  }

  #empty(isItem: boolean): ScalarNode {
    return emptyAt(this.#emptyPosition(this.#source.last, isItem))
  }
}
