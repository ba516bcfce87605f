import { maximumParameters } from '../../../schemas/parameter-types.js'
import { rule, runbooks } from '../rule.js'

export const tooManyParameters = rule({
  name: 'too-many-parameters',
  severity: 'warning',
  kinds: runbooks,
  summary: 'A runbook declares more parameters than can be given.',
  why: 'StartAutomationExecution takes values for 200 parameters at most.',

  check({ parameters }) {
    const first = parameters[maximumParameters]
    if (!first) return []
    return [
      {
        range: first.key,
        message: `a run takes ${maximumParameters} parameters at most, and the runbook declares ${parameters.length}`,
      },
    ]
  },
})
