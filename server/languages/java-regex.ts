import { deepest, readClass } from './java-regex-class.js'
import { readEscape, readGroupName } from './java-regex-escape.js'
import {
  accept,
  atEnd,
  fail,
  giveUp,
  type PatternText,
  patternText,
  peek,
  quotation,
  type RegexFault,
  take,
  takeWhile,
} from './java-regex-text.js'

/** A part of a pattern, as far as anchoring is concerned: what may begin or end a match. */
export interface RegexPart {
  /** `place` matches no character (a boundary, a look-around); `other` does. */
  readonly kind: 'start' | 'end' | 'place' | 'other' | 'group'
  readonly branches: readonly RegexBranch[]
  /** A quantifier lets it match nothing. */
  readonly optional: boolean
}
export type RegexBranch = readonly RegexPart[]

export type JavaRegex =
  | { readonly ok: true; readonly branches: readonly RegexBranch[]; readonly multiline: boolean }
  | { readonly ok: false; readonly fault: RegexFault }

/**
 * Reads a regular expression as `java.util.regex.Pattern` compiles it, in linear time and bounded depth.
 *
 * `undefined` is no judgement: the pattern switches to free-spacing mode (`(?x)`), nests deeper than is followed, or has
 * a fault beside a quotation, which Java lets begin in the middle of anything. Missed on purpose, because Java's answer
 * depends on its version: look-behind without an obvious greatest length, unknown blocks and names of
 * characters, and `&&` without a right side.
 *
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
export function parseJavaRegex(pattern: string): JavaRegex | undefined {
  const text = patternText(pattern)
  const branches = alternatives(text)
  if (accept(text, ')')) {
    fail(text, text.at - 1, () => 'this `)` closes nothing; remove it, or write `\\)` for the character itself')
  }
  if (text.gaveUp || (text.fault && pattern.includes('\\Q'))) return undefined
  return text.fault ? { ok: false, fault: text.fault } : { ok: true, branches, multiline: text.multiline }
}

function alternatives(text: PatternText): RegexBranch[] {
  const branches = [sequence(text)]
  while (accept(text, '|')) branches.push(sequence(text))
  return branches
}

function sequence(text: PatternText): RegexBranch {
  const parts: RegexPart[] = []
  while (!atEnd(text) && peek(text) !== '|' && peek(text) !== ')') {
    const part = item(text)
    if (part) parts.push({ ...part, optional: quantifier(text) })
  }
  return parts
}

const leaf = (kind: RegexPart['kind']): RegexPart => ({ kind, branches: [], optional: false })

function item(text: PatternText): RegexPart | undefined {
  if (quotation(text)) return leaf('other')
  const unit = peek(text)
  if (unit === '(') return group(text)
  if (unit === '\\') {
    const found = readEscape(text, false)
    return leaf(found === 'set' || typeof found === 'number' ? 'other' : found)
  }
  // Java reads `{2}` after nothing, or after another quantifier, as the repetition of an empty part.
  if (unit === '{') return leaf('place')
  if (unit === '[') readClass(text)
  else take(text)
  if (unit === '^') return leaf('start')
  if (unit === '$') return leaf('end')
  if (/[?*+]/.test(unit)) {
    fail(text, text.at - 1, (it) => `\`${it}\` repeats nothing; put it behind what it repeats, or write \`\\${it}\``)
  }
  return leaf('other')
}

/** Reads the quantifier at the cursor, if any; tells whether it lets its part match nothing. */
function quantifier(text: PatternText): boolean {
  if (!/[?*+{]/.test(peek(text))) return false
  const from = text.at
  const unit = take(text)
  const least = unit === '{' ? counts(text, from) : unit === '+' ? 1 : 0
  if (!accept(text, '?')) accept(text, '+')
  return least === 0
}

/** Java counts in 32-bit integers. */
const mostRepetitions = 0x7fffffff

function counts(text: PatternText, from: number): number {
  const least = takeWhile(text, /[0-9]/)
  const most = accept(text, ',') && peek(text) !== '}' ? takeWhile(text, /[0-9]/) || '0' : undefined
  if (take(text) !== '}' || least === '') {
    fail(
      text,
      from,
      (it) => `\`${it}\` is not a repetition; write \`{2}\`, \`{2,}\` or \`{2,5}\`, or \`\\{\` for the brace`,
    )
  } else if (Math.max(Number(least), Number(most ?? 0)) > mostRepetitions) {
    fail(text, from, (it) => `\`${it}\` repeats too often; the most Java counts is ${mostRepetitions}`)
  } else if (most !== undefined && Number(most) < Number(least)) {
    fail(text, from, (it) => `\`${it}\` runs backwards; write \`{${most},${least}}\``)
  }
  return Number(least)
}

function group(text: PatternText): RegexPart | undefined {
  const open = text.at++
  if (++text.depth > deepest) giveUp(text)
  const kind = accept(text, '?') ? groupKind(text, open) : 'group'
  const branches = kind ? alternatives(text) : []
  text.depth--
  if (kind && !accept(text, ')')) {
    text.at = open + 1
    fail(text, open, () => 'this `(` is not closed; add `)`, or write `\\(` for the character itself')
  }
  return kind && { kind, branches, optional: false }
}

/** Reads what follows `(?`; `undefined` for a group that only sets flags. */
function groupKind(text: PatternText, open: number): 'group' | 'place' | undefined {
  if (accept(text, ':') || accept(text, '>')) return 'group'
  if (['=', '!', '<=', '<!'].some((look) => accept(text, look))) return 'place'
  return accept(text, '<') ? namedGroup(text, open) : flags(text, open)
}

function namedGroup(text: PatternText, open: number): 'group' {
  const name = readGroupName(text)
  if (name === undefined) {
    fail(text, open, (it) => `\`${it}\` does not name a group; write ASCII letters and digits, as in \`(?<name>…)\``)
  } else if (text.groupNames.has(name)) {
    fail(text, open, () => `a group is named \`${name}\` already; give each group its own name`)
  } else text.groupNames.add(name)
  return 'group'
}

/** `(?i)`, `(?i-s)`, `(?i:…)`. */
function flags(text: PatternText, open: number): 'group' | undefined {
  const set = takeWhile(text, /[imsducxU]/)
  if (set.includes('x')) giveUp(text)
  if (accept(text, '-')) takeWhile(text, /[imsducxU]/)
  const end = take(text)
  if (end !== ')' && end !== ':') {
    fail(text, open, (it) => `\`${it}\` opens no kind of group; write \`(?:…)\` for a group, or \`(?i)\` for a flag`)
  }
  text.looseNames ||= set.includes('U')
  text.multiline ||= set.includes('m')
  return end === ':' ? 'group' : undefined
}
