import { linearMatch } from './linear-match.js'
import { type Alternatives, type Amount, type Part, partsOf } from './pattern-parts.js'
import { remember } from './remember.js'

/**
 * Characters to compare, at most, for the engine of JavaScript, which tries one way after the other: a part with an amount can be matched as often as
 * that allows, each group in all its alternatives, and each of these ways may go on to the end of what has to stand there.
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
 * A test for patterns that Java, Go and JavaScript read alike, which takes little time whatever the text: most of those in documents. `undefined` for
 * all others, for which RE2 is there.
 */
export const plainPattern: (pattern: string) => Plain = remember((pattern) => {
  if (pattern.length > 500 || odd.test(pattern)) return notPlain
  const parts = partsOf(pattern)
  const cost = parts && costOf(parts, longestText)
  if (!cost || cost.repetitions > mostRepetitions) return notPlain
  const test = testOf(pattern, parts, cost)
  const unclear = pattern.includes('\\b') ? oddAtBorders : odd
  if (!test) return notPlain
  return { finds: (text) => (text.length > longestText || unclear.test(text) ? undefined : test(text)) }
})

/** Whether a text has a part that the pattern matches; `undefined` where that is not told here. */
export interface Plain {
  readonly finds: ((text: string) => boolean | undefined) | undefined
}

const notPlain: Plain = { finds: undefined }

/** The engine of JavaScript where it needs little time, since it is the fastest there; it does not know groups in which the case of letters makes no difference. */
function testOf(pattern: string, parts: Alternatives, { ways, length }: Cost): Plain['finds'] {
  if (pattern.includes('(?i:') || ways * (length + 1) > mostCompared)
    return isAscii.test(pattern) ? linearMatch(parts) : undefined
  // Most patterns are only read, and never asked of a text.
  let regex: RegExp | undefined
  return (text) => {
    regex ??= new RegExp(pattern)
    return regex.test(text)
  }
}

const isAscii = /^[\0-\x7f]*$/

/** What it may take to try a pattern: the ways to match it, the characters that have to stand in the longest, and how often its innermost part is repeated. */
interface Cost {
  readonly ways: number
  readonly length: number
  readonly repetitions: number
}

/** What alternatives may take, of which each may begin at so many places unless it says that it begins the text. */
function costOf(alternatives: Alternatives, starts: number): Cost {
  let [ways, length, repetitions] = [0, 0, 1]
  for (const parts of alternatives) {
    const [first] = parts
    let [own, characters] = [first?.kind === 'anchor' && first.sign === '^' ? 1 : starts, 0]
    for (const part of parts) {
      if (part.kind === 'anchor') continue
      const inner = innerCost(part)
      own *= waysToRepeat(inner.ways, part)
      characters += inner.length * part.amount.least
      repetitions = Math.max(repetitions, inner.repetitions * written(part.amount))
    }
    ways += own
    length = Math.max(length, characters)
  }
  return { ways, length, repetitions }
}

type Repeated = Exclude<Part, { kind: 'anchor' }>

const ofOne: Cost = { ways: 1, length: 1, repetitions: 1 }

const innerCost = (part: Repeated): Cost => (part.kind === 'one' ? ofOne : costOf(part.alternatives, 1))

function waysToRepeat(ways: number, { kind, amount: { least, most } }: Repeated): number {
  if (kind === 'one') return Number.isFinite(most) ? most - least + 1 : longestText
  if (most === 1) return ways + 1 - least
  return Number.isFinite(most) ? ways ** most * (most - least + 1) : Number.POSITIVE_INFINITY
}

/** RE2 writes out each repetition that is counted. */
const written = ({ least, most }: Amount): number => (Number.isFinite(most) ? most : Math.max(1, least))
