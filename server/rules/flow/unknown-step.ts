import { withMistypedDeclarations } from '../mistyped-declaration.js'
import { unknownOutputs } from '../outputs/unknown-outputs.js'
import { unknownReferences } from '../references/unknown-references.js'
import { rule, runbooks } from '../rule.js'
import { namedSteps } from './named-steps.js'
import { unknownJumps } from './unknown-jumps.js'

export const unknownStep = rule({
  name: 'unknown-step',
  severity: 'error',
  kinds: runbooks,
  needs: 'jumps',
  summary: 'A step goes to a step that is not in the document.',
  why: 'Systems Manager refuses the document when it is created.',
  aws: [
    'Unknown step name: "X" in nextStep',
    'Unknown step name: "X" in onFailure',
    'Unknown step name: "X" in onCancel',
  ],
  page: 'automation-actions',
  acrossSteps: true,

  check(document) {
    const jumps = unknownJumps(document)
    if (jumps.length === 0) return []
    const behind = [...unknownReferences(document), ...unknownOutputs(document)]
    return withMistypedDeclarations(jumps, namedSteps(document), { before: [], behind })
  },
})
