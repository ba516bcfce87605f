import type { Step } from '../../document/document.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'

export const duplicateStepName = rule({
  name: 'duplicate-step-name',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  summary: 'Two steps have the same name.',
  why: 'Systems Manager refuses such a runbook. On a node the result of the later step replaces that of the earlier one. Whether a step within a loop may have the name of one outside is not documented; that is a warning.',
  aws: 'Duplicate step names found in mainSteps of the document.',
  page: 'automation-actions',
  acrossSteps: true,

  check({ steps }) {
    const anywhere = new Map<string, Step>()
    const inList = new Map<readonly Step[], Map<string, Step>>()
    const found: Finding[] = []
    for (const step of steps) {
      if (step.name === undefined || step.name === '' || !step.nameNode) continue
      const siblings = inList.get(step.siblings) ?? new Map<string, Step>()
      inList.set(step.siblings, siblings)
      const sibling = siblings.get(step.name)
      const first = sibling ?? anywhere.get(step.name)
      if (first) found.push(finding(step, first, sibling !== undefined))
      if (!sibling) siblings.set(step.name, step)
      if (!first) anywhere.set(step.name, step)
    }
    return found
  },
})

function finding(step: Step, first: Step, sameList: boolean): Finding {
  const related = first.nameNode ? [{ range: first.nameNode, message: 'the first step of that name' }] : []
  return {
    range: step.nameNode ?? step.node,
    severity: sameList ? 'error' : 'warning',
    message: `another step is named \`${step.name}\` already; give each step a name of its own`,
    related,
  }
}
