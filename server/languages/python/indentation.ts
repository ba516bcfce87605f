import { isLineEnd, lineEndLength } from './characters.js'
import { emit, emitError, type Indentation, type Lexer, skipLine } from './lexer.js'
import { token } from './token-kinds.js'

const hash = 35

/**
 * Reads the blanks at the start of a line and emits the block which it opens or the blocks which it closes. Blank lines and
 * lines with nothing but a comment are no lines to Python.
 */
export function readIndentation(lexer: Lexer): void {
  for (;;) {
    const start = lexer.at
    let code = skipBlanks(lexer)
    const blanks = lexer.at - start
    const isPlain = code !== 9 && code !== 12 && code !== 92
    const width = isPlain ? undefined : measure(lexer, blanks)
    code = lexer.codes[lexer.at] as number
    if (lexer.at < lexer.source.length && !isLineEnd(code) && code !== hash) {
      if (width) indentTo(lexer, start, width)
      else if (!isCurrent(lexer, blanks)) indentTo(lexer, start, { wide: blanks, narrow: blanks })
      return
    }
    skipLine(lexer)
    if (lexer.at >= lexer.source.length) return
    lexer.at += lineEndLength(lexer.codes, lexer.at)
  }
}

/** Reads blanks, and gives the character behind them. Most lines begin with nothing else. */
function skipBlanks(lexer: Lexer): number {
  const { codes } = lexer
  let { at } = lexer
  while (codes[at] === 32) at++
  lexer.at = at
  return codes[at] as number
}

/** Whether a line with so many blanks stands in the block that is open. */
function isCurrent({ indents }: Lexer, blanks: number): boolean {
  const { wide, narrow } = indents.at(-1) ?? none
  return wide === blanks && narrow === blanks
}

/** Reads tabs and other blanks at the start of a line, behind some; when it is continued with a backslash right there, its first part counts. */
function measure(lexer: Lexer, blanks: number): Indentation {
  let wide = blanks
  let narrow = blanks
  let first: Indentation | undefined
  for (;;) {
    const code = lexer.codes[lexer.at]
    if (code === 32 || code === 9) {
      wide += code === 32 ? 1 : 8 - (wide % 8)
      narrow++
    } else if (code === 12) wide = narrow = 0
    else if (code === 92 && isLineEnd(lexer.codes[lexer.at + 1])) {
      if (wide > 0) first ??= { wide, narrow }
      lexer.at += lineEndLength(lexer.codes, lexer.at + 1)
    } else return first ?? { wide, narrow }
    lexer.at++
  }
}

const none: Indentation = { wide: 0, narrow: 0 }

/** As CPython does, refuses tabs and blanks mixed so that the nesting depends on how wide a tab is. */
function indentTo(lexer: Lexer, start: number, { wide, narrow }: Indentation): void {
  const current = lexer.indents.at(-1) ?? none
  if (wide < current.wide) dedentTo(lexer, start, { wide, narrow })
  else if (wide > current.wide && narrow > current.narrow) {
    lexer.indents.push({ wide, narrow })
    emit(lexer, token.indent, start, lexer.at)
  } else if (wide !== current.wide || narrow !== current.narrow) reportMix(lexer, start)
}

/** What is wrong comes before the ends of the blocks, so that no block is said to lack what follows. */
function dedentTo(lexer: Lexer, start: number, { wide, narrow }: Indentation): void {
  const end = lexer.at
  const outer = outerOf(lexer, wide)
  if (outer.wide !== wide)
    emitError(lexer, start, end, 'this line is indented less than the block above it and matches no outer block')
  else if (outer.narrow !== narrow) reportMix(lexer, start)
  while ((lexer.indents.at(-1)?.wide ?? 0) > wide) {
    lexer.indents.pop()
    emit(lexer, token.dedent, end, end)
  }
  if (outer.wide !== wide) lexer.indents.push({ wide, narrow })
}

/** The innermost block that is open and indented no more. */
function outerOf({ indents }: Lexer, wide: number): Indentation {
  let at = indents.length - 1
  while (at > 0 && (indents[at] as Indentation).wide > wide) at--
  return indents[at] ?? none
}

function reportMix(lexer: Lexer, start: number): void {
  const message =
    'tabs and blanks are mixed, so what this line belongs to depends on the width of a tab; use only one of them'
  emitError(lexer, start, lexer.at, message)
}
