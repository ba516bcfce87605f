import type { Position, Range as LspRange, TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Range } from '../syntax/tree.js'

/** In what the characters of a line are counted. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32'

/** An open text whose positions are counted as the client does. */
export interface EncodedText {
  readonly uri: string
  /** The path of the URI, with the ending of its language where its own says nothing: of a text that was never saved, or of a name of the user's own. */
  readonly path: string
  readonly version: number
  readonly text: string
  offsetAt(position: Position): number
  rangeOf(range: Range): LspRange
  changed(changes: readonly TextDocumentContentChangeEvent[], version: number): EncodedText
}

/** A text as a client opens it. */
export const encodedText = (
  uri: string,
  language: string,
  version: number,
  text: string,
  encoding: Encoding,
): EncodedText => around(TextDocument.create(uri, language, version, text), encoding)

function around(document: TextDocument, encoding: Encoding): EncodedText {
  const { uri, languageId, version } = document
  const text = document.getText()
  // A newer version takes the document over, which has to find out only where the lines begin that change.
  let kept: TextDocument | undefined = document
  const own = () => {
    kept ??= TextDocument.create(uri, languageId, version, text)
    return kept
  }
  const countsIn = countsOfLines(own, encoding)
  const positionAt = (offset: number): Position => {
    const { line, character } = own().positionAt(offset)
    return encoding === 'utf-16' ? { line, character } : { line, character: countsIn(line)[character] ?? 0 }
  }
  return {
    uri,
    path: pathFor(document),
    version,
    text,
    offsetAt: (position) => own().offsetAt(toUtf16(own(), position, encoding)),
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    changed(changes, newer) {
      const taken = own()
      kept = undefined
      return around(updated(taken, changes, newer, encoding), encoding)
    },
  }
}

/** Endings of languages that are not called so. */
const endings: Readonly<Record<string, string>> = { terraform: 'tf', opentofu: 'tofu' }

/** Endings that say themselves how a text is read. */
const says = /\.(?:json|ya?ml|tf|tofu|tftpl|ics)$/i

function pathFor({ uri, languageId }: TextDocument): string {
  const path = pathOf(uri)
  const [, language = ''] = /(?:^|-)(json|yaml|terraform|opentofu)/.exec(languageId) ?? []
  return says.test(path) || language === '' ? path : `${path}.${endings[language] ?? language}`
}

/** The path of a URI, for its ending and its name. */
export function pathOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname)
  } catch {
    return uri
  }
}

/** A URI without escapes: editors escape more signs than others, such as the colon of a drive. */
export function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

/** Each change counts in the text that the ones before it made. */
function updated(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  encoding: Encoding,
): TextDocument {
  let next = document
  for (const change of changes) {
    const range = 'range' in change ? change.range : undefined
    const start = range && toUtf16(next, range.start, encoding)
    const end = range && toUtf16(next, range.end, encoding)
    TextDocument.update(
      next,
      [start && end ? { text: change.text, range: { start, end } } : { text: change.text }],
      version,
    )
    // A carriage return and a line feed that come together end one line, of which the document knows nothing.
    const text = next.getText()
    if (text.includes('\r')) next = TextDocument.create(next.uri, next.languageId, version, text)
  }
  return next
}

const lineOf = (document: TextDocument, line: number): string =>
  document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })

function toUtf16(document: TextDocument, { line, character }: Position, encoding: Encoding): Position {
  if (encoding === 'utf-16') return { line, character }
  let units = 0
  let counted = 0
  for (const point of lineOf(document, line)) {
    if (counted >= character) break
    counted += widthOf(point, encoding)
    units += point.length
  }
  return { line, character: units }
}

/**
 * How much a client counts before each place of a line. Places are mostly asked for line by line, and a text may have but one line: it is counted once,
 * not for each of its places.
 */
function countsOfLines(document: () => TextDocument, encoding: Encoding): (line: number) => Uint32Array {
  let last: { readonly line: number; readonly counts: Uint32Array } | undefined
  return (line) => {
    if (last?.line !== line) last = { line, counts: countsOf(lineOf(document(), line), encoding) }
    return last.counts
  }
}

function countsOf(text: string, encoding: Encoding): Uint32Array {
  const counts = new Uint32Array(text.length + 1)
  let [at, counted] = [0, 0]
  for (const point of text) {
    counted += widthOf(point, encoding)
    at += point.length
    counts[at] = counted
  }
  return counts
}

function widthOf(point: string, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1
  const code = point.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
