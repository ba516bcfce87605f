import type { Range, SyntaxFault } from '../syntax/tree.js'
import { type Attribute, wordAt } from './hcl-body.js'
import { heredocAt, skipBlanks, skipComment, skipString } from './hcl-scan.js'

/** What is wrong with the sign behind a name. */
export function signFault(text: string, { name, key, sign }: Pick<Attribute, 'name' | 'key' | 'sign'>): SyntaxFault {
  const written = text.slice(sign.start, sign.end)
  const place = written ? sign : key
  const edit = { ...sign, text: written ? (sign.start === key.end ? ' =' : '=') : '= ' }
  return {
    code: 'syntax',
    start: place.start,
    end: place.end,
    message: `\`${name}\` needs \`=\` before its value${written && `, not \`${written}\``}`,
    mending: { title: written ? 'write `=`' : 'add `=`', edits: [edit] },
  }
}

/** A bracket that is open. */
interface Open {
  readonly bracket: string
  /** Whether it holds entries of a map or items of a list, rather than the body of a block, arguments, or what a `for` gives. */
  readonly isLiteral: boolean
  /** Where the item ends that stands last in it, if nothing stands behind that yet. */
  last: number | undefined
}

/** The first place in the maps and lists of a balanced text where an entry has no `=`, or items have no comma between them. */
export function oddPartIn(text: string, { start, end }: Range): SyntaxFault | undefined {
  const open: Open[] = [{ bracket: '', isLiteral: false, last: undefined }]
  /** The last sign that is neither a blank nor a part of a comment. */
  let before = ''
  for (let at = start; at < end; ) {
    const inner = open.at(-1)
    const char = text[at] ?? ''
    const behind = skipComment(text, at, end)
    if (behind > at || /\s/.test(char)) {
      if (char === '\n' && inner?.bracket === '{') before = '\n'
      at = behind > at ? behind : at + 1
      continue
    }
    if (inner?.isLiteral && inner.bracket === '{' && '{,\n'.includes(before)) {
      const entry = entryAt(text, at, end)
      if (entry?.isOdd) return signFault(text, entry)
      if (entry) {
        before = ' '
        at = entry.sign.start
        continue
      }
    }
    if (inner?.isLiteral && inner.last !== undefined && '"{'.includes(char)) return commaMissing(inner.last)
    if (inner) inner.last = undefined
    if ('([{'.includes(char)) {
      const isValue = char === '{' && ('=([,:?'.includes(before) || inner?.isLiteral === true)
      const isLiteral = (isValue || char === '[') && wordAt(text, skipBlanks(text, at + 1, end, true)) !== 'for'
      open.push({ bracket: char, isLiteral, last: undefined })
      before = char
      at++
    } else if (')]}'.includes(char)) {
      open.pop()
      before = char
      at++
      endItem(open.at(-1), char === '}' ? at : undefined)
    } else if (char === '"') {
      at = skipString(text, at, end)
      before = char
      endItem(inner, at)
    } else {
      const heredoc = char === '<' ? heredocAt(text, at, end) : undefined
      before = char
      at = heredoc?.end ?? at + (wordAt(text, at)?.length ?? 1)
    }
  }
  return undefined
}

function endItem(around: Open | undefined, end: number | undefined): void {
  if (around?.bracket === '[') around.last = end
}

const commaMissing = (end: number): SyntaxFault => ({
  code: 'syntax',
  start: end - 1,
  end,
  message: 'a comma is missing behind this item',
  mending: { title: 'put a comma behind it', edits: [{ start: end, end, text: ',' }] },
})

/** How the value of an entry begins where the sign before it is missing. */
const value = /["[{\d]|-\d|<<-?[\p{L}_]|[\p{L}_][\p{L}\p{N}_.-]*(?:[ \t]*\r?[\n,}]|\()/uy

/** The name of an entry, and what stands behind it; undefined where it is another expression. */
function entryAt(
  text: string,
  at: number,
  limit: number,
): (Pick<Attribute, 'name' | 'key' | 'sign'> & { readonly isOdd: boolean }) | undefined {
  const isQuoted = text[at] === '"'
  const end = isQuoted ? skipString(text, at, limit) : at + (wordAt(text, at)?.length ?? 0)
  if (end === at) return undefined
  const begin = skipBlanks(text, end, limit, false)
  const isEqual = text.startsWith('==', begin)
  value.lastIndex = begin
  const isOdd = isEqual || (begin > end && begin < limit && value.test(text))
  const key = { start: at, end }
  const name = isQuoted ? text.slice(at + 1, end - 1) : text.slice(at, end)
  return { name, key, sign: { start: begin, end: begin + (isEqual ? 2 : 0) }, isOdd }
}
