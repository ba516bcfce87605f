import { CHOMPING_MODE, SCALAR_STYLE } from 'js-yaml'
import { characterCodes } from './character-codes.js'
import type { ScalarNode } from './tree.js'
import { decoded } from './yaml-scalars.js'
import { endOfLine, type YamlSource } from './yaml-source.js'

const { tab, newline, blank, hash, bar } = characterCodes

const chompings: Readonly<Record<string, number>> = { '-': CHOMPING_MODE.STRIP, '+': CHOMPING_MODE.KEEP }

/** The lines of a block scalar. */
interface Lines {
  readonly start: number
  readonly end: number
  /** The column of its text, or -1 where there is none. */
  readonly indent: number
}

/** A literal or folded scalar, whose lines are indented so far at least. Behind it, the reading goes on at the start of a line. */
export function readBlockScalar(source: YamlSource, indent: number): ScalarNode | undefined {
  const { text, codes, at } = source
  const isLiteral = codes[at] === bar
  const chomping = chompings[text[at + 1] as string] ?? CHOMPING_MODE.CLIP
  const start = behindHeader(codes, chomping === CHOMPING_MODE.CLIP ? at + 1 : at + 2)
  const lines = start === undefined ? undefined : readLines(source, start, indent)
  if (!lines) return undefined
  const { end } = lines
  const value = isLiteral
    ? literal(text, lines, chomping)
    : decoded(text, lines.start, end, SCALAR_STYLE.FOLDED_BLOCK, lines.indent, chomping)
  source.at = end
  source.lineStart = end
  source.last = end
  return { kind: 'scalar', value, style: isLiteral ? 'literal' : 'folded', start: lines.start, end }
}

/** The start of the line behind the header, where nothing but a comment stands there. */
function behindHeader(codes: Uint8Array, from: number): number | undefined {
  let at = from
  while (codes[at] === blank) at++
  if (codes[at] === hash && at > from) at = endOfLine(codes, at)
  return codes[at] === newline ? at + 1 : undefined
}

function readLines({ codes }: YamlSource, start: number, least: number): Lines | undefined {
  let indent = -1
  let widest = 0
  let end = start
  for (;;) {
    let at = end
    while (codes[at] === blank) at++
    const column = at - end
    const found = codes[at]
    if (found === 0) return column === 0 ? { start, end, indent } : undefined
    if (found !== newline) {
      if (indent < 0 && column >= least) {
        // A tab is no indentation, and empty lines may not be indented further than the text.
        if (found === tab || column < widest) return undefined
        indent = column
      }
      if (indent < 0 || column < indent) return { start, end, indent }
      at = endOfLine(codes, at)
    } else if (indent < 0) widest = Math.max(widest, column)
    end = codes[at] === newline ? at + 1 : at
  }
}

/** The lines without their indentation. */
function literal(text: string, { start, end, indent }: Lines, chomping: number): string {
  const lines: string[] = []
  for (let at = start; at < end; ) {
    const newlineAt = text.indexOf('\n', at)
    const stop = newlineAt < 0 ? end : newlineAt
    lines.push(indent < 0 ? '' : text.slice(Math.min(at + indent, stop), stop))
    at = stop + 1
  }
  if (chomping !== CHOMPING_MODE.KEEP) while (lines.at(-1) === '') lines.pop()
  if (lines.length > 0 && chomping !== CHOMPING_MODE.STRIP) lines.push('')
  return lines.join('\n')
}
