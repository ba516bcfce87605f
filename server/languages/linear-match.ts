import { type Alternatives, type Anchor, codeOf, member, type One, type Part } from './pattern-parts.js'

/**
 * A test whether a pattern matches a part of a text, in time that grows with the length of both, whatever they are: all ways through the pattern are
 * followed at the same time (Thompson's construction). `undefined` for a pattern that is too large with its repetitions written out.
 */
export function linearMatch(pattern: Alternatives): ((text: string) => boolean) | undefined {
  if (sizeOf(pattern) > largest) return undefined
  const end: State = { turn: 0 }
  // Most patterns are only read, and never asked of a text.
  let start: State | undefined
  let turn = 0
  return (text) => {
    start ??= alternativesBefore(pattern, end)
    let here: State[] = []
    for (let at = 0; ; at++) {
      turn++
      const next: State[] = []
      const code = text.charCodeAt(at - 1)
      for (const { set, next: after } of here) if (set && after && isIn(set, code)) enter(after, next, turn, text, at)
      // A match may begin anywhere.
      enter(start, next, turn, text, at)
      if (end.turn === turn) return true
      if (at >= text.length) return false
      here = next
    }
  }
}

/** What states a pattern may have: with a text of 1000 characters it takes up to half a second. */
const largest = 10_000

/** A place in a pattern: one from which a character leads on, one that is passed by without one, or the end. */
interface State {
  /** The characters that lead on. */
  readonly set?: CharacterSet
  readonly anchor?: Anchor['sign']
  next?: State
  or?: readonly State[]
  /** Makes the states that follow: once, when one gets here. */
  make?: (() => State) | undefined
  /** The last character of the text at which it was entered. */
  turn: number
}

/** Adds the states at which a character is awaited once a state is entered. */
function enter(entered: State, found: State[], turn: number, text: string, at: number): void {
  const open = [entered]
  for (let state = open.pop(); state; state = open.pop()) {
    if (state.turn === turn) continue
    state.turn = turn
    if (state.make) {
      state.or = [state.make()]
      state.make = undefined
    }
    if (state.set) found.push(state)
    else if (state.or) for (const each of state.or) open.push(each)
    else if (state.next && state.anchor && holds(state.anchor, text, at)) open.push(state.next)
  }
}

function holds(anchor: Anchor['sign'], text: string, at: number): boolean {
  if (anchor === '^') return at === 0
  if (anchor === '$') return at === text.length
  return isIn(word, text.charCodeAt(at - 1)) !== isIn(word, text.charCodeAt(at))
}

const sizeOf = (alternatives: Alternatives): number =>
  alternatives.reduce((sum, parts) => sum + parts.reduce((size, part) => size + sizeOfPart(part), 1), 1)

function sizeOfPart(part: Part): number {
  if (part.kind === 'anchor') return 1
  const { least, most } = part.amount
  return (part.kind === 'one' ? 2 : sizeOf(part.alternatives) + 1) * (Number.isFinite(most) ? most : least + 1)
}

function alternativesBefore(alternatives: Alternatives, next: State): State {
  const [first, ...others] = alternatives.map((parts) => parts.reduceRight((after, part) => before(part, after), next))
  return first && others.length === 0 ? first : { or: first ? [first, ...others] : [], turn: 0 }
}

function before(part: Part, next: State): State {
  if (part.kind === 'anchor') return { anchor: part.sign, next, turn: 0 }
  const { least, most } = part.amount
  const set = part.kind === 'one' ? setOf(part) : undefined
  const body = (after: State): State =>
    part.kind === 'group' ? alternativesBefore(part.alternatives, after) : { ...(set && { set }), next: after, turn: 0 }
  if (Number.isFinite(most)) return repeated(body, { least, last: most, behind: next, next })
  const again: State = { turn: 0 }
  again.or = [body(again), next]
  return repeated(body, { least, last: least, behind: again, next })
}

/** Repetitions one by one: at the last one it goes on behind all, from the least on it may also go on to what is next. Only those that a text gets to are made. */
function repeated(
  body: (after: State) => State,
  {
    least,
    last,
    behind,
    next,
  }: { readonly least: number; readonly last: number; readonly behind: State; readonly next: State },
): State {
  const from = (at: number): State => {
    if (at === last) return behind
    const one = body(at + 1 === last ? behind : { make: () => from(at + 1), turn: 0 })
    return at < least ? one : { or: [one, next], turn: 0 }
  }
  return from(0)
}

/** A bit for each character of ASCII, and one for all others. */
type CharacterSet = readonly number[]

const others = 128

function isIn(set: CharacterSet, code: number): boolean {
  // Before and behind the text.
  if (Number.isNaN(code)) return false
  const bit = Math.min(code, others)
  return (((set[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1
}

function setWith(...ranges: readonly (readonly [from: number, to: number])[]): CharacterSet {
  const set = [0, 0, 0, 0, 0]
  for (const [from, to] of ranges)
    for (let bit = Math.min(from, others); bit <= Math.min(to, others); bit++)
      set[bit >> 5] = (set[bit >> 5] ?? 0) | (1 << (bit & 31))
  return set
}

const union = (sets: readonly CharacterSet[]): CharacterSet =>
  setWith().map((_, at) => sets.reduce((word, set) => word | (set[at] ?? 0), 0))

const negated = (set: CharacterSet): CharacterSet => set.map((word) => ~word)

const word = setWith([0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a], [0x5f, 0x5f])
const classes: ReadonlyMap<string, CharacterSet> = new Map([
  ['\\d', setWith([0x30, 0x39])],
  ['\\w', word],
  ['\\s', setWith([0x09, 0x0d], [0x20, 0x20])],
  ['.', negated(setWith([0x0a, 0x0a]))],
])

/** The characters that one of a pattern stands for. */
function setOf({ source, anyCase }: One): CharacterSet {
  if (!source.startsWith('[') || source.length === 1) {
    return classes.get(source) ?? inCase(setWith([codeOf(source), codeOf(source)]), anyCase)
  }
  const isNegated = source[1] === '^'
  const set = inCase(membersOf(source.slice(isNegated ? 2 : 1, -1)), anyCase)
  return isNegated ? negated(set) : set
}

const membersOf = (members: string): CharacterSet =>
  union(
    Array.from(members.matchAll(member), ([, named, from = '', to = from]) => {
      const known = named === undefined ? undefined : classes.get(named)
      return known ?? setWith([codeOf(from), codeOf(to)])
    }),
  )

/** With the other of each small and capital letter, where there is no difference. Both are 32 apart, each in a word of its own. */
function inCase(set: CharacterSet, anyCase: boolean): CharacterSet {
  if (!anyCase) return set
  const letters = ((set[2] ?? 0) | (set[3] ?? 0)) & 0x7fffffe
  return set.map((bits, at) => (at === 2 || at === 3 ? bits | letters : bits))
}
