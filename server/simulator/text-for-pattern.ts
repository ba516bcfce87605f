/** Deeper groups are not read. */
const deepest = 50

/** Repetitions are written out no more often than this. */
const mostRepetitions = 200

/**
 * A text that a pattern of the simple kind matches: letters, classes, groups and counts. Whether it really does is for the caller to
 * test; `undefined` where the pattern has something that cannot be followed, such as a look-ahead.
 */
export function textForPattern(pattern: string): string | undefined {
  let at = 0
  try {
    const text = alternatives(0)
    return at === pattern.length ? text : undefined
  } catch (error) {
    if (error instanceof NotSimple) return undefined
    throw error
  }

  /** The text of the first alternative; the others are read over. */
  function alternatives(depth: number): string {
    if (depth > deepest) throw new NotSimple()
    const first = sequence(depth)
    while (pattern[at] === '|') {
      at++
      sequence(depth)
    }
    return first
  }

  function sequence(depth: number): string {
    let text = ''
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      text += repeated(part(depth))
      if (text.length > 10_000) throw new NotSimple()
    }
    return text
  }

  function part(depth: number): string {
    const character = pattern[at++] ?? ''
    if (character === '^' || character === '$') return ''
    if (character === '.') return 'a'
    if (character === '\\') return escaped(pattern[at++] ?? '')
    if (character === '[') return memberOfClass()
    if (character !== '(') return character
    const special = /^\?(?::|P?<[A-Za-z]\w*>)/.exec(pattern.slice(at, at + 64))
    if (pattern[at] === '?' && !special) throw new NotSimple()
    at += special?.[0].length ?? 0
    const text = alternatives(depth + 1)
    if (pattern[at++] !== ')') throw new NotSimple()
    return text
  }

  function memberOfClass(): string {
    if (pattern[at] === '^') return outsideOfClass()
    const first = pattern[at++] ?? ''
    const member = first === '\\' ? escaped(pattern[at++] ?? '') : first
    toEndOfClass()
    return member
  }

  function outsideOfClass(): string {
    const from = at
    toEndOfClass()
    const excluded = pattern.slice(from, at)
    return [...'a0-_ '].find((each) => !excluded.includes(each)) ?? 'x'
  }

  function toEndOfClass(): void {
    while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1
    if (pattern[at++] !== ']') throw new NotSimple()
  }

  function repeated(text: string): string {
    const [all, symbol, least] = /^(?:([*+?])|\{(\d{1,4})(?:,\d{0,4})?\})[?+]?/.exec(pattern.slice(at, at + 16)) ?? []
    if (all === undefined) return text
    at += all.length
    const times = symbol === undefined ? Number(least) : symbol === '+' ? 1 : 0
    if (times > mostRepetitions) throw new NotSimple()
    return text.repeat(times)
  }
}

class NotSimple extends Error {}

function escaped(character: string): string {
  const known: Readonly<Record<string, string>> = {
    d: '0',
    w: 'a',
    s: ' ',
    D: 'a',
    W: '-',
    S: 'a',
    b: '',
    A: '',
    z: '',
    Z: '',
  }
  const text = Object.hasOwn(known, character) ? known[character] : undefined
  if (text !== undefined) return text
  if (/[A-Za-z0-9]/.test(character)) throw new NotSimple()
  return character
}
