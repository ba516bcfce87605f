import { isBlockText, type Range, type ScalarNode, type Tree } from './tree.js'

const known = new WeakMap<ScalarNode, Int32Array>()

/** The place in the source of a part of a scalar's text, exact in every style, so that a reference inside a folded script can be underlined. */
export function rangeWithin(tree: Tree, scalar: ScalarNode, from: number, to: number): Range {
  if (typeof scalar.value !== 'string') return scalar
  if (isVerbatim(scalar)) return { start: scalar.start + from, end: scalar.start + to }
  let offsets = known.get(scalar)
  if (!offsets) {
    offsets = align(tree.text, scalar, scalar.value)
    known.set(scalar, offsets)
  }
  const start = offsets[Math.min(from, scalar.value.length)] ?? scalar.end
  if (to <= from) return { start, end: start }
  // The end is behind the last character, which an escape may have made several characters long.
  const last = offsets[to - 1] ?? scalar.end
  return { start, end: Math.max(start, last + sourceLength(tree.text, scalar, last)) }
}

/** Whether source and text are the same, character by character. */
function isVerbatim(scalar: ScalarNode): boolean {
  return (
    scalar.style !== 'literal' && scalar.style !== 'folded' && String(scalar.value).length === scalar.end - scalar.start
  )
}

/**
 * The source offset of each character of the text, and of its end. Styles differ only in white space (folding, indentation) and in
 * escapes, so characters that are neither are simply found in order, and the white space between two of them belongs right before the second.
 */
function align(text: string, scalar: ScalarNode, whole: string): Int32Array {
  const offsets = new Int32Array(whole.length + 1)
  const value = addsBreak(text, scalar, whole) ? whole.slice(0, -1) : whole
  let source = scalar.start
  let index = 0
  while (index < value.length) {
    const escaped = escapeAt(text, scalar, source)
    if (escaped) {
      for (let made = 0; made < escaped.makes && index < value.length; made++) offsets[index++] = source
      source += escaped.length
    } else if (isBlank(value.charCodeAt(index))) {
      const run = blankRun(value, index)
      const next = nextSolid(text, source, scalar.end)
      // An escape makes blanks of its own, which go on with those of the text.
      const stop = escapeAt(text, scalar, next) ? Math.min(run, index + blanksMadeBy(text.slice(source, next))) : run
      alignBlanks(offsets, text, value, index, stop, source, next)
      index = stop
      source = next
    } else if (isBlank(text.charCodeAt(source)) && source < scalar.end) {
      source = nextSolid(text, source, scalar.end)
    } else {
      offsets[index++] = Math.min(source, scalar.end)
      source++
    }
  }
  offsets.fill(scalar.end, value.length)
  return offsets
}

/** Whether the text ends with a break that its last line, which is the last one of the source, has not. */
const addsBreak = (text: string, scalar: ScalarNode, value: string): boolean =>
  isBlockText(scalar) && value.endsWith('\n') && !isBreak(text.charCodeAt(scalar.end - 1))

/** How many characters blanks in quotes make: one line break is folded into a blank, of several the first makes nothing. */
function blanksMadeBy(blanks: string): number {
  const breaks = blanks.match(/\r\n?|\n/g)?.length ?? 0
  return breaks === 0 ? blanks.length : Math.max(1, breaks - 1)
}

/** Gives blanks of the text the blanks before `next`, backwards, as far as they are the same; the rest share one place. */
function alignBlanks(
  offsets: Int32Array,
  text: string,
  value: string,
  from: number,
  to: number,
  source: number,
  next: number,
): void {
  let at = next - 1
  for (let index = to - 1; index >= from; index--) {
    while (at > source && text.charCodeAt(at) !== value.charCodeAt(index) && !isBreak(text.charCodeAt(at))) at--
    offsets[index] = Math.max(source, at)
    if (at > source) at--
  }
}

interface Escape {
  /** Characters in the source. */
  readonly length: number
  /** Characters in the text. */
  readonly makes: number
}

const widths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

function escapeAt(text: string, { style, end }: ScalarNode, at: number): Escape | undefined {
  if (at >= end) return undefined
  if (style === 'single') return text[at] === "'" && text[at + 1] === "'" ? { length: 2, makes: 1 } : undefined
  if (style !== 'double' || text[at] !== '\\') return undefined
  const letter = text[at + 1] ?? ''
  if (letter === '\n' || letter === '\r') return { length: nextSolid(text, at + 1, end) - at, makes: 0 }
  const length = widths[letter] ?? 2
  const astral = letter === 'U' && Number.parseInt(text.slice(at + 2, at + 10), 16) > 0xffff
  return { length, makes: astral ? 2 : 1 }
}

function sourceLength(text: string, scalar: ScalarNode, at: number): number {
  return escapeAt(text, scalar, at)?.length ?? 1
}

const isBreak = (code: number): boolean => code === 10 || code === 13
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

function blankRun(value: string, from: number): number {
  let to = from
  while (to < value.length && isBlank(value.charCodeAt(to))) to++
  return to
}

function nextSolid(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}
