/** What a regular expression is made of, of the constructs that Java, Go and JavaScript read alike. */
export type Alternatives = readonly (readonly Part[])[]

export type Part = One | Group | Anchor

/** A character, a class such as `\w`, or a set, as it is written. */
export interface One {
  readonly kind: 'one'
  readonly source: string
  /** Whether small and capital letters are the same. */
  readonly anyCase: boolean
  readonly amount: Amount
}

export interface Group {
  readonly kind: 'group'
  readonly alternatives: Alternatives
  readonly amount: Amount
}

/** The beginning or the end of the text, or the border of a word. */
export interface Anchor {
  readonly kind: 'anchor'
  readonly sign: '^' | '$' | '\\b'
}

/** How often something may stand in a row; `most` may be infinite. */
export interface Amount {
  readonly least: number
  readonly most: number
}

/** One character, or an escape that means the same everywhere: of a class, or of punctuation of ASCII. */
const character = /[A-Za-z0-9 _:/@,#%&=~"'<>;!.}\]-]|\\[dws!-/:-@[-`{-~]/y
/** A set without sets in it, and without what looks like a range from or to a class such as `\w`, or behind one; Java intersects sets by `&&`. */
const set = /\[(?:\^|(?!\^))(?:(?<!-)\\[dws](?!-(?:\\.|[^\\\]])-|-\\[dws])|\\[!-/:-@[-`{-~]|[^\\[\]&]|&(?!&))+\]/y
/** In a set: a class, a character, or a range from one character to another. */
export const member = /(\\[dws])|(\\?[\s\S])(?:-(\\?[\s\S]))?/gy
const opening = /\((?:\?:|\?i:)?/y

const amountSigns = new Set('{?*+')
const amount = /(?:\{(\d{1,3})(?:(,)(\d{1,3})?)?\}|[?*+])(?![?+*{])/y

const anchorSigns = new Set('^$\\')
/** Where an alternative begins and ends, and the border of a word. */
const anchor = /(?<=^|\||\(|\(\?i?:)\^|\$(?=$|\||\))|\\b(?![?*+{])/y

/** Takes a pattern apart; undefined where something in it is not read alike everywhere, or is wrong. */
export function partsOf(pattern: string): Alternatives | undefined {
  let at = 0
  const accept = (part: RegExp): RegExpExecArray | undefined => {
    part.lastIndex = at
    const found = part.exec(pattern) ?? undefined
    at += found?.[0].length ?? 0
    return found
  }
  const amountHere = () => (amountSigns.has(pattern[at] ?? '') ? amountOf(accept(amount)) : once)
  let here: Open = { alternatives: [], parts: [], anyCase: false }
  const outer: Open[] = []
  while (at < pattern.length) {
    const sign = pattern[at] ?? ''
    const anchored = anchorSigns.has(sign) ? accept(anchor) : undefined
    if (anchored) here.parts.push({ kind: 'anchor', sign: anchored[0] as Anchor['sign'] })
    else if (sign === '(') {
      const anyCase = accept(opening)?.[0] === '(?i:' || here.anyCase
      outer.push(here)
      here = { alternatives: [], parts: [], anyCase }
    } else if (sign === '|') {
      at++
      here.alternatives.push(here.parts)
      here.parts = []
    } else if (sign === ')') {
      at++
      const around = outer.pop()
      const found = amountHere()
      if (!around || !found) return undefined
      around.parts.push({ kind: 'group', alternatives: [...here.alternatives, here.parts], amount: found })
      here = around
    } else {
      const source = accept(sign === '[' ? set : character)?.[0]
      const found = amountHere()
      if (source === undefined || !found || (source.length > 2 && !isUpward(source))) return undefined
      here.parts.push({ kind: 'one', source, anyCase: here.anyCase, amount: found })
    }
  }
  return outer.length === 0 ? [...here.alternatives, here.parts] : undefined
}

/** A group that is open, or the pattern itself: the alternatives before, and the one that is being read. */
interface Open {
  readonly alternatives: Part[][]
  parts: Part[]
  readonly anyCase: boolean
}

/** Whether every range of a set leads upward; engines refuse others. */
function isUpward(source: string): boolean {
  if (!source.includes('-')) return true
  for (const [, , from, to] of source.slice(source[1] === '^' ? 2 : 1, -1).matchAll(member))
    if (from !== undefined && to !== undefined && codeOf(from) > codeOf(to)) return false
  return true
}

/** The code of a character of a set, with or without a backslash before it. */
export const codeOf = (written: string): number => written.charCodeAt(written.length - 1)

const once: Amount = { least: 1, most: 1 }
const amounts: Readonly<Record<string, Amount>> = {
  '?': { least: 0, most: 1 },
  '*': { least: 0, most: Number.POSITIVE_INFINITY },
  '+': { least: 1, most: Number.POSITIVE_INFINITY },
}

function amountOf(found: RegExpExecArray | undefined): Amount | undefined {
  if (!found) return undefined
  const [written, digits, comma, end] = found
  if (digits === undefined) return amounts[written]
  const least = Number(digits)
  if (comma === undefined) return { least, most: least }
  const most = end === undefined ? Number.POSITIVE_INFINITY : Number(end)
  return most < least ? undefined : { least, most }
}
