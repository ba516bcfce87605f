import type { PowerShellFacts } from '../powershell.js'
import type { ScriptError } from '../script-error.js'
import { type Lexeme, readLexemes } from './lexemes.js'

/** Checks the strings, comments, brackets and blocks of a PowerShell script, and reports the first error among them. */
export function checkPowerShell(source: string): PowerShellFacts {
  const { lexemes, error, unsure } = readLexemes(source)
  if (unsure) return { errors: [] }
  const first = checkStructure(lexemes, error === undefined) ?? error
  return { errors: first ? [first] : [] }
}

/**
 * What the next lexeme continues: a keyword waits for its parentheses, then (`block`) for its block, and behind the block of an
 * `if` there may be an `else`.
 */
interface Due {
  readonly keyword: string
  readonly part: 'condition' | 'block' | 'else'
}

interface Opening extends Lexeme {
  readonly due: Due | undefined
}

const closers: Readonly<Record<string, string>> = { ')': '(', '}': '{' }

/** Matches brackets and looks at what stands where the condition or block of a statement is due. */
function checkStructure(all: readonly Lexeme[], complete: boolean): ScriptError | undefined {
  const open: Opening[] = []
  let due: Due | undefined
  for (const [index, lexeme] of all.entries()) {
    if (isNewline(lexeme)) continue
    const message = due && complaint(due, lexeme)
    if (message) return wrong(lexeme, message)
    const opener = closers[lexeme.text]
    const top = opener === undefined ? undefined : open.pop()
    if (opener !== undefined && top?.text !== opener) return mismatch(lexeme, opener, top)
    if (lexeme.text === '(' || lexeme.text === '{') open.push({ ...lexeme, due })
    due = top ? dueBehind(top) : dueBehindWord(all, index, due)
  }
  const last = open.at(-1)
  return last && complete ? wrong(last, `\`${last.text}\` is never closed`) : undefined
}

const isNewline = ({ text }: Lexeme) => text === '\n' || text === '\r' || text === '\r\n'

const wrong = ({ start, end }: Lexeme, message: string): ScriptError => ({ start, end, message })

function complaint({ keyword, part }: Due, { text }: Lexeme): string | undefined {
  if (part === 'condition' && text === '$' && keyword.endsWith('if'))
    return `the condition of \`${keyword}\` stands in parentheses`
  if (part !== 'block' || text === '{') return undefined
  if (keyword === 'else' && text.toLowerCase() === 'if') return '`else if` is written `elseif` in PowerShell'
  return `expected the \`{\` of the block that belongs to \`${keyword}\``
}

function mismatch(lexeme: Lexeme, opener: string, top: Opening | undefined): ScriptError {
  if (top)
    return wrong(top, `\`${top.text}\` is not closed before the \`${lexeme.text}\` which closes what is around it`)
  return wrong(lexeme, `\`${lexeme.text}\` closes nothing; no \`${opener}\` is open before it`)
}

function dueBehind({ text, due }: Opening): Due | undefined {
  if (due?.part === 'condition' && text === '(') return { ...due, part: 'block' }
  if (due?.part === 'block' && due.keyword.endsWith('if')) return { ...due, part: 'else' }
  return undefined
}

function dueBehindWord(all: readonly Lexeme[], index: number, due: Due | undefined): Due | undefined {
  const keyword = all[index]?.text.toLowerCase() ?? ''
  if (due?.part === 'else' && keyword === 'else') return { keyword, part: 'block' }
  if (due?.part === 'else' && keyword === 'elseif') return { keyword, part: 'condition' }
  return /^(?:if|for|foreach)$/.test(keyword) && beginsStatement(all, index)
    ? { keyword, part: 'condition' }
    : undefined
}

/** Behind `;` or `{`, or on a line of its own unless the line before goes on. */
function beginsStatement(all: readonly Lexeme[], index: number): boolean {
  let before = index - 1
  while (before >= 0 && isNewline(all[before] as Lexeme)) before--
  const last = all[before]?.text ?? ';'
  return last === ';' || last === '{' || (before < index - 1 && /^(?:\w[\w-]*|[\])}])?$/.test(last))
}
