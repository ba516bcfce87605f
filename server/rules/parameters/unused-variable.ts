import type { SsmDocument } from '../../document/document.js'
import { isDynamic, stringOf, walk } from '../../syntax/tree.js'
import { declarationName } from '../places.js'
import { rule } from '../rule.js'

export const unusedVariable = rule({
  name: 'unused-variable',
  severity: 'warning',
  kinds: ['Automation'],
  summary: 'A variable of a runbook is declared and never read.',
  why: 'A variable that steps set and none reads still shows in the execution, which is worth knowing only; one that is not even set is left over.',
  page: 'automation-action-update-variable',

  *check(document) {
    if (document.variables.length === 0) return
    const read = new Set(
      document.references.map(({ target }) => (target.kind === 'variable' ? target.name : undefined)),
    )
    // A name that no reference can have is told by another rule.
    const unread = document.variables.filter(({ name }) => !read.has(name) && /^\w+$/.test(name))
    if (unread.length === 0 || [...walk(document.root)].some(isDynamic)) return
    const written = variablesSet(document)
    for (const variable of unread) {
      const what = declarationName(document, variable)
      if (written.has(variable.name)) yield { range: variable.key, severity: 'info', message: `no step reads ${what}` }
      else yield { range: variable.key, message: `no step reads or sets ${what}` }
    }
  },
})

/** Names of the variables that steps set. */
function variablesSet({ steps }: SsmDocument): ReadonlySet<string> {
  const updates = steps.filter(({ action }) => action === 'aws:updateVariable')
  return new Set(updates.map((step) => stringOf(step.input('Name'))?.replace(/^variable:/, '') ?? ''))
}
