import type { SsmDocument } from '../document/document.js'
import { type Embedded, isHostRange } from '../hosts/host.js'
import { placeOfChange, textInHost } from '../hosts/text-in-host.js'
import type { Edit } from '../rules/rule.js'
import { leading } from '../syntax/leading.js'
import type { MapNode, Range } from '../syntax/tree.js'
import { lineEnd } from './edit-tree.js'
import type { Move, Refactoring } from './refactorings/refactoring.js'

/** A document around an offset of a file, with that offset in the text of the document. */
export interface PlaceInFile {
  readonly embedded: Embedded
  readonly document: SsmDocument
  readonly offset: number
}

/** A document of a file, with what embeds it. */
export interface Model {
  readonly embedded: Embedded
  readonly document: SsmDocument | undefined
}

/** The document that an offset of a file is in. */
export function documentAt(models: readonly Model[], offset: number): PlaceInFile | undefined {
  for (const { embedded, document } of models) {
    if (!document) continue
    if (!embedded.host) return { embedded, document, offset }
    const own = offsetIn(embedded, document, offset)
    if (own !== undefined) return { embedded, document, offset: own }
  }
  return undefined
}

/** Where an offset of a file is in the text of a document within it; undefined outside of the document. */
function offsetIn({ toHost, inHost }: Embedded, { tree, root }: SsmDocument, offset: number): number | undefined {
  // A map within a template shares the template's text; other documents have texts of their own.
  const whole = inHost ? { start: 0, end: tree.text.length } : root
  const at = (own: number): number => toHost({ start: own, end: own }).start
  if (offset < at(whole.start)) return undefined
  if (!inHost) return offset <= whole.end || goesOn(tree.text, root, offset) ? offset : undefined
  if (offset > toHost(whole).end) return undefined
  return whole.start + leading(whole.end - whole.start, (behind) => at(whole.start + behind) < offset)
}

/** Whether what stands behind a map up to an offset goes on with it: empty lines, and in block YAML lines that are indented as deep, the last one in any case. */
function goesOn(text: string, { start, end, flow, entries }: MapNode, offset: number): boolean {
  if (flow) return text.slice(end, offset).trim() === ''
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  // A map without entries begins at the key that it stands under.
  const column = entries.length > 0 ? start - lineStart : text.slice(lineStart).search(/\S/) + 1
  for (let at = nextLine(text, end); at <= offset; at = nextLine(text, at)) {
    const indent = text.slice(at, Math.min(offset, nextLine(text, at) - 1)).search(/\S/)
    if (indent >= 0 && indent < column) return false
  }
  const last = text.lastIndexOf('\n', offset - 1) + 1
  return last <= end || offset - last >= column || text.slice(last, offset).trim() !== ''
}

/** Where the line behind the one with an offset begins; behind the last line, beyond the text. */
function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return (end < 0 ? text.length : end) + 1
}

/** A place of a document as one of its file. */
export const rangeInFile = (range: Range, { toHost }: Pick<Embedded, 'toHost'>): Range =>
  isHostRange(range) ? range : toHost(range)

/**
 * A change of a document as one of its file; undefined where the text cannot be written there. Lines of a document that are lines of the
 * file too are indented as deep as these.
 */
function editInFile(edit: Edit, { embedded, document }: Omit<PlaceInFile, 'offset'>, file: string): Edit | undefined {
  const { start, end } = isHostRange(edit) ? edit : placeOfChange(edit, embedded)
  const { inHost } = embedded
  if (isHostRange(edit) || !inHost) return { start, end, text: edit.text }
  const inner = betweenQuotes(edit, document.tree.text)
  if (inner) return editInFile(inner, { embedded, document }, file)
  if (embedded.notation) {
    const text = textInHost(edit, embedded)
    return text === undefined ? undefined : { start, end, text }
  }
  const lines = edit.text.split('\n').map(inHost)
  if (lines.includes(undefined)) return undefined
  const deeper = lines.length > 1 ? extraIndentation(edit.start, document.tree.text, embedded, file) : 0
  return deeper === undefined ? undefined : { start, end, text: lines.join(`\n${' '.repeat(deeper)}`) }
}

/** The changes of a refactoring as those of the file; undefined where one of them cannot be written there. */
export function refactoringInFile(
  { edits }: Refactoring,
  place: Omit<PlaceInFile, 'offset'>,
  file: string,
): readonly Edit[] | undefined {
  const { notation } = place.embedded
  const moves = edits.filter((edit) => 'from' in edit)
  return notation && moves.length > 0 ? movesInFile(moves, place, file) : editsInFile(edits, place, file)
}

/** The changes of a document as changes of its file; undefined where one of them cannot be written there. */
export function editsInFile(
  edits: readonly Edit[],
  place: Omit<PlaceInFile, 'offset'>,
  file: string,
): readonly Edit[] | undefined {
  const all = edits.map((edit) => editInFile(edit, place, file))
  return all.includes(undefined) ? undefined : all.filter((edit) => edit !== undefined)
}

/** Entries of a map that change places take along what the file says of each; undefined where it is not clear what belongs to which. */
function movesInFile(
  moves: readonly Move[],
  place: Omit<PlaceInFile, 'offset'>,
  file: string,
): readonly Edit[] | undefined {
  const { notation, toHost, closed = [] } = place.embedded
  const lines = moves.map((move, at) => notation?.linesOf(toHost(move), at === 0))
  if (lines.includes(undefined)) {
    const places = moves.map(toHost)
    const [start, end] = [places[0]?.start ?? 0, lineEnd({ text: file }, places.at(-1)?.end ?? 0)]
    const isSaid = closed.some((each) => each.kind === 'comment' && start < each.start && each.start < end)
    return isSaid ? undefined : editsInFile(moves, place, file)
  }
  const places = new Map(moves.map(({ start }, at) => [start, at]))
  return moves.flatMap(({ from }, at) => {
    const [here, there] = [lines[at], lines[places.get(from.start) ?? -1]]
    return here && there ? { ...here, text: file.slice(there.start, there.end) } : []
  })
}

/** The change of a text in quotes as one between them: a host writes its quotes its own way. */
function betweenQuotes({ start, end, text }: Edit, around: string): Edit | undefined {
  const old = around.slice(start, end)
  const isQuoted = (each: string) => /^(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')$/.test(each) && each[0] === old[0]
  return isQuoted(old) && isQuoted(text) ? { start: start + 1, end: end - 1, text: text.slice(1, -1) } : undefined
}

/** How much deeper the lines of a document are indented in its file; undefined where they are no lines there. */
function extraIndentation(offset: number, text: string, { toHost }: Embedded, file: string): number | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const inFile = toHost({ start: lineStart, end: lineStart + 1 }).start
  const fileLine = file.lastIndexOf('\n', inFile - 1) + 1
  const before = file.slice(fileLine, inFile)
  return lineStart > 0 && /^ *$/.test(before) ? before.length : undefined
}

/** What a feature found, with all places in it as places of the file. */
export function placed<T>(found: T, embedded: Embedded | undefined): T {
  return embedded?.host ? (withPlaces(found, embedded) as T) : found
}

function withPlaces(value: unknown, embedded: Embedded): unknown {
  if (Array.isArray(value)) return value.map((each) => withPlaces(each, embedded))
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([key, each]) => [key, withPlaces(each, embedded)] as const)
  const { start, end } = value as Partial<Range>
  const range = start !== undefined && end !== undefined ? rangeInFile(value as Range, embedded) : {}
  return { ...Object.fromEntries(parts), ...range }
}
