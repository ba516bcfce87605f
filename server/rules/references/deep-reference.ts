import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { rangeOfName } from '../../document/references.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'
import { type DeepPath, deepPath } from './deep-path.js'
import { unclearReferences } from './unclear.js'

export const deepReference = rule({
  name: 'deep-reference',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  needs: 'unclear references',
  summary: 'A reference reaches into a value.',
  why: 'A reference is a name, or a step and an output; it has one dot at most and no brackets. To get at a part of what a step gives, declare an output of the step whose `Selector` leads there.',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    const findings: Finding[] = []
    for (const reference of unclearReferences(document)) {
      const found = deepPath(reference.target.text, document)
      if (!found) continue
      const certain = isAutomation(document.kind) && reference.site.area !== 'script'
      findings.push({
        range: rangeOfName(document.tree, reference),
        severity: certain ? 'error' : 'warning',
        message: messageFor(found, document),
      })
    }
    return findings
  },
})

function messageFor({ thing, name }: DeepPath, { kind }: SsmDocument): string {
  if (thing === 'step')
    return `a reference cannot reach into an output; declare another output of \`${name}\` whose \`Selector\` leads there`
  const advice = isAutomation(kind) ? '; take the part out with a script' : ''
  return `a reference cannot reach into the ${thing} \`${name}\`${advice}`
}
