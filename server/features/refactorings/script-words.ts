import type { SsmDocument } from '../../document/document.js'
import { type Script, scriptsOf } from '../../document/scripts.js'
import type { Range } from '../../syntax/tree.js'
import { pythonTokenAround } from './python-token.js'

/** Whether a text at a place of a document may differ from run to run: in a script it is a word of what is given to a command, or a part of a text. */
export async function mayDiffer(document: SsmDocument, { start, end }: Range): Promise<boolean> {
  const script = scriptsOf(document).find(({ text, rangeOf }) => {
    return rangeOf(0, 1).start <= start && end <= rangeOf(text.length, text.length).end
  })
  if (!script) return true
  const selected = document.tree.text.slice(start, end)
  for (let at = script.text.indexOf(selected); at >= 0; at = script.text.indexOf(selected, at + 1)) {
    const range = script.rangeOf(at, at + selected.length)
    if (range.start === start && range.end === end) return isWord(script, at, at + selected.length)
  }
  return false
}

async function isWord(script: Script, from: number, to: number): Promise<boolean> {
  const { masked, language } = script
  if (/[\w$-]$/.test(masked.slice(Math.max(0, from - 1), from)) || /^\w/.test(masked.slice(to, to + 1))) return false
  if (language !== 'python') return !isCode(masked, from, to)
  const token = await pythonTokenAround(script, from, to)
  return /^(?:string|number)$/.test(token?.type ?? '')
}

/** Words behind which a shell takes a text for a command, or splits it into words. */
export const commandOrWords =
  /(?:^|[;|&({!]|\b(?:then|do|else|if|while|until|eval|exec|sudo)\b|\bfor\s+\w+\s+in\b[^;\n]*)\s*$/

const words =
  /\b(?:if|then|elif|else|elseif|fi|for|foreach|in|do|done|while|until|case|esac|function|select|switch|param|begin|process|end|return)\b/i

/** Whether a part of a script for a shell is a command, or one of the words that lead through it. */
const isCode = (script: string, from: number, to: number): boolean =>
  words.test(script.slice(from, to)) || commandOrWords.test(lineBefore(script, from))

/** What stands before a place on its line, of which so much is looked at. */
export const lineBefore = (script: string, at: number): string =>
  script.slice(Math.max(script.lastIndexOf('\n', at - 1) + 1, at - 400), at)
