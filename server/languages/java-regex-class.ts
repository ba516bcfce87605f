import { type Escape, readEscape } from './java-regex-escape.js'
import { accept, atEnd, fail, giveUp, type PatternText, peek, quotation, take } from './java-regex-text.js'

/** How deep groups and classes may nest before the reader gives up without a judgement. */
export const deepest = 200

/** Reads the character class whose `[` is at the cursor. In Java classes nest, and `&&` intersects them. */
export function readClass(text: PatternText): void {
  const open = text.at++
  accept(text, '^')
  readMembers(text, open)
  accept(text, ']')
}

/** Reads members up to the `]`, which is left at the cursor. A `]` before the first member stands for itself. */
function readMembers(text: PatternText, open: number): void {
  if (++text.depth > deepest) giveUp(text)
  for (let filled = false; !atEnd(text) && !(filled && peek(text) === ']'); filled = true) {
    if (peek(text) === '[') readClass(text)
    else if (accept(text, '&&')) readIntersection(text, open, filled)
    else readRange(text)
  }
  text.depth--
  if (!atEnd(text)) return
  text.at = open + 1
  fail(text, open, () => 'this `[` is not closed; add `]`, or write `\\[` for the character itself')
}

function readIntersection(text: PatternText, open: number, filled: boolean): void {
  if (!filled && /[\]&]/.test(peek(text))) {
    fail(text, text.at - 2, () => '`&&` stands between nothing; write a class on each side, as in `[a-z&&[^x]]`')
  }
  while (!atEnd(text) && !/[\]&]/.test(peek(text))) {
    if (peek(text) === '[') readClass(text)
    else readMembers(text, open)
  }
}

/** One member, or a range of two. A `-` next to a set or to a bracket stands for itself. */
function readRange(text: PatternText): void {
  const from = text.at
  const low = readMember(text)
  if (typeof low !== 'number' || peek(text) !== '-' || /[[\]]/.test(text.pattern.charAt(text.at + 1))) return
  text.at++
  const high = readMember(text)
  if (typeof high !== 'number') {
    fail(text, from, (range) => `the range \`${range}\` ends in a set; write \`\\-\` for the hyphen itself`)
  } else if (high < low) {
    fail(text, from, (range) => `the range \`${range}\` runs backwards; write the lower character first`)
  }
}

function readMember(text: PatternText): Escape {
  if (quotation(text)) return Number.NaN
  return peek(text) === '\\' ? readEscape(text, true) : (take(text).codePointAt(0) ?? Number.NaN)
}
