import { beyondAscii } from '../../text/codes.js'
import { isDigit, isNamePart } from './characters.js'
import { emit, emitError, endOf, type Lexer } from './lexer.js'
import { startString } from './strings.js'
import { keywords, kindOf, operators, token, type TokenKind } from './token-kinds.js'

/** Kinds of tokens by the code of the character that they begin with, the longest first. */
function byFirstCharacter(texts: readonly string[]): readonly (readonly TokenKind[])[] {
  const longestFirst = [...texts].sort((one, other) => other.length - one.length)
  return Array.from({ length: 128 }, (_, code) =>
    longestFirst.filter((text) => text.charCodeAt(0) === code).map(kindOf),
  )
}

const longestKeyword = Math.max(...keywords.map(({ length }) => length))
const keywordsOf = Array.from({ length: longestKeyword + 1 }, (_, length) =>
  byFirstCharacter(keywords.filter((keyword) => keyword.length === length)),
)
const operatorsFrom = byFirstCharacter(operators)

/** What a name is: a keyword, or just that. */
function kindOfName(codes: Uint8Array, start: number, length: number): TokenKind {
  const candidates = length > longestKeyword ? undefined : keywordsOf[length]?.[codes[start] as number]
  if (candidates)
    for (let at = 0; at < candidates.length; at++) {
      const keyword = candidates[at] as TokenKind
      if (begins(codes, start, keyword.type)) return keyword
    }
  return token.name
}

/** Whether a text stands at this place, where its first character does. */
function begins(codes: Uint8Array, start: number, text: string): boolean {
  for (let at = 1; at < text.length; at++) if (codes[start + at] !== text.charCodeAt(at)) return false
  return true
}

const stringPrefix = /^(?:[rRbBuUfF]|[rR][bBfF]|[bBfF][rR])$/

export function scanName(lexer: Lexer): void {
  const { codes, source, at: start } = lexer
  let end = start
  // Of the numbers of what names have, one more than they are, only that of what is beyond ASCII has the highest bit.
  let letters = 0
  for (let code = codes[end] as number; isNamePart(code); code = codes[++end] as number) letters |= code + 1
  const length = end - start
  const next = codes[end]
  if (length < 3 && (next === 34 || next === 39) && stringPrefix.test(source.slice(start, end)))
    startString(lexer, end, source.slice(start, end))
  else if (letters > beyondAscii && !isIdentifier(source.slice(start, end)))
    reportCharacter(lexer, source.slice(start, end))
  else emit(lexer, kindOfName(codes, start, length), start, end)
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
  if (at > lexer.at) emit(lexer, token.name, lexer.at, at)
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

const zero = 48
const point = 46
const digits = '\\d(?:_?\\d)*'
const number = new RegExp(
  '0[xX](?:_?[\\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|' +
    `(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][-+]?${digits})?[jJ]?`,
  'y',
)
/** Keywords which CPython still accepts right behind a number, as in `1if x else 2`. */
const glued = /and|else|for|if|in|is|not|or/y

export function scanNumber(lexer: Lexer): void {
  const { codes, at: start } = lexer
  let end = start
  while (isDigit(codes[end] as number)) end++
  const isUsual = end > start && (codes[start] !== zero || end === start + 1)
  if (isUsual && codes[end] !== point && !isNamePart(codes[end] as number)) emit(lexer, token.number, start, end)
  else scanAnyNumber(lexer)
}

function scanAnyNumber(lexer: Lexer): void {
  const { codes, source, at: start } = lexer
  const end = endOf(number, source, start)
  const text = source.slice(start, end)
  const octal = text.length > 1 && /^0[\d_]*[1-9][\d_]*$/.test(text)
  if (isNamePart(codes[end] as number) && endOf(glued, source, end) === end) reportNumber(lexer, start, end)
  else if (octal)
    emitError(lexer, start, end, `\`${text}\` begins with 0; octal numbers are written \`0o…\`, others without the 0`)
  else emit(lexer, token.number, start, end)
}

const word = /[\w\u0080-\uffff]+/y

function reportNumber(lexer: Lexer, start: number, from: number): void {
  const end = endOf(word, lexer.source, from)
  const text = lexer.source.slice(start, Math.min(end, start + 30))
  emitError(lexer, start, end, `\`${text}\` is neither a number nor a name`)
}

/** Reads an operator without emitting it; reports what is none. */
export function scanOperator(lexer: Lexer): TokenKind | undefined {
  const { codes, at } = lexer
  const candidates = operatorsFrom[codes[at] as number]
  if (candidates)
    for (let index = 0; index < candidates.length; index++) {
      const operator = candidates[index] as TokenKind
      if (begins(codes, at, operator.type)) return operator
    }
  reportForeign(lexer)
  return undefined
}

function reportForeign(lexer: Lexer): void {
  const { source, at } = lexer
  const character = source.charAt(at)
  const message =
    character < ' '
      ? foreign(character.charCodeAt(0))
      : `\`${character}\` has no meaning in Python outside of strings and comments`
  emitError(lexer, at, at + 1, message)
}
