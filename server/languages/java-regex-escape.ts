import { isJavaProperty, javaPropertyMeant } from './java-regex-properties.js'
import { didYouMean } from './nearest.js'
import { accept, fail, type PatternText, peek, take, takeWhile } from './java-regex-text.js'

/**
 * What an escape stands for: a code point (`NaN` where its number is not worked out), a set of characters, a place (start
 * or end of the text, or another place of no width), or anything else that takes characters.
 */
export type Escape = number | 'set' | 'start' | 'end' | 'place' | 'other'

const simple: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, f: 12, r: 13, e: 27 }
const places: Readonly<Record<string, Escape>> = { A: 'start', Z: 'end', z: 'end', B: 'place', G: 'place' }

/** Reads the escape at the cursor. Inside a class only characters and sets may stand. */
export function readEscape(text: PatternText, inClass: boolean): Escape {
  const from = text.at++
  const letter = take(text)
  if (letter === '') return refuse(text, from, () => 'the pattern ends in a lone `\\`; write `\\\\` for a backslash')
  // In a class, `\v` may begin or end a range, and is then the one vertical tab.
  if (letter === 'v' && inClass) return Number.NaN
  if (/[dDhHsSvVwW]/.test(letter)) return 'set'
  if (letter === 'p' || letter === 'P') return property(text, from)
  if (/[0cNux]/.test(letter)) return coded(text, from, letter)
  const found = simple[letter] ?? (inClass ? undefined : (places[letter] ?? outsideClass(text, from, letter)))
  if (found !== undefined) return found
  if (!/[A-Za-z0-9]/.test(letter)) return letter.codePointAt(0) ?? Number.NaN
  const where = inClass ? ' in a character class' : ''
  return refuse(text, from, (it) => `\`${it}\` is not an escape${where}; write \`${letter}\` for the character itself`)
}

function refuse(text: PatternText, from: number, message: (written: string) => string): 'other' {
  fail(text, from, message)
  return 'other'
}

function outsideClass(text: PatternText, from: number, letter: string): Escape | undefined {
  if (/[1-9RX]/.test(letter)) return 'other'
  if (letter === 'k') return groupReference(text, from)
  if (letter !== 'b') return undefined
  if (accept(text, '{g') && !accept(text, '}')) {
    return refuse(text, from, () => '`\\b{g` is not closed; write `\\b{g}`')
  }
  return 'place'
}

function groupReference(text: PatternText, from: number): Escape {
  const name = accept(text, '<') ? readGroupName(text) : undefined
  if (name === undefined) return refuse(text, from, () => '`\\k` names no group; write `\\k<name>`')
  if (text.groupNames.has(name)) return 'other'
  return refuse(text, from, (it) => `no group before \`${it}\` is named \`${name}\`; write \`(?<${name}>…)\` earlier`)
}

/** Reads a group's name and its `>`; `undefined` when there is none. Java allows ASCII letters and digits only. */
export function readGroupName(text: PatternText): string | undefined {
  const name = takeWhile(text, /[A-Za-z0-9]/)
  return take(text) === '>' && /^[A-Za-z]/.test(name) ? name : undefined
}

const forms: Readonly<Record<string, string>> = {
  '0': '`\\0` and an octal number of up to `377`',
  c: '`\\c` and the letter of the control character',
  N: '`\\N{` and the name of the character and `}`',
  u: '`\\u` and four hexadecimal digits',
  x: '`\\x` and two hexadecimal digits, or `\\x{…}` with a code of up to `10FFFF`',
}

/** An escape that carries the number or the name of a character. */
function coded(text: PatternText, from: number, letter: string): Escape {
  const code = codeOf(text, letter)
  return code ?? refuse(text, from, (it) => `\`${it}\` is not a complete escape; write ${forms[letter]}`)
}

function codeOf(text: PatternText, letter: string): number | undefined {
  if (letter === '0') {
    const first = takeWhile(text, /[0-7]/, 1)
    return first === '' ? undefined : Number.parseInt(first + takeWhile(text, /[0-7]/, first <= '3' ? 2 : 1), 8)
  }
  if (letter === 'c') {
    const code = take(text).codePointAt(0)
    return code === undefined ? undefined : code ^ 64
  }
  if (letter === 'u') return withoutSurrogate(hexadecimal(text, 4))
  if (letter === 'x' && peek(text) !== '{') return hexadecimal(text, 2)
  const inside = braced(text)
  if (letter === 'N') return inside === undefined ? undefined : Number.NaN
  const code = Number.parseInt(inside ?? '', 16)
  return /^[0-9A-Fa-f]+$/.test(inside ?? '') && code <= 0x10ffff ? code : undefined
}

/** Java joins the two halves of a pair; here they are compared with nothing. */
const withoutSurrogate = (code: number | undefined): number | undefined =>
  code !== undefined && code >= 0xd800 && code <= 0xdfff ? Number.NaN : code

function hexadecimal(text: PatternText, length: number): number | undefined {
  const found = takeWhile(text, /[0-9A-Fa-f]/, length)
  return found.length === length ? Number.parseInt(found, 16) : undefined
}

/** What stands between `{` and `}`. */
function braced(text: PatternText): string | undefined {
  const inside = accept(text, '{') ? takeWhile(text, /[^}]/) : ''
  return accept(text, '}') ? inside : undefined
}

/** `\\p{…}`. Blocks are not looked up: which exist depends on the version of Java. */
function property(text: PatternText, from: number): Escape {
  const name = peek(text) === '{' ? braced(text) : take(text)
  if (name === undefined) return refuse(text, from, () => '`\\p{` is not closed; write `\\p{Alpha}`')
  if (isJavaProperty(name) || text.looseNames) return 'set'
  const meant = javaPropertyMeant(name)
  const right = meant === undefined ? '; write one such as `\\p{Alpha}`' : didYouMean(`\\p{${meant}}`)
  return refuse(text, from, (it) => `\`${it}\` names no property of characters${right}`)
}
