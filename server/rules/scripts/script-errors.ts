import type { SsmDocument } from '../../document/document.js'
import { type Script, type ScriptLanguage, scriptsOf } from '../../document/scripts.js'
import { isFatal } from '../../syntax/tree.js'
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
    if (script.language !== language || script.open || isBroken(document, script)) continue
    for (const { start, end, message } of awayFromReferences(script.text, script.masked, check(script))) {
      found.push({ range: script.rangeOf(start, end), message, ...(script.uncertain && { severity: 'warning' }) })
    }
  }
  return found
}

/** Whether the script itself could not be read as it stands. */
function isBroken({ tree }: SsmDocument, script: Script): boolean {
  if (tree.faults.length === 0) return false
  const { start } = script.rangeOf(0, 0)
  const { end } = script.rangeOf(script.text.length, script.text.length)
  return tree.faults.some((fault) => isFatal(fault) && start - 1 <= fault.start && fault.start <= end)
}
