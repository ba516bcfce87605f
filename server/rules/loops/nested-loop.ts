import { stepHead, stepName } from '../places.js'
import { rule, runbooks } from '../rule.js'

export const nestedLoop = rule({
  name: 'nested-loop',
  severity: 'warning',
  kinds: runbooks,
  summary: 'A loop stands inside another loop.',
  why: 'AWS documents neither that this works nor that it is refused. A loop may start another runbook that has a loop.',
  page: 'automation-action-loop',

  *check({ steps }) {
    for (const step of steps) {
      if (step.action !== 'aws:loop' || !step.loop) continue
      const message = `a loop inside ${stepName(step.loop)} is not documented to work`
      yield { range: step.actionNode ?? stepHead(step), message }
    }
  },
})
