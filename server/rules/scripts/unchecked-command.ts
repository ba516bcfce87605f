import { type Script, scriptsOf } from '../../document/scripts.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'

export const uncheckedCommand = rule({
  name: 'unchecked-command',
  severity: 'info',
  kinds: [...runbooks, ...commands],
  needs: 'scripts',
  summary: 'A script of several commands goes on after one has failed.',
  why: 'All lines become one script, and the exit code of its last command decides on the step: an earlier failure goes unnoticed. `set -e`, or `$ErrorActionPreference = "Stop"`, ends the script at once.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const script of scriptsOf(document)) {
      if (script.language === 'python' || script.open || script.step.action === 'aws:executeScript') continue
      const lines = script.text.split('\n')
      const first = lines.findIndex(isCommand)
      if (lines.filter(isCommand).length < 2 || isChecked(script)) continue
      const from = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0)
      const line = lines[first] ?? ''
      const hint = script.language === 'shell' ? '`set -e`' : '`$ErrorActionPreference = "Stop"`'
      const range = script.rangeOf(from + line.length - line.trimStart().length, from + line.trimEnd().length)
      found.push({
        range,
        message: `only the last command decides on success; ${hint} ends the script where one fails`,
      })
    }
    return found
  },
})

const isCommand = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith('#')

/** Whether the script looks at failures itself, in one of the usual ways. */
function isChecked({ language, text }: Script): boolean {
  if (language === 'powershell')
    return /\$ErrorActionPreference|\btrap\b|\btry\b|-ErrorAction\b|\$\?|\$LASTEXITCODE/i.test(text)
  if (/^#!/.test(text) && !/^#![^\n]*\b(?:ba|da|a)?sh\b/.test(text)) return true
  return /^#![^\n]*\s-[A-Za-z]*e|\bset\s+-[A-Za-z]*e|\bset\s+-o\s+errexit|\btrap\b|\|\||&&|\$\?|\bexit\b/m.test(text)
}
