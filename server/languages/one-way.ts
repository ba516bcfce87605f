/** A part of a regular expression: which of its characters may come first and last, and whether it may be empty. */
export interface Part {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

export const nothing: Part = { first: [], last: [], empty: true }

/**
 * Notes which characters of a regular expression may follow each other, to tell whether there is never more than one way to go on: the next character of
 * a text then decides between all alternatives and repetitions, and an engine that tries one way after the other needs linear time. Characters are
 * as they stand in the expression: one, a class such as `\w`, or a set.
 */
export class Ways {
  readonly #characters: string[] = []
  readonly #next: (readonly number[])[][] = []
  #unclear = false

  character(source: string): Part {
    const at = this.#characters.push(source) - 1
    this.#next.push([])
    return { first: [at], last: [at], empty: false }
  }

  sequence(before: Part, after: Part): Part {
    this.#follow(before.last, after.first)
    return {
      first: before.empty ? [...before.first, ...after.first] : before.first,
      last: after.empty ? [...before.last, ...after.last] : after.last,
      empty: before.empty && after.empty,
    }
  }

  either(parts: readonly Part[]): Part {
    const empty = parts.filter((part) => part.empty).length
    this.#unclear ||= empty > 1
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      empty: empty > 0,
    }
  }

  /** What may be empty is repeated, and left out, in more than one way. */
  repeated(part: Part, least: number, most: number): Part {
    this.#unclear ||= part.empty && (least === 0 || most > 1)
    if (most > 1) this.#follow(part.last, part.first)
    return least === 0 ? { ...part, empty: true } : part
  }

  /** Whether the next character always decides how to go on in each of the alternatives that are the whole expression. */
  areSingle(alternatives: readonly Part[]): boolean {
    if (this.#unclear) return false
    const sets = this.#characters.map(setOf)
    return (
      alternatives.every(({ first }) => areApart([first], sets)) && this.#next.every((lists) => areApart(lists, sets))
    )
  }

  #follow(last: readonly number[], first: readonly number[]): void {
    for (const at of last) this.#next[at]?.push(first)
  }
}

/** Whether no character of a text is in two of the sets. One that is named twice is reached in two ways. */
function areApart(lists: readonly (readonly number[])[], sets: readonly bigint[]): boolean {
  let all = 0n
  for (const list of lists) {
    for (const at of list) {
      const set = sets[at] ?? everything
      if ((all & set) !== 0n) return false
      all |= set
    }
  }
  return true
}

/** A set of characters: a bit for each of ASCII, and one for all others. */
const others = 1n << 128n
const everything = (1n << 129n) - 1n

const bit = (code: number): bigint => (code < 128 ? 1n << BigInt(code) : others)

function range(from: number, to: number): bigint {
  let set = to < 128 ? 0n : others
  for (let code = from; code <= Math.min(to, 127); code++) set |= bit(code)
  return set
}

const digits = range(0x30, 0x39)
const word = digits | range(0x41, 0x5a) | range(0x61, 0x7a) | bit(0x5f)
const space = range(0x09, 0x0d) | bit(0x20) | others
const classes: ReadonlyMap<string, bigint> = new Map([
  ['\\d', digits],
  ['\\w', word],
  ['\\s', space],
])

/** The characters that one of an expression may stand for, or more. */
function setOf(source: string): bigint {
  if (source === '.') return everything
  if (!source.startsWith('[') || source.length === 1) return escapeOrSelf(source)
  const negated = source[1] === '^'
  const set = membersOf(source.slice(negated ? 2 : 1, -1))
  return negated ? (everything & ~set) | others : set
}

/** A character, a class, or a range from one character to another. */
const member = /(\\[dws])|(\\?[\s\S])(?:-(\\?[\s\S]))?/gy

function membersOf(members: string): bigint {
  let set = 0n
  for (const [, named, from = '', to] of members.matchAll(member))
    set |= named || to === undefined ? escapeOrSelf(named ?? from) : range(codeOf(from), codeOf(to))
  return set
}

const escapeOrSelf = (source: string): bigint => classes.get(source) ?? bit(codeOf(source))

const codeOf = (source: string): number => source.charCodeAt(source.length - 1)
