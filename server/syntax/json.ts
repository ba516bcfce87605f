import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'
import { TreeBuilder } from './builder.js'
import { originalOffsets } from './edited-text.js'
import { notAComment, wrongSymbol } from './json-symbols.js'
import { type MendedJson, mendedJson, notMended, stringNotClosed } from './mend-json.js'
import { parseStrictJson } from './strict-json.js'
import { flowTokens } from './flow-tokens.js'
import { byPlace, limits, type Node, type Range, type SyntaxFault, type Tree } from './tree.js'
import { visibleIn } from './visible-in.js'

/** Reads strict JSON. Faults that leave no doubt of what was meant (a trailing comma, a comment) do not stop the reading. */
export function parseJson(text: string): Tree {
  const root = parseStrictJson(text)
  return root ? { text, format: 'json', root, faults: [] } : parseTolerantJson(text)
}

/** Reads any text as JSON and says what is wrong with it. */
export function parseTolerantJson(text: string): Tree {
  const read = readTolerantly(text)
  if (read) return { text, format: 'json', root: read.meant.root, faults: toldOf(read.written.faults) }
  const message = `the text is nested deeper than ${limits.depth} levels; it was not read`
  return { text, format: 'json', root: undefined, faults: [{ code: 'not-read', start: 0, end: 0, message }] }
}

/**
 * Reads a map or list out of a larger text, of which the rest is well-formed. Nothing where it may be read otherwise there, as where what is
 * wrong in it may reach out of it.
 */
export function parseJsonPart(
  text: string,
): { readonly root: Node; readonly faults: readonly SyntaxFault[] } | undefined {
  const strict = parseStrictJson(text)
  if (strict) return { root: strict, faults: [] }
  const read = isClosed(text) ? readTolerantly(text) : undefined
  const root = read && endsWith(text, read.meant) ? read.meant.root : undefined
  if (!read || !root) return undefined
  // How the text goes on as it is written, behind the first fault, is of no matter.
  const faults = toldOf(read.written.faults)
  return faults.length > 0 && faults.every(({ end }) => end < text.length) ? { root, faults } : undefined
}

const endsWith = ({ length }: string, { root, faults }: Reading): boolean =>
  root?.end === length && faults.every(({ end }) => end < length)

interface Reading {
  readonly root: Node | undefined
  readonly faults: readonly SyntaxFault[]
}

/** Whether a text is one map or list whose brackets are all closed, and none before its end. */
function isClosed(text: string): boolean {
  let open = 0
  for (const { kind, end } of flowTokens(text, 0, true)) {
    if (kind === '{' || kind === '[') open++
    if (kind === '}' || kind === ']') open--
    if (open === 0) return end === text.length
  }
  return false
}

/** What a text says as it is written, for what is wrong with it, and as it is meant. */
interface Readings {
  readonly written: Reading
  readonly meant: Reading
}

/** Reads a text both ways, mended as far as there is no doubt; undefined where it is nested too deep. */
function readTolerantly(text: string): Readings | undefined {
  try {
    const plain = read(text, notMended(text))
    if (!isBroken(plain)) return { written: plain, meant: plain }
    const mended = mendedJson(text)
    const now = mended.faults.length > 0 ? read(text, mended) : plain
    return { written: { root: now.root, faults: [...mended.faults, ...now.faults].sort(byPlace) }, meant: now }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
}

const isBroken = ({ faults }: Reading): boolean => faults.some(({ code }) => code === 'syntax')

/** Reads a text by a mended one. */
function read(text: string, mended: MendedJson): Reading {
  const builder = new TreeBuilder(text, 'json')
  const faults: SyntaxFault[] = []
  visit(mended.text, visitor(text, mended, builder, faults), {
    allowTrailingComma: false,
    disallowComments: false,
    allowEmptyContent: true,
  })
  builder.finish(text.length)
  return { root: builder.root, faults: [...faults, ...builder.faults].sort(byPlace) }
}

/** What is told of the faults of a text: all where the rest is read as it was meant, else the first. */
export function toldOf(faults: readonly SyntaxFault[]): readonly SyntaxFault[] {
  if (faults.every(({ code, local }) => code !== 'syntax' || local)) return faults
  return onlyFirst(faults).map(({ mending: _, local: __, ...fault }) => fault)
}

/** Behind the first fault of syntax the others mostly follow from it. */
function onlyFirst(faults: readonly SyntaxFault[]): SyntaxFault[] {
  const first = faults.find(({ code }) => code === 'syntax')
  return faults.filter((fault) => fault === first || (fault.code !== 'syntax' && (!first || fault.start < first.start)))
}

function visitor(
  text: string,
  mended: MendedJson,
  builder: TreeBuilder,
  faults: SyntaxFault[],
): Parameters<typeof visit>[1] {
  const map = originalOffsets(mended)
  const rangeOf = (offset: number, length: number): Range => ({ start: map(offset), end: map(offset + length) })
  const begin = (kind: 'map' | 'list') => (offset: number) => {
    if (builder.depth >= limits.depth) throw new RangeError('too deep')
    builder.begin(kind, map(offset), true)
  }
  /** Where the last value ended. */
  let last = 0
  const end = (offset: number, length: number) => {
    last = map(offset + length)
    builder.end(last)
  }
  /** Whether what follows was put in behind a key that is only being typed. */
  let isBegun = false
  const visible = visibleIn(text)
  const told = new Set<string>()
  return {
    onObjectBegin: begin('map'),
    onArrayBegin: begin('list'),
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty: (value, offset, length) => {
      const range = rangeOf(offset, length)
      isBegun = mended.begun.has(range.start)
      if (!isBegun) builder.scalar({ kind: 'scalar', value, style: 'double', ...withoutQuotes(text, range) })
    },
    onLiteralValue: (value, offset, length) => {
      if (isBegun) {
        isBegun = false
        return
      }
      const range = rangeOf(offset, length)
      last = range.end
      const unknown = mended.unknown.get(range.start)
      if (unknown) {
        const source = text.slice(unknown.start, unknown.end) || null
        return builder.scalar({ kind: 'scalar', value: source, style: 'plain', ...unknown, dynamic: true })
      }
      return typeof value === 'string'
        ? builder.scalar({ kind: 'scalar', value, style: 'double', ...withoutQuotes(text, range) })
        : builder.scalar({ kind: 'scalar', value, style: 'plain', ...range })
    },
    onComment: (offset, length) =>
      faults.push({
        code: 'comment',
        ...rangeOf(offset, length),
        message: notAComment,
      }),
    onError: (code, offset, length) => {
      const range = rangeOf(offset, length)
      const fault =
        trailingComma(code, range.start, text) ??
        missingComma(code, range, last, text, builder.atItem) ??
        missingValue(code, range.start, text) ??
        syntaxFault(code, visible(range), text)
      // Behind a comma the parser misses a key and then its value.
      const place = `${fault.code} ${fault.start}`
      if (!told.has(place)) faults.push(fault)
      told.add(place)
    },
  }
}

/** The range of a text without its quotes, one of which may be missing, or both. */
function withoutQuotes(text: string, { start, end }: Range): Range {
  const first = text[start] ?? ''
  if (first !== '"' && first !== "'") return { start, end }
  return { start: start + 1, end: end - start > 1 && text[end - 1] === first ? end - 1 : end }
}

const explanations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not a JSON value; text stands in double quotes',
  InvalidNumberFormat: 'this is not a JSON number',
  PropertyNameExpected: 'a key in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing between key and value',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'the brace `}` is missing',
  CloseBracketExpected: 'the bracket `]` is missing',
  EndOfFileExpected: 'the document ends before this; is a brace closed too early?',
  UnexpectedEndOfComment: 'a comment is not JSON, and this one does not end',
  UnexpectedEndOfString: stringNotClosed,
  UnexpectedEndOfNumber: 'the number breaks off',
  InvalidUnicode: '`\\u` needs four hexadecimal digits',
  InvalidEscapeCharacter: 'this escape is not known in JSON; write `\\\\` for a backslash',
  InvalidCharacter: 'this character has to be escaped in a JSON string',
}

function syntaxFault(code: ParseErrorCode, range: Range, text: string): SyntaxFault {
  const name = printParseErrorCode(code)
  const message = (name === 'InvalidSymbol' ? wrongSymbol(range, text) : undefined) ?? explanations[name] ?? name
  return { code: 'syntax', ...range, message }
}

/** A comma that is missing between two values with a blank between them; without one, the first may be a text that was ended too early. */
function missingComma(
  code: ParseErrorCode,
  range: Range,
  behind: number,
  text: string,
  inList: boolean,
): SyntaxFault | undefined {
  if (printParseErrorCode(code) !== 'CommaExpected' || range.start === behind) return undefined
  if (!(inList ? /["{[\d-]/ : /"/).test(text[range.start] ?? '')) return undefined
  const edits = [{ start: behind, end: behind, text: ',' }]
  const mending = { title: 'put a comma behind what stands before it', edits }
  // It belongs to the line above where the next value has one of its own.
  const isAbove = text.slice(behind, range.start).includes('\n')
  const place = isAbove ? { start: behind - 1, end: behind } : range
  const message = isAbove ? 'a comma is missing behind this' : (explanations['CommaExpected'] ?? '')
  return { code: 'syntax', ...place, message, local: true, mending }
}

/** A value that is missing behind the colon of its key, where more stands behind that. */
function missingValue(code: ParseErrorCode, offset: number, text: string): SyntaxFault | undefined {
  if (printParseErrorCode(code) !== 'ValueExpected') return undefined
  const end = text.slice(0, offset).trimEnd().length
  if (text[end - 1] !== ':') return undefined
  return { code: 'syntax', start: end - 1, end, message: 'a value is missing behind this' }
}

/** The comma right before a closing bracket that was found instead of an item. */
function trailingComma(code: ParseErrorCode, offset: number, text: string): SyntaxFault | undefined {
  const name = printParseErrorCode(code)
  if (name !== 'PropertyNameExpected' && name !== 'ValueExpected') return undefined
  if (text[offset] !== '}' && text[offset] !== ']') return undefined
  let at = offset - 1
  while (at >= 0 && /\s/.test(text[at] ?? '')) at--
  if (text[at] !== ',') return undefined
  const message = 'JSON allows no comma behind the last item; remove it'
  return { code: 'trailing-comma', start: at, end: at + 1, message }
}
