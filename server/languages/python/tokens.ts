import { codesOf } from '../../text/codes.js'
import { isDigit, isLineEnd, isNamePart, lineEndLength } from './characters.js'
import { leave, leaveField, readFormat, readText } from './f-strings.js'
import { readIndentation } from './indentation.js'
import { scanName, scanNumber, scanOperator } from './lexemes.js'
import { columns, emit, emitError, type Lexer, type Opening, skipLine, type Tokens } from './lexer.js'
import { startString } from './strings.js'
import { token, type TokenKind } from './token-kinds.js'

/** The tokens that the columns hold. */
let held: Tokens | undefined

/** Whether tokens can still be read: no other script was split since. */
export const areHeld = (tokens: Tokens): boolean => tokens === held

/** Splits a Python script into tokens; what is no token becomes one of type `error`, and reading goes on behind it. */
export function tokenize(source: string, minor: number): Tokens {
  held = undefined
  const lexer: Lexer = {
    source,
    codes: codesOf(source),
    minor,
    ...columns,
    count: 0,
    problems: new Map(),
    unclosed: [],
    at: source.charCodeAt(0) === 0xfeff ? 1 : 0,
    within: undefined,
    string: undefined,
    escapes: false,
    indents: [{ wide: 0, narrow: 0 }],
  }
  readIndentation(lexer)
  while (lexer.at < source.length) readNext(lexer)
  finish(lexer)
  held = lexer
  return lexer
}

function readNext(lexer: Lexer): void {
  const { within } = lexer
  // Not `within?.open`, here and below: to compare text with what may be no text takes a call, for each token.
  if (within && within.open === 'f-string') readText(lexer, within.string)
  else if (within && within.open === 'format') readFormat(lexer, within.string)
  else readCode(lexer, within)
}

function readCode(lexer: Lexer, within: Opening | undefined): void {
  const { codes, source } = lexer
  let { at } = lexer
  let code = codes[at] as number
  while (code === 32 || code === 9 || code === 12) code = codes[++at] as number
  lexer.at = at
  if (at >= source.length) return
  // Most tokens are names, so that they are asked for first.
  if (isNamePart(code)) isDigit(code) ? scanNumber(lexer) : scanName(lexer)
  else if (code === 34 || code === 39) startString(lexer, at, '')
  else if (isLineEnd(code)) endLine(lexer)
  else if (code === 35) skipLine(lexer)
  else if (code === 92) continueLine(lexer)
  else if (code === 46 && isDigit(codes[at + 1] as number)) scanNumber(lexer)
  else readOperator(lexer, within)
}

/** Within brackets a line end is a blank, elsewhere it ends the statement. */
function endLine(lexer: Lexer): void {
  const end = lexer.at + lineEndLength(lexer.codes, lexer.at)
  if (lexer.within) {
    lexer.at = end
    return
  }
  emit(lexer, token.newline, lexer.at, end)
  readIndentation(lexer)
}

function continueLine(lexer: Lexer): void {
  const { codes, source, at } = lexer
  const end = at + 1 + lineEndLength(codes, at + 1)
  if (!isLineEnd(codes[at + 1]))
    emitError(lexer, at, at + 1, 'a `\\` outside of a string continues the line and stands at its very end')
  else if (end >= source.length) emitError(lexer, at, at + 1, 'no line follows the `\\` which continues this one')
  else lexer.at = end
}

function readOperator(lexer: Lexer, within: Opening | undefined): void {
  const start = lexer.at
  const kind = scanOperator(lexer)
  if (!kind) return
  const { type, opens, closes } = kind
  if (within && within.open === 'field' && leaveField(lexer, within, start, type)) return
  if (opens) lexer.within = { open: opens, token: lexer.count, around: within }
  else if (closes && within?.open === closes) lexer.within = within.around
  else if (closes || type === '!') {
    reportOperator(lexer, within, kind)
    return
  }
  emit(lexer, kind, start, start + type.length)
}

function reportOperator(lexer: Lexer, within: Opening | undefined, { type, closes }: TokenKind): void {
  const { at } = lexer
  const isBracket = within !== undefined && !('string' in within)
  if (!closes) emitError(lexer, at, at + 1, '`!` is no operator in Python; `not` negates and `!=` compares')
  else if (!isBracket) emitError(lexer, at, at + 1, `\`${type}\` closes nothing; no \`${closes}\` is open before it`)
  else {
    lexer.within = within.around
    emitError(lexer, at, at + 1, `\`${type}\` does not close \`${within.open}\``)
  }
}

/** Ends the last statement and all blocks, whether the script ends with a line end or not. */
function finish(lexer: Lexer): void {
  const end = lexer.source.length
  for (let { within } = lexer; within; within = within.around)
    if (!('string' in within)) lexer.unclosed.push(within.token)
  lexer.unclosed.reverse()
  if (lexer.string) leave(lexer, lexer.string)
  if (lexer.count > 0 && lexer.kinds[lexer.count - 1] !== token.newline) emit(lexer, token.newline, end, end)
  for (; lexer.indents.length > 1; lexer.indents.pop()) emit(lexer, token.dedent, end, end)
  for (let ends = 0; ends < 3; ends++) emit(lexer, token.end, end, end)
  lexer.count -= 2
}
