import { rangeOfReference, type Target } from '../../document/references.js'
import { commands, type Finding, rule } from '../rule.js'

export const misplacedSystemVariable = rule({
  name: 'misplaced-system-variable',
  severity: 'warning',
  kinds: [...commands, 'Session'],
  summary: 'A system variable or a variable of a runbook is named where only parameters can be.',
  why: 'The agent replaces parameters and `{{ssm:…}}` only; any other text in braces reaches the plugin as it stands. A runbook can hand the value over as a parameter.',
  page: 'automation-variables',

  check(document) {
    const found: Finding[] = []
    for (const reference of document.references) {
      const name = nameOf(reference.target)
      if (name === undefined || reference.site.area === 'text' || reference.site.area === 'step-field') continue
      const range = rangeOfReference(document.tree, reference)
      found.push({ range, message: `\`${name}\` exists in runbooks only; this text stays as it is` })
    }
    return found
  },
})

function nameOf(target: Target): string | undefined {
  if (target.kind === 'system') return `${target.namespace}:${target.name}`
  return target.kind === 'variable' ? `variable:${target.name}` : undefined
}
