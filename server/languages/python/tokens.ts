import { leave, leaveField, readFormat, readText } from './f-strings.js'
import { readIndentation } from './indentation.js'
import { scanName, scanNumber, scanOperator } from './lexemes.js'
import {
  emit,
  emitError,
  isDigit,
  isLineEnd,
  isNamePart,
  type Lexer,
  lineEndLength,
  type Opening,
  skipLine,
  type Tokens,
} from './lexer.js'
import { startString } from './strings.js'

const openerOf: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Splits a Python script into tokens; what is no token becomes one of type `error`, and reading goes on behind it. */
export function tokenize(source: string, minor: number): Tokens {
  const lexer: Lexer = {
    source,
    minor,
    types: [],
    starts: [],
    ends: [],
    problems: new Map(),
    unclosed: [],
    at: source.startsWith('\ufeff') ? 1 : 0,
    open: [],
    string: undefined,
    indents: [{ wide: 0, narrow: 0 }],
  }
  readIndentation(lexer)
  while (lexer.at < source.length) readNext(lexer)
  finish(lexer)
  return lexer
}

function readNext(lexer: Lexer): void {
  const within = lexer.open.at(-1)
  if (within?.open === 'f-string') readText(lexer, within.string)
  else if (within?.open === 'format') readFormat(lexer, within.string)
  else readCode(lexer, within)
}

function readCode(lexer: Lexer, within: Opening | undefined): void {
  const { source } = lexer
  let { at } = lexer
  let code = source.charCodeAt(at)
  while (code === 32 || code === 9 || code === 12) code = source.charCodeAt(++at)
  lexer.at = at
  if (at >= source.length) return
  if (isLineEnd(code)) endLine(lexer)
  else if (code === 35) skipLine(lexer)
  else if (code === 92) continueLine(lexer)
  else if (code === 34 || code === 39) startString(lexer, at, '')
  else if (isDigit(code) || (code === 46 && isDigit(source.charCodeAt(at + 1)))) scanNumber(lexer)
  else if (isNamePart(code)) scanName(lexer)
  else readOperator(lexer, within)
}

/** Within brackets a line end is a blank, elsewhere it ends the statement. */
function endLine(lexer: Lexer): void {
  const end = lexer.at + lineEndLength(lexer.source, lexer.at)
  if (lexer.open.length > 0) {
    lexer.at = end
    return
  }
  emit(lexer, 'newline', lexer.at, end)
  readIndentation(lexer)
}

function continueLine(lexer: Lexer): void {
  const { source, at } = lexer
  const end = at + 1 + lineEndLength(source, at + 1)
  if (!isLineEnd(source.charCodeAt(at + 1)))
    emitError(lexer, at, at + 1, 'a `\\` outside of a string continues the line and stands at its very end')
  else if (end >= source.length) emitError(lexer, at, at + 1, 'no line follows the `\\` which continues this one')
  else lexer.at = end
}

function readOperator(lexer: Lexer, within: Opening | undefined): void {
  const start = lexer.at
  const text = scanOperator(lexer)
  if (text === undefined) return
  if (within?.open === 'field' && leaveField(lexer, within, start, text)) return
  if (text === '(' || text === '[' || text === '{') lexer.open.push({ open: text, token: lexer.types.length })
  const opener = openerOf[text]
  if (opener !== undefined) close(lexer, within, text, opener)
  else if (text === '!')
    emitError(lexer, start, start + 1, '`!` is no operator in Python; `not` negates and `!=` compares')
  else emit(lexer, text, start, start + text.length)
}

function close(lexer: Lexer, within: Opening | undefined, text: string, opener: string): void {
  const { at } = lexer
  if (within?.open.length === 1) lexer.open.pop()
  if (within?.open === opener) emit(lexer, text, at, at + 1)
  else if (within?.open.length === 1) emitError(lexer, at, at + 1, `\`${text}\` does not close \`${within.open}\``)
  else emitError(lexer, at, at + 1, `\`${text}\` closes nothing; no \`${opener}\` is open before it`)
}

/** Ends the last statement and all blocks, whether the script ends with a line end or not. */
function finish(lexer: Lexer): void {
  const end = lexer.source.length
  for (const { open, token } of lexer.open) if (open.length === 1) lexer.unclosed.push(token)
  if (lexer.string) leave(lexer, lexer.string)
  if (lexer.types.length > 0 && lexer.types.at(-1) !== 'newline') emit(lexer, 'newline', end, end)
  for (; lexer.indents.length > 1; lexer.indents.pop()) emit(lexer, 'dedent', end, end)
  emit(lexer, 'end', end, end)
}
