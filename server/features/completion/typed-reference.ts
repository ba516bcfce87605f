import type { SsmDocument } from '../../document/document.js'
import type { Edit } from '../../rules/rule.js'
import { keyText } from '../../syntax/tree.js'
import type { Situation } from './completion.js'
import { placeBehind, startOf } from './place.js'
import type { Typed } from './references.js'
import { stepAround } from './step-at.js'
import { textTypes, typesTaken } from './types-taken.js'

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
  const closing = /^(\s*)\}\}/.exec(text.slice(name.end, name.end + 100))
  const end = name.end + (closing?.[0].length ?? 0)
  const { before = '', after = '' } = bareQuotes(document, braces, end) ?? {}
  const isWhole = place && text.slice(place.word.start, braces).trim() === ''
  return {
    name,
    lead: name.start === braces + 2 ? ' ' : '',
    tail: closing ? (closing[1] ? '' : ' ') : ` }}${after}`,
    more: [...insertion(braces, before), ...(closing ? insertion(end, after) : [])],
    step: situation?.step ?? stepAround(document, offset),
    accepted: isWhole ? typesTaken(situation) : textTypes,
    inputPath: situation?.inputPath,
    area: place?.path[0] ?? areaAround(document, offset),
  }
}

const insertion = (at: number, text: string): Edit[] => (text === '' ? [] : [{ start: at, end: at, text }])

/** The quotes that a value needs which begins with braces, or it would be read as a map; with the comma that is missing behind it. */
function bareQuotes(
  document: SsmDocument,
  at: number,
  end: number,
): { readonly before: string; readonly after: string } | undefined {
  const { text, format } = document.tree
  const place = placeBehind({ text: text.slice(0, at) + text.slice(end), format }, startOf(document), at)
  if (place?.quote !== '' || (place.at !== 'value' && place.at !== 'item') || place.word.start < at) return undefined
  const quote = place.form === 'json' ? '"' : "'"
  return { before: place.lead + quote, after: quote + (place.commaBehind ? ',' : '') }
}

const areaAround = ({ root }: SsmDocument, offset: number): string | undefined => {
  const entry = root.entries.findLast(({ key }) => key.start <= offset)
  return entry && keyText(entry.key)
}
