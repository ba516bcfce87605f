import { once } from '../../syntax/once.js'
import type { Script } from '../../document/scripts.js'
import { readLexemes } from '../../languages/powershell/lexemes.js'
import type { Replaced, Use } from './script-uses.js'
import { lineBefore } from './script-words.js'

/** How PowerShell names a value. */
export interface PowerShellName {
  /** As an expression, or an argument of a command. */
  readonly alone: string
  /** Within a text in double quotes, before what `behind` is. */
  inText(behind: string): string
}

const lexemesIn = once(({ masked }: Script) => readLexemes(masked))

/** What names a value in the place of a reference to it; undefined where it would be something else than the reference was. */
export function powerShellValue({ script, from, to }: Use, name: PowerShellName): Replaced | undefined {
  const { masked } = script
  const { lexemes, error, unsure } = lexemesIn(script)
  const around = lexemes.find(({ start, end }) => start <= from && to <= end)
  if (error || unsure || !around) return undefined
  const [, quote = ''] = /^@?(['"])/.exec(masked.slice(around.start, around.end)) ?? []
  if (around.text === '' && quote === "'") {
    const isAlone = around.start + 1 === from && to === around.end - 1 && !isNextToWord(masked, from - 1, to + 1)
    return isAlone ? { from: from - 1, to: to + 1, text: name.alone } : undefined
  }
  if (around.text === '' && quote === '"')
    return masked[from - 1] === '`' || /\$\(/.test(masked.slice(around.start, around.end))
      ? undefined
      : { from, to, text: name.inText(masked.slice(to, to + 1)) }
  return isArgument(masked, from, to) ? { from, to, text: name.alone } : undefined
}

/** Whether a text goes on without a blank, so that the name of a value would too. */
const isNextToWord = (script: string, from: number, to: number): boolean =>
  /\w/.test(script.slice(Math.max(0, from - 1), from)) || /[\w:(]/.test(script.slice(to, to + 1))

/** Whether a text is an argument of a command: elsewhere a text without quotes may be a number, or code. */
function isArgument(script: string, from: number, to: number): boolean {
  return (
    /^\s*[A-Za-z][\w-]*\s(?:[^=|;(){}"']*\s)?$/.test(lineBefore(script, from)) &&
    /^(?:\s|$)/.test(script.slice(to, to + 1))
  )
}
