import { quote } from '../../document/describe.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'

/** Whether a step may have this name. */
export const isStepName = (name: string): boolean => /^[A-Za-z0-9_]+$/.test(name)

export const malformedStepName = rule({
  name: 'malformed-step-name',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  summary: 'The name of a step holds more than letters, digits and underscores.',
  why: "Systems Manager refuses such a runbook. In other documents the rule is not documented: the agent makes a folder of that name on the node, and all of AWS's own documents keep to it.",
  aws: 'StepName: X is invalid.',
  page: 'automation-actions',

  check({ kind, steps }) {
    const found: Finding[] = []
    for (const { name, nameNode } of steps) {
      if (name === undefined || !nameNode || isStepName(name)) continue
      found.push({
        range: nameNode,
        severity: kind === 'Automation' ? 'error' : 'warning',
        message: `${name === '' ? 'the name of the step is empty' : `${quote(name)} is no name of a step`}; write letters, digits and underscores`,
      })
    }
    return found
  },
})
