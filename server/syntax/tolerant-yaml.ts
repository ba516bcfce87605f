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
  type YAMLError,
} from 'yaml'
import { emptyAt, TreeBuilder, unquoted } from './builder.js'
import { plainValue } from './plain-value.js'
import { visible } from './visible.js'
import { limits, type ScalarNode, type ScalarStyle, type SyntaxFault, type Tree } from './tree.js'

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
    const documents = parseAllDocuments(text, {
      prettyErrors: false,
      strict: false,
      uniqueKeys: false,
      logLevel: 'silent',
      merge: false,
    })
    const [first] = Array.isArray(documents) ? documents : []
    if (!first) return { text, format: 'yaml', root: undefined, faults: [] }
    return convert(text, first, fault)
  } catch (error) {
    // The library recurses; a text which is broken and nested without end exhausts the stack.
    if (!(error instanceof RangeError)) throw error
    return { text, format: 'yaml', root: undefined, faults: [tooDeep(0)] }
  }
}

const tooDeep = (at: number): SyntaxFault => ({
  code: 'not-read',
  start: at,
  end: at,
  message: `the text is nested deeper than ${limits.depth} levels; it was not read`,
})

function convert(text: string, document: Document.Parsed, fault: SyntaxFault): Tree {
  const builder = new TreeBuilder(text)
  add(document.contents, text, builder, 0)
  const [first] = document.errors
  // One cause, one finding: what follows the first fault of a text mostly follows from it. An unclear fault of the fast parser
  // which this one does not share is no fault.
  const syntax = first ? [explain(first, text, fault)] : []
  return {
    text,
    format: 'yaml',
    root: builder.root,
    faults: [...syntax, ...(first || fault.code !== 'syntax' ? [] : builder.faults)],
  }
}

function add(node: ParsedNode | Scalar | null | undefined, text: string, builder: TreeBuilder, at: number): number {
  if (!node?.range) {
    builder.scalar(emptyAt(at))
    return at
  }
  const [start, end] = node.range
  if (isAlias(node)) builder.alias(node.source, start, end)
  else if (isScalar(node)) builder.scalar(scalarOf(node, text, start, end), node.anchor)
  else if (isCollection(node)) {
    if (builder.depth >= limits.depth) throw new RangeError('too deep')
    builder.begin(isMap(node) ? 'map' : 'list', start, Boolean(node.flow), node.tag, node.anchor)
    let last = start
    for (const item of node.items) {
      if (!isPair(item)) last = add(item as ParsedNode, text, builder, last)
      else {
        last = add(item.key as ParsedNode, text, builder, last)
        last = add(item.value as ParsedNode | null, text, builder, last)
      }
    }
    builder.end(end)
  }
  return end
}

function scalarOf(node: Scalar, text: string, start: number, end: number): ScalarNode {
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain'
  const source = typeof node.source === 'string' ? node.source : ''
  const value = style === 'plain' ? plainValue(source, node.tag) : String(node.value)
  const content = contentRange(style, text, start, end)
  return { kind: 'scalar', value, style, ...content, ...(node.tag?.startsWith('!') && { tag: node.tag }) }
}

/** Without quotes; of a block, without its header. */
function contentRange(style: ScalarStyle, text: string, start: number, end: number): { start: number; end: number } {
  if (style === 'plain') return { start, end }
  if (style === 'literal' || style === 'folded') {
    const line = text.indexOf('\n', start) + 1
    return line === 0 || line > end ? { start: end, end } : { start: line, end }
  }
  const closed = end - start > 1 && text[end - 1] === text[start]
  return { start: start + 1, end: closed ? end - 1 : end }
}

/** A closed map from the library's fault codes to words; the library speaks of tokens, authors of lines, quotes and braces. */
const explanations: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'no anchor of this name stands before the alias',
  BAD_DQ_ESCAPE:
    'this escape is not known in a double-quoted string; write `\\\\` for a backslash, or use single quotes',
  BAD_INDENT: 'the indentation does not fit the lines around it; align it with its siblings',
  BAD_SCALAR_START: 'text cannot begin with this character; quote it',
  BLOCK_AS_IMPLICIT_KEY:
    'a map cannot begin here; quote text that has a colon and a blank in it, or put the map on lines of its own',
  BLOCK_IN_FLOW: 'a block list or map cannot stand within `{ }` or `[ ]`',
  KEY_OVER_1024_CHARS: 'a key is at most 1024 characters long; is a quote missing?',
  MISSING_CHAR: 'a colon, comma, quote or bracket is missing here',
  MULTILINE_IMPLICIT_KEY: 'a key stands on one line; is the colon missing, or an indentation?',
  TAB_AS_INDENT: 'a tab indents this line; indent with blanks',
  UNEXPECTED_TOKEN: 'this does not belong here; is a quote, a bracket or an indentation missing before it?',
}

/** What the fast parser says of a text that ends too early, which it tells better. */
const unclosed: Readonly<Record<string, string>> = {
  'unexpected end of the stream within a flow collection': 'a `{` or `[` is not closed before the text ends',
  'unexpected end of the stream within a double quoted scalar': 'a `"` is not closed before the text ends',
  'unexpected end of the stream within a single quoted scalar': "a `'` is not closed before the text ends",
}

function explain(error: YAMLError, text: string, fault: SyntaxFault): SyntaxFault {
  const start = Math.min(error.pos[0], text.length)
  const end = Math.max(start, Math.min(error.pos[1], text.length))
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, lineEnd(text, start))
  const braces = /(?:[:-]\s+)(\{\{[^}\n]*\}\})/.exec(line)
  if (braces?.[1]) {
    const from = text.lastIndexOf('\n', start - 1) + 1 + braces.index + braces[0].indexOf('{{')
    return {
      code: 'unquoted-reference',
      start: from,
      end: from + braces[1].length,
      message: unquoted(braces[1]),
      fatal: true,
    }
  }
  const message = unclosed[fault.message] ?? explanations[error.code] ?? error.message
  return { code: 'syntax', ...visible({ start, end: Math.min(end, lineEnd(text, start)) }, text), message }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}
