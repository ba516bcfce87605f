import { emit, emitError, endOf, isNamePart, type Lexer } from './lexer.js'
import { startString } from './strings.js'

const keywords = (
  'False None True and as assert async await break class continue def del elif else except finally for from global if import ' +
  'in is lambda nonlocal not or pass raise return try while with yield'
).split(' ')

/** The keywords by the character that they begin with. */
const keywordsFrom = Array.from({ length: 128 }, (_, code) =>
  keywords.filter((keyword) => keyword.charCodeAt(0) === code),
)

/** What a name is: a keyword, or `name`. All tokens of a type have one and the same string for it, which makes them quick to compare. */
function typeOf(source: string, start: number, length: number): string {
  for (const keyword of keywordsFrom[source.charCodeAt(start)] ?? [])
    if (keyword.length === length && source.startsWith(keyword, start)) return keyword
  return 'name'
}

const stringPrefix = /^(?:[rRbBuUfF]|[rR][bBfF]|[bBfF][rR])$/

export function scanName(lexer: Lexer): void {
  const { source, at: start } = lexer
  let end = start
  let letters = 0
  for (let code = source.charCodeAt(end); isNamePart(code); code = source.charCodeAt(++end)) letters |= code
  const length = end - start
  const next = source.charCodeAt(end)
  if (length < 3 && (next === 34 || next === 39) && stringPrefix.test(source.slice(start, end)))
    startString(lexer, end, source.slice(start, end))
  else if (letters > 127 && !isIdentifier(source.slice(start, end))) reportCharacter(lexer, source.slice(start, end))
  else emit(lexer, typeOf(source, start, length), start, end)
}

const isIdentifier = (text: string) => /^[\p{XIDS}_]\p{XIDC}*$/u.test(text.normalize('NFKC'))

/** Finds the character which makes a run of letters no name: most often a typographic quote or blank from a word processor. */
function reportCharacter(lexer: Lexer, text: string): void {
  const end = lexer.at + text.length
  let at = lexer.at
  for (const character of text) {
    if (!isIdentifier(at === lexer.at ? character : `_${character}`)) break
    at += character.length
  }
  if (at > lexer.at) emit(lexer, 'name', lexer.at, at)
  const code = lexer.source.codePointAt(at) ?? 0
  emitError(lexer, at, at + (code > 0xffff ? 2 : 1), foreign(code))
  lexer.at = end
}

function foreign(code: number): string {
  const name = `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  if (code >= 0x2018 && code <= 0x201f) return `${name} is a typographic quote; Python strings stand in \`'\` or \`"\``
  if (/[\p{Z}\p{Cf}]/u.test(String.fromCodePoint(code)))
    return `${name} looks like a blank and is none; expected a blank`
  return `${name} has no meaning in Python outside of strings and comments`
}

const digits = '\\d(?:_?\\d)*'
const number = new RegExp(
  '0[xX](?:_?[\\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|' +
    `(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][-+]?${digits})?[jJ]?`,
  'y',
)
/** Keywords which CPython still accepts right behind a number, as in `1if x else 2`. */
const glued = /and|else|for|if|in|is|not|or/y

export function scanNumber(lexer: Lexer): void {
  const { source, at: start } = lexer
  const end = endOf(number, source, start)
  const text = source.slice(start, end)
  const octal = text.length > 1 && /^0[\d_]*[1-9][\d_]*$/.test(text)
  if (isNamePart(source.charCodeAt(end)) && endOf(glued, source, end) === end) reportNumber(lexer, start, end)
  else if (octal)
    emitError(lexer, start, end, `\`${text}\` begins with 0; octal numbers are written \`0o…\`, others without the 0`)
  else emit(lexer, 'number', start, end)
}

const word = /[\w\u0080-\uffff]+/y

function reportNumber(lexer: Lexer, start: number, from: number): void {
  const end = endOf(word, lexer.source, from)
  const text = lexer.source.slice(start, Math.min(end, start + 30))
  emitError(lexer, start, end, `\`${text}\` is neither a number nor a name`)
}

const operators: ReadonlyMap<string, string> = new Map(
  (
    '**= //= >>= <<= ... ** // >> << -> := -= += *= /= %= @= &= |= ^= == != <= >= ' +
    '- + * / % @ & | ^ ~ = < > ( ) [ ] { } , : . ; !'
  )
    .split(' ')
    .map((text) => [text, text]),
)

/** Whether a character may be one of several of an operator. */
const goesOn = Array.from({ length: 128 }, (_, code) => '-+*/%@&|^=<>:.!'.includes(String.fromCharCode(code)))

/** Reads an operator without emitting it; reports what is none. */
export function scanOperator(lexer: Lexer): string | undefined {
  const { source, at } = lexer
  let length = 1
  while (length < 3 && goesOn[source.charCodeAt(at + length - 1)] && goesOn[source.charCodeAt(at + length)]) length++
  for (; length > 0; length--) {
    const found = operators.get(source.slice(at, at + length))
    if (found !== undefined) return found
  }
  const character = lexer.source.charAt(lexer.at)
  const message =
    character < ' '
      ? foreign(character.charCodeAt(0))
      : `\`${character}\` has no meaning in Python outside of strings and comments`
  emitError(lexer, lexer.at, lexer.at + 1, message)
  return undefined
}
