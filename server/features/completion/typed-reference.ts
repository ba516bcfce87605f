import type { SsmType } from '../../../schemas/values.js'
import type { SsmDocument } from '../../document/document.js'
import type { Edit } from '../../rules/rule.js'
import { keyText } from '../../syntax/tree.js'
import type { Situation } from './completion.js'
import type { Place } from './place.js'
import type { Typed } from './references.js'
import { stepAround } from './step-at.js'
import { typesTaken } from './types-taken.js'

/** Types whose values can be a part of a text. */
const textTypes: readonly SsmType[] = ['String', 'Integer', 'Boolean']

/** The reference that is being typed at an offset, if one is; also within scripts, where there is no place otherwise. */
export function typedReference(
  document: SsmDocument,
  offset: number,
  situation: Situation | undefined,
): Typed | undefined {
  const place = situation?.place
  const { text } = document.tree
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  const [all, written] = /\{\{\s*([\w:.]*)$/.exec(line) ?? []
  if (all === undefined || written === undefined) return undefined
  const braces = offset - all.length
  const more = /^[\w:.]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0
  const name = { start: offset - written.length, end: offset + more }
  const closing = /^\s*\}\}/.exec(text.slice(name.end, name.end + 100))?.[0]
  const quotes =
    closing === undefined
      ? openQuotes(document, braces, place)
      : bareQuotes(document, braces, name.end + closing.length)
  const isWhole = place && text.slice(place.word.start, braces).trim() === ''
  return {
    name,
    tail: closing === undefined ? ` }}${quotes.length > 0 ? "'" : ''}` : '',
    more: quotes,
    step: situation?.step ?? stepAround(document, offset),
    accepted: isWhole ? typesTaken(situation) : textTypes,
    area: place?.path[0] ?? areaAround(document, offset),
  }
}

/** YAML takes a value that begins with braces for a map: quotes come with the reference. */
function bareQuotes(document: SsmDocument, start: number, end: number): Edit[] {
  return isBare(document, start) ? [start, end].map((at) => ({ start: at, end: at, text: "'" })) : []
}

function openQuotes(document: SsmDocument, start: number, place: Place | undefined): Edit[] {
  return isBare(document, start) && place?.quote !== '"' && place?.quote !== "'"
    ? [{ start, end: start, text: "'" }]
    : []
}

/** Whether nothing but a key or a dash stands before on the line. */
function isBare({ tree: { text, format } }: SsmDocument, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return format === 'yaml' && /^\s*(?:-\s+)*(?:[\w:-]+:\s+)?$/.test(line) && /[:-]\s+$/.test(line)
}

const areaAround = ({ root }: SsmDocument, offset: number): string | undefined => {
  const entry = root.entries.findLast(({ key }) => key.start <= offset)
  return entry && keyText(entry.key)
}
