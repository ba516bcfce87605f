import type { SsmDocument } from '../../document/document.js'
import { type Script, type ScriptLanguage, scriptsOf } from '../../document/scripts.js'
import { awayFromReferences } from '../../languages/mask.js'
import type { ScriptError } from '../../languages/script-error.js'
import type { Finding } from '../rule.js'

/** What a checker says of the scripts in its language, at their places in the document. Faults that a reference may mend are left out. */
export function scriptErrors(
  document: SsmDocument,
  language: ScriptLanguage,
  check: ((script: Script) => readonly ScriptError[]) | undefined,
): readonly Finding[] {
  if (!check) return []
  const found: Finding[] = []
  for (const script of scriptsOf(document)) {
    // Whole lines that come from a reference may open or close anything.
    if (script.language !== language || script.open) continue
    for (const { start, end, message } of awayFromReferences(script.text, script.masked, check(script))) {
      found.push({ range: script.rangeOf(start, end), message, ...(script.uncertain && { severity: 'warning' }) })
    }
  }
  return found
}
