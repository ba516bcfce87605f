import { remember } from './remember.js'

/** One character, or an escape that means the same everywhere: of a class, or of punctuation of ASCII. */
const character = /[A-Za-z0-9 _:/@,#%&=~"'<>;!.-]|\\[dw!-/:-@[-`{-~]/y
/** A set without sets in it, and without ranges from or to a class such as `\w`. */
const set = /\[(?:\^|(?!\^))(?:(?<!-)\\[dw](?!-[^\]])|\\[!-/:-@[-`{-~]|[^\\[\]&])+\]/y
/** Groups may be left out, and are not repeated. */
const opening = /\((?:\?:)?/y
const closing = /\)\??(?![?*+{])/y
const amount = /(?:\{\d{1,3}(?:,\d{0,3})?\}|[?*+])(?![?+*{])/y

/** Where an alternative begins and ends. */
const anchor = /(?<=^|\||\(|\(\?:)\^|\$(?=$|\||\))/y

/** Ways to try, at most: a part with a variable amount can be matched in as many as the text is long, and each group in all its alternatives. */
const mostWays = 50_000_000

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

function isPlain(pattern: string): boolean {
  let at = 0
  let ways = 1
  const accept = (part: RegExp): string | undefined => {
    part.lastIndex = at
    const found = part.exec(pattern)?.[0]
    at += found?.length ?? 0
    return found
  }
  /** Alternatives of the groups that are open, of the pattern itself first. */
  const open = [1]
  while (at < pattern.length) {
    if (accept(anchor) !== undefined) continue
    if (accept(opening) !== undefined) open.push(1)
    else if (accept(/\|/y) !== undefined) open[open.length - 1] = (open.at(-1) ?? 0) + 1
    else if (pattern[at] === ')') {
      const close = accept(closing)
      const alternatives = open.length > 1 ? open.pop() : undefined
      if (close === undefined || alternatives === undefined) return false
      ways *= alternatives + close.length - 1
    } else if (accept(set) === undefined && accept(character) === undefined) return false
    else {
      const times = accept(amount)
      if (times !== undefined && !/^\{\d+\}$/.test(times)) ways *= longestText
    }
    if (ways > mostWays) return false
  }
  return open.length === 1 && ways * (open[0] ?? 1) <= mostWays
}
