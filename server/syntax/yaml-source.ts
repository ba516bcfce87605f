import { codesOf } from '../text/codes.js'
import { characterCodes } from './character-codes.js'
import { limits } from './tree.js'

/** Deeper blocks, and as deep flow collections in them, are not usual, and below what the other parser allows. */
export const deepest = limits.depth / 4

/** A text in YAML that is being read from its beginning. */
export interface YamlSource {
  readonly text: string
  readonly codes: Uint8Array
  /** The place up to which it was read. */
  at: number
  /** Where the line of that place begins. */
  lineStart: number
  /** The end of the last scalar or collection, from which the place of an absent one is found. */
  last: number
  /** Whether a line of a flow collection or a quoted scalar is indented less than YAML wants it, see `repair.ts`. */
  isMoved: boolean
}

const { tab, newline, blank, hash } = characterCodes

export function yamlSource(text: string): YamlSource {
  return { text, codes: codesOf(text), at: 0, lineStart: 0, last: 0, isMoved: false }
}

/** Whether a character ends the indicator in front of it: a blank, the end of a line, or that of the text. */
export const isSpace = (found: number | undefined): boolean => found === blank || found === newline || found === 0

/** The column of what is to be read, or -1 at the end of the text. */
export const columnOf = ({ codes, at, lineStart }: YamlSource): number => (codes[at] === 0 ? -1 : at - lineStart)

/** Goes behind blanks, empty lines and comments. Tells whether what follows stands on another line, or is the end of the text. */
export function skipBlanks(source: YamlSource): boolean {
  const { codes } = source
  const { lineStart } = source
  let { at } = source
  for (;;) {
    while (codes[at] === blank) at++
    if (codes[at] === hash && (at === source.lineStart || codes[at - 1] === blank)) at = endOfLine(codes, at)
    if (codes[at] !== newline) break
    source.lineStart = ++at
  }
  source.at = at
  return source.lineStart !== lineStart || codes[at] === 0
}

/** The end of the line, or of the text. */
export function endOfLine(codes: Uint8Array, from: number): number {
  let at = from
  while (codes[at] !== newline && codes[at] !== 0) at++
  return at
}

/**
 * Goes to the next line that is not empty, where it is indented as far as it has to be to go on with a scalar. Tells whether it is;
 * undefined where a tab, which counts as no indentation, makes that a question.
 */
export function continueScalar(source: YamlSource, indent: number): boolean | undefined {
  const { codes } = source
  let { at } = source
  let lineStart = source.lineStart
  while (codes[at] === newline) {
    lineStart = ++at
    while (codes[at] === blank) at++
  }
  if (codes[at] === tab) return undefined
  if (at - lineStart < indent || codes[at] === 0) return false
  source.at = at
  source.lineStart = lineStart
  return true
}
