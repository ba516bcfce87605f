import type { SsmDocument } from '../../document/document.js'
import { guesser } from '../../languages/nearest.js'
import { isDynamic, stringOf, walk } from '../../syntax/tree.js'
import { declarationName } from '../places.js'
import { type Finding, rule } from '../rule.js'
import { hasGaps } from './gaps.js'
import { withoutDeclarations } from './without-declarations.js'

export const unusedVariable = rule({
  name: 'unused-variable',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: ['Automation'],
  needs: 'variables',
  summary: 'A variable of a runbook is declared and never read.',
  why: 'A variable that steps set and none reads still shows in the execution, which is worth knowing only; one that is not even set is left over.',
  page: 'automation-action-update-variable',
  acrossSteps: true,

  check(document, { engines }) {
    const nearestName = guesser(document.variables.map(({ name }) => name))
    const meant = (name: string) => (document.variable(name) ? name : nearestName(name))
    const read = new Set(
      document.references.map(({ target }) => {
        if (target.kind === 'variable') return meant(target.name)
        // Text that is no reference is told elsewhere, and so is what it mentions.
        return target.kind === 'unclear' ? meant(lastWord(target.text)) : undefined
      }),
    )
    // A name that no reference can have is told by another rule.
    const unread = document.variables.filter(({ name }) => !read.has(name) && /^\w+$/.test(name))
    if (unread.length === 0 || hasGaps(document, engines.validators) || [...walk(document.root)].some(isDynamic))
      return []
    const written = new Set(variablesSet(document).map(meant))
    const leftOver = unread.filter(({ name }) => !written.has(name))
    const fixOf = withoutDeclarations(document, 'variables', leftOver)
    const found: Finding[] = []
    for (const variable of unread) {
      const what = declarationName(document, variable)
      if (written.has(variable.name))
        found.push({ range: variable.key, severity: 'info', message: `no step reads ${what}` })
      else found.push({ range: variable.key, message: `no step reads or sets ${what}`, ...fixOf(variable) })
    }
    return found
  },
})

/** Names of the variables that steps set. */
function variablesSet({ steps }: SsmDocument): readonly string[] {
  const updates = steps.filter(({ action }) => action === 'aws:updateVariable')
  return updates.map((step) => lastWord(stringOf(step.input('Name')) ?? ''))
}

const lastWord = (text: string): string => /(?<!\w)\w+$/.exec(text)?.[0] ?? ''
