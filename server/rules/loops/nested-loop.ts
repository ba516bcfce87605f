import { stepIndex } from '../../document/step-index.js'
import { stepHead, stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const nestedLoop = rule({
  name: 'nested-loop',
  severity: 'warning',
  kinds: runbooks,
  needs: 'loops',
  summary: 'A loop stands inside another loop.',
  why: 'AWS documents neither that this works nor that it is refused. A loop may start another runbook that has a loop.',
  page: 'automation-action-loop',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:loop')) {
      if (!step.loop) continue
      const message = `a loop inside ${stepName(step.loop)} is not documented to work`
      found.push({ range: step.actionNode ?? stepHead(step), message })
    }
    return found
  },
})
