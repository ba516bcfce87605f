import { remember } from './remember.js'

/** One character, or an escape that means the same everywhere: of a class, or of punctuation of ASCII. */
const character = /[A-Za-z0-9 _:/@,#%&=~"'<>;!.-]|\\[dw!-/:-@[-`{-~]/y
/** A set without sets in it, and without ranges from or to a class such as `\w`. */
const set = /\[(?:\^|(?!\^))(?:(?<!-)\\[dw](?!-[^\]])|\\[!-/:-@[-`{-~]|[^\\[\]&])+\]/y
/** Groups may be left out, or repeated a few times. */
const opening = /\((?:\?:)?/y
const closing = /\)(?:\?|\{(\d{1,3})(?:,(\d{1,3}))?\})?(?![?*+{])/y
const amount = /(?:\{(\d{1,3})(?:(,)(\d{1,3})?)?\}|[?*+])(?![?+*{])/y

/** Where an alternative begins and ends. */
const anchor = /(?<=^|\||\(|\(\?:)\^|\$(?=$|\||\))/y

/** Ways to try, at most: a part with an amount can be matched as often as that allows, and each group in all its alternatives. */
const mostWays = 50_000_000

/** RE2 counts so far, repetitions in repetitions multiplied. */
const mostRepetitions = 1000

/** Longer texts are not tested here. */
const longestText = 1000

/**
 * A test for patterns that Java, Go and JavaScript read alike, and that JavaScript tests in little time whatever the text: most of
 * those in documents. `undefined` for all others, for which RE2 is there.
 */
export const plainPattern: (pattern: string) => Plain = remember((pattern) => {
  if (pattern.length > 500 || !isPlain(pattern)) return notPlain
  try {
    const regex = new RegExp(pattern)
    return { finds: (text) => (text.length > longestText ? undefined : regex.test(text)) }
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
  /** How often its innermost part is repeated. */
  repeats: number
}

const newGroup = (last = 1): Group => ({ ways: 0, last, repeats: 1 })

function isPlain(pattern: string): boolean {
  let at = 0
  const accept = (part: RegExp): RegExpExecArray | undefined => {
    part.lastIndex = at
    const found = part.exec(pattern) ?? undefined
    at += found?.[0].length ?? 0
    return found
  }
  // Where an alternative may begin anywhere, each place is tried.
  const starts = () => (pattern[at] === '^' ? 1 : longestText)
  let group = newGroup(starts())
  const outer: Group[] = []
  while (at < pattern.length) {
    if (accept(anchor)) continue
    if (accept(opening)) {
      outer.push(group)
      group = newGroup()
    } else if (accept(/\|/y)) {
      group.ways += group.last
      group.last = outer.length === 0 ? starts() : 1
    } else if (pattern[at] === ')') {
      const around = outer.pop()
      const close = accept(closing)
      if (!close || !around) return false
      addGroup(around, group, close)
      group = around
    } else if (accept(set) || accept(character)) addAmount(group, accept(amount))
    else return false
    if (group.last > mostWays || group.repeats > mostRepetitions) return false
  }
  return outer.length === 0 && group.ways + group.last <= mostWays
}

/** A group counts to the one around it, as often as it is repeated. */
function addGroup(
  around: Group,
  { ways, last, repeats }: Group,
  [written, least, most = least]: RegExpExecArray,
): void {
  const own = ways + last
  const times = Number(most ?? 1)
  around.last *= least === undefined ? own + written.length - 1 : own ** times * (times - Number(least) + 1)
  around.repeats = Math.max(around.repeats, repeats * times)
}

function addAmount(group: Group, amount: RegExpExecArray | undefined): void {
  if (!amount) return
  const [written, least, comma, most] = amount
  const times = Number(most ?? least ?? 1)
  group.repeats = Math.max(group.repeats, times)
  if (written === '?') group.last *= 2
  else if (least === undefined || (comma !== undefined && most === undefined)) group.last *= longestText
  else group.last *= times - Number(least) + 1
}
