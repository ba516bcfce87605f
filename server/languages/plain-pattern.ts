import { nothing, type Part, Ways } from './one-way.js'
import { remember } from './remember.js'

/** One character, or an escape that means the same everywhere: of a class, or of punctuation of ASCII. */
const character = /[A-Za-z0-9 _:/@,#%&=~"'<>;!.-]|\\[dws!-/:-@[-`{-~]/y
/** A set without sets in it, and without what looks like a range from or to a class such as `\w`, or behind one. */
const set = /\[(?:\^|(?!\^))(?:(?<!-)\\[dws](?!-(?:\\.|[^\\\]])-|-\\[dws])|\\[!-/:-@[-`{-~]|[^\\[\]&])+\]/y
const opening = /\((?:\?:)?/y
const amount = /(?:\{(\d{1,3})(?:(,)(\d{1,3})?)?\}|[?*+])(?![?+*{])/y

const amountSigns = new Set('{?*+')

const anchorSigns = new Set('^$\\')
/** Where an alternative begins and ends, and the border of a word. */
const anchor = /(?<=^|\||\(|\(\?:)\^|\$(?=$|\||\))|\\b(?![?*+{])/y

/**
 * Characters to compare, at most: a part with an amount can be matched as often as that allows, each group in all its alternatives, and each of these
 * ways may go on to the end of what has to stand there.
 */
const mostCompared = 500_000_000

/** RE2 counts so far, repetitions in repetitions multiplied. */
const mostRepetitions = 1000

/** Longer texts are not tested here. */
const longestText = 1000

/** Characters that are two for JavaScript, and those of which engines differ whether they end a line, or are space. */
const odd = /[\v\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufeff]/
/** Engines also differ in what letters are, where the border of a word is asked for. */
const oddAtBorders = /[\v\r\u0080-\uffff]/

/**
 * A test for patterns that Java, Go and JavaScript read alike, and that JavaScript tests in little time whatever the text: most of
 * those in documents. `undefined` for all others, for which RE2 is there.
 */
export const plainPattern: (pattern: string) => Plain = remember((pattern) => {
  if (pattern.length > 500 || odd.test(pattern) || !isPlain(pattern)) return notPlain
  try {
    const regex = new RegExp(pattern)
    const unclear = pattern.includes('\\b') ? oddAtBorders : odd
    return { finds: (text) => (text.length > longestText || unclear.test(text) ? undefined : regex.test(text)) }
  } catch {
    return notPlain
  }
})

/** Whether a text has a part that the pattern matches; `undefined` where that is not told here. */
export interface Plain {
  readonly finds: ((text: string) => boolean | undefined) | undefined
}

const notPlain: Plain = { finds: undefined }

/** A group that is open, or the pattern itself. */
interface Group {
  /** In which the alternatives before can be matched, and the one that is being read. */
  ways: number
  last: number
  /** How many characters have to stand in the longest of them, and in the one that is being read. */
  length: number
  lastLength: number
  /** How often its innermost part is repeated. */
  repeats: number
  /** The alternatives before, and the one that is being read. */
  readonly before: Part[]
  part: Part
}

const newGroup = (last = 1): Group => ({
  ways: 0,
  last,
  length: 0,
  lastLength: 0,
  repeats: 1,
  before: [],
  part: nothing,
})

function isPlain(pattern: string): boolean {
  const whole = readPattern(pattern)
  if (!whole) return false
  if (whole.ways * (whole.length + 1) <= mostCompared) return true
  const next = new Ways()
  return next.areSingle(readPattern(pattern, next)?.before ?? [])
}

/** Counts what trying the pattern may take, and notes in `next`, which takes longer, what may follow what; `undefined` where something is not plain. */
function readPattern(pattern: string, next?: Ways): Group | undefined {
  let at = 0
  const accept = (part: RegExp): RegExpExecArray | undefined => {
    part.lastIndex = at
    const found = part.exec(pattern) ?? undefined
    at += found?.[0].length ?? 0
    return found
  }
  // Where an alternative may begin anywhere, each place is tried.
  const starts = () => (pattern[at] === '^' ? 1 : longestText)
  const amountHere = () => (amountSigns.has(pattern[at] ?? '') ? amountOf(accept(amount)) : once)
  let group = newGroup(starts())
  const outer: Group[] = []
  while (at < pattern.length) {
    const sign = pattern[at] ?? ''
    if (anchorSigns.has(sign) && accept(anchor)) continue
    if (sign === '(') {
      if (!accept(opening)) return undefined
      outer.push(group)
      group = newGroup()
    } else if (sign === '|') {
      at++
      endAlternative(group)
      group.last = outer.length === 0 ? starts() : 1
    } else if (sign === ')') {
      at++
      const around = outer.pop()
      if (!around) return undefined
      endAlternative(group)
      addGroup(around, group, amountHere(), next)
      group = around
    } else {
      const one = accept(sign === '[' ? set : character)
      if (!one) return undefined
      addCharacter(group, one[0], amountHere(), next)
    }
    if (group.repeats > mostRepetitions) return undefined
  }
  endAlternative(group)
  return outer.length === 0 ? group : undefined
}

function endAlternative(group: Group): void {
  group.ways += group.last
  group.length = Math.max(group.length, group.lastLength)
  group.lastLength = 0
  group.before.push(group.part)
  group.part = nothing
}

/** How often a character or a group may stand in a row. */
interface Amount {
  readonly least: number
  readonly most: number
}

const once: Amount = { least: 1, most: 1 }
const amounts: Readonly<Record<string, Amount>> = {
  '?': { least: 0, most: 1 },
  '*': { least: 0, most: Number.POSITIVE_INFINITY },
  '+': { least: 1, most: Number.POSITIVE_INFINITY },
}

function amountOf(found: RegExpExecArray | undefined): Amount {
  if (!found) return once
  const [written, least, comma, most] = found
  if (least === undefined) return amounts[written] ?? once
  if (comma === undefined) return { least: Number(least), most: Number(least) }
  return { least: Number(least), most: most === undefined ? Number.POSITIVE_INFINITY : Number(most) }
}

/** RE2 writes out each repetition that is counted. */
const written = ({ least, most }: Amount): number => (Number.isFinite(most) ? most : Math.max(1, least))

function addCharacter(group: Group, source: string, amount: Amount, next: Ways | undefined): void {
  const { least, most } = amount
  group.last *= Number.isFinite(most) ? most - least + 1 : longestText
  group.lastLength += least
  group.repeats = Math.max(group.repeats, written(amount))
  if (next) group.part = next.sequence(group.part, next.repeated(next.character(source), least, most))
}

/** A group counts to the one around it, as often as it is repeated. */
function addGroup(
  around: Group,
  { ways, length, repeats, before }: Group,
  amount: Amount,
  next: Ways | undefined,
): void {
  const { least, most } = amount
  around.lastLength += length * least
  if (most === 1) around.last *= ways + 1 - least
  else around.last *= Number.isFinite(most) ? ways ** most * (most - least + 1) : Number.POSITIVE_INFINITY
  around.repeats = Math.max(around.repeats, repeats * written(amount))
  if (next) around.part = next.sequence(around.part, next.repeated(next.either(before), least, most))
}
