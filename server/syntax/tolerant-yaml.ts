import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  parseAllDocuments,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { emptyAt, TreeBuilder } from './builder.js'
import { plainValue } from './plain-value.js'
import { emptyPositions } from './empty-position.js'
import { explain, type Landmarks } from './explain-broken-yaml.js'
import { severalDocuments } from './several-documents.js'
import {
  isBlockText,
  limits,
  type Range,
  type ScalarNode,
  type ScalarStyle,
  type SyntaxFault,
  type Tree,
} from './tree.js'

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/**
 * Reads broken or half-typed YAML as far as it goes. Slower than {@link parseYaml}, and only asked where that one failed with `fault`,
 * which is reported when this parser sees nothing wrong at all and yet reads something else than AWS would.
 */
export function parseBrokenYaml(text: string, fault: SyntaxFault): Tree {
  if (fault.code === 'not-read') return { text, format: 'yaml', root: undefined, faults: [fault] }
  try {
    const documents = withoutStacks(() =>
      parseAllDocuments(text, {
        prettyErrors: false,
        strict: false,
        uniqueKeys: false,
        logLevel: 'silent',
        merge: false,
        keepSourceTokens: true,
      }),
    )
    const [first, second] = Array.isArray(documents) ? documents : []
    if (!first) return { text, format: 'yaml', root: undefined, faults: [] }
    const tree = convert(text, first, fault)
    return second ? { ...tree, faults: [...tree.faults, severalDocuments(first.range[1], text)] } : tree
  } catch (error) {
    // The library recurses; a text which is broken and nested without end exhausts the stack.
    if (!(error instanceof RangeError)) throw error
    return { text, format: 'yaml', root: undefined, faults: [tooDeep(0)] }
  }
}

/** The library makes an error for each fault, thousands where a quote is left open; to note where each was made took most of the time. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

const tooDeep = (at: number): SyntaxFault => ({
  code: 'not-read',
  start: at,
  end: at,
  message: `the text is nested deeper than ${limits.depth} levels; it was not read`,
})

function convert(text: string, document: Document.Parsed, fault: SyntaxFault): Tree {
  const converter = new Converter(text)
  converter.add(document.contents)
  const { builder } = converter
  const [first, next] = document.errors
  // One cause, one finding: what follows the first fault of a text mostly follows from it. An unclear fault of the fast parser
  // which this one does not share is no fault.
  const syntax = first ? [explain([first, next], text, fault, converter)] : []
  return {
    text,
    format: 'yaml',
    root: builder.root,
    faults: [...syntax, ...(first || fault.code !== 'syntax' ? [] : builder.faults)],
    // Where this parser finds nothing wrong, the other one failed over something that may concern all of the text.
    ...((builder.isEntangled || !first) && { entangled: true }),
  }
}

/** Puts nodes into a tree with the places that {@link parseYaml} gives them. */
class Converter implements Landmarks {
  readonly builder: TreeBuilder
  readonly unclosed = new Map<number, number>()
  readonly closed = new Set<number>()
  readonly blocks: Range[] = []
  readonly #text: string
  readonly #emptyPosition: ReturnType<typeof emptyPositions>
  /** The end of what was read last: a block ends there, and an absent value stands behind it. */
  #last = 0

  constructor(text: string) {
    this.#text = text
    this.#emptyPosition = emptyPositions(text)
    this.builder = new TreeBuilder(text, 'yaml')
  }

  add(node: ParsedNode | Scalar | null | undefined): void {
    if (!node?.range) this.#addEmpty(undefined)
    else if (isAlias(node)) this.#addAlias(node.source, node.range)
    else if (isScalar(node)) this.#addScalar(node, node.range)
    else if (isCollection(node)) this.#addCollection(node, node.range)
  }

  #addEmpty(node: Scalar | undefined): void {
    const empty = emptyAt(this.#emptyPosition(this.#last, this.builder.atItem))
    this.builder.scalar(withTag(empty, node?.tag), node?.anchor)
  }

  #addAlias(name: string, [start, end]: ParsedNode['range']): void {
    this.builder.alias(name, start, end)
    this.#last = end
  }

  #addScalar(node: Scalar, [start, end]: ParsedNode['range']): void {
    if (start === end && node.type === 'PLAIN') return this.#addEmpty(node)
    const scalar = scalarOf(node, this.#text, start, end)
    if (isBlockText(scalar)) this.blocks.push(scalar)
    else if (scalar.style !== 'plain' && scalar.end === end) this.unclosed.set(end, start)
    else if (scalar.style !== 'plain') this.closed.add(end)
    this.builder.scalar(scalar, node.anchor)
    this.#last = Math.max(end, scalar.end)
  }

  #addCollection(node: YAMLMap | YAMLSeq, [begin, end]: ParsedNode['range']): void {
    if (this.builder.depth >= limits.depth) throw new RangeError('too deep')
    const flow = Boolean(node.flow)
    // A pair in a list is a map of its own, without brackets.
    const isBracketed = flow && node.srcToken !== undefined
    const first = isBracketed ? begin : (startOfFirstKey(node) ?? begin)
    const start = flow ? first : Math.min(begin, first)
    this.builder.begin(isMap(node) ? 'map' : 'list', start, flow, node.tag, node.anchor)
    this.#last = start + (isBracketed ? 1 : 0)
    for (const item of node.items) {
      if (isPair(item)) {
        this.add(item.key as ParsedNode)
        this.add(item.value as ParsedNode | null)
      } else this.add(item as ParsedNode)
    }
    const isClosed = isBracketed && /[}\]]/.test(this.#text[end - 1] ?? '')
    // Without its bracket it ends with its last item: the library has it reach up to what follows.
    if (isClosed) this.#last = end
    else if (isBracketed && !this.unclosed.has(end)) this.unclosed.set(end, start)
    this.builder.end(this.#last)
  }
}

/**
 * Where the first key of a map without brackets begins that has a tag or an anchor, or is absent. The library has a map in block style begin
 * behind the tag, and a pair in a list before the blanks where its key would stand.
 */
function startOfFirstKey({ items: [first] }: YAMLMap | YAMLSeq): number | undefined {
  const source = isPair(first) ? first.srcToken : undefined
  const tokens = source?.key ? source.start : [...(source?.start ?? []), ...(source?.sep ?? [])]
  return tokens.find(({ type }) => type === 'tag' || type === 'anchor' || type === 'map-value-ind')?.offset
}

function scalarOf(node: Scalar, text: string, start: number, end: number): ScalarNode {
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain'
  const source = typeof node.source === 'string' ? node.source : ''
  const value = style === 'plain' ? plainValue(source, node.tag) : String(node.value)
  const content = contentRange(style, text, start, end)
  return withTag({ kind: 'scalar', value, style, ...content }, node.tag)
}

const withTag = (scalar: ScalarNode, tag: string | undefined): ScalarNode =>
  tag?.startsWith('!') ? { ...scalar, tag } : scalar

/** Without quotes; of a block, without its header, and with the blank lines behind it. */
function contentRange(style: ScalarStyle, text: string, start: number, end: number): { start: number; end: number } {
  if (style === 'plain') return { start, end }
  if (style === 'literal' || style === 'folded') {
    const line = text.indexOf('\n', start) + 1
    return line === 0 || line > end ? { start: end, end } : { start: line, end: behindBlankLines(text, end) }
  }
  const closed = end - start > 1 && text[end - 1] === text[start]
  return { start: start + 1, end: closed ? end - 1 : end }
}

function behindBlankLines(text: string, from: number): number {
  if (text[from - 1] !== '\n') return from
  blankLines.lastIndex = from
  return from + (blankLines.exec(text)?.[0].length ?? 0)
}

const blankLines = /(?: *\r?\n)*/y
