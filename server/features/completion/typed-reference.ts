import { insert } from '../../syntax/edited-text.js'
import { lineBefore } from '../../syntax/line-before.js'
import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { acceptedTypes, expectedAt } from '../../document/expected-value.js'
import { ofWholeValue } from '../../rules/references/type-clash.js'
import type { Edit } from '../../rules/rule.js'
import { keyText, type Range } from '../../syntax/tree.js'
import { endOfValue } from '../../syntax/unquoted-reference.js'
import type { Form } from '../write-value.js'
import type { Situation } from './completion.js'
import { commentsOf } from '../comments.js'
import { contains, nodeAt, pathTo } from '../node-at.js'
import { type Path, placeBehind, startOf } from './place.js'
import type { Typed } from './references.js'
import { belowStep, stepUpTo } from './step-at.js'
import { textTypes, typesTaken } from './types-taken.js'

/** The reference that is being typed at an offset, if one is; also within scripts, where there is no place otherwise. */
export function typedReference(
  document: SsmDocument,
  offset: number,
  situation: Situation | undefined,
): Typed | undefined {
  const place = situation?.place
  const { text } = document.tree
  const line = lineBefore(text, offset)
  const [all, written] = /\{\{\s*([\w:.]*)$/.exec(line) ?? []
  if (all === undefined || written === undefined) return undefined
  const braces = offset - all.length
  if (!place && isInComment(document, line, braces)) return undefined
  if (isDescription(place?.path ?? pathTo(nodeAt(document.root, offset)))) return undefined
  const more = /^[\w:.]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0
  const name = { start: offset - written.length, end: offset + more }
  const closing = /^(\s*)\}\}/.exec(text.slice(name.end, name.end + 100))
  const end = name.end + (closing?.[0].length ?? 0)
  const { before = '', after = '', behind = end } = bareQuotes(document, { start: braces, end }) ?? {}
  const isWhole =
    place && text.slice(place.word.start, braces).trim() === '' && text.slice(end, place.word.end).trim() === ''
  return {
    name,
    lead: name.start === braces + 2 ? ' ' : '',
    tail: closing ? (closing[1] ? '' : ' ') : ` }}${after}`,
    more: [...insertion(braces, before), ...(closing ? insertion(behind, after) : [])],
    step: situation?.step ?? stepUpTo(document, offset),
    accepted: isWhole ? typesTaken(situation) : textTypes,
    isRefused: isWhole ? refusedAt(situation) : () => false,
    inputPath: situation?.inputPath,
    area: place?.path[0] ?? areaAround(document, offset),
  }
}

/** Whether a value of a runbook is refused where it is a reference of a type and nothing else. */
function refusedAt({ document, step, inputPath }: Situation): Typed['isRefused'] {
  const expected = isAutomation(document.kind) && step && inputPath ? expectedAt(step, inputPath) : undefined
  const accepted = expected && acceptedTypes(expected)
  if (!accepted) return () => false
  const isItem = typeof inputPath?.at(-1) === 'number'
  return (kind, given) => !accepted.includes(given) && ofWholeValue(kind, { given, accepted, isItem }) === 'error'
}

/** Whether a comment stands at an offset; `line` is what its line has before it. */
const isInComment = ({ tree }: SsmDocument, line: string, offset: number): boolean =>
  /(?:^|\s)(?:#|\/[/*])/.test(line) && commentsOf(tree).some((comment) => contains(comment, offset))

/** Whether a path leads to what describes the document, something that it declares, or a step: AWS shows that as it is written. */
function isDescription(path: Path): boolean {
  if (path.at(-1) !== 'description') return false
  const isDeclared = path.length === 3 && (path[0] === 'parameters' || path[0] === 'variables')
  return path.length === 1 || isDeclared || belowStep(path)?.path.length === 1
}

const insertion = (at: number, text: string): Edit[] => (text === '' ? [] : [insert(at, text)])

/**
 * The quotes that a value needs which begins with braces, or it would be read as a map; with the comma that is missing behind it, and where the
 * value ends.
 */
function bareQuotes(
  document: SsmDocument,
  reference: Range,
): { readonly before: string; readonly after: string; readonly behind: number } | undefined {
  const { text, format } = document.tree
  const at = reference.start
  const endOf = (inFlow: boolean) => (format === 'json' ? reference.end : endOfValue(reference.end, text, inFlow))
  const without = text.slice(0, at) + text.slice(endOf(false))
  const place = placeBehind({ text: without, format }, startOf(document), at)
  if (place?.quote !== '' || (place.at !== 'value' && place.at !== 'item') || place.word.start < at) return undefined
  const behind = endOf(place.form !== 'block')
  const quote = quoteFor(text.slice(reference.end, behind), place.form)
  return quote && { before: place.lead + quote, after: quote + (place.commaBehind ? ',' : ''), behind }
}

/** Quotes that need no change of the text between them. */
function quoteFor(value: string, form: Form): "'" | '"' | undefined {
  if (form !== 'json' && !value.includes("'")) return "'"
  return /["\\]/.test(value) ? undefined : '"'
}

const areaAround = ({ root }: SsmDocument, offset: number): string | undefined => {
  const entry = root.entries.findLast(({ key }) => key.start <= offset)
  return entry && keyText(entry.key)
}
