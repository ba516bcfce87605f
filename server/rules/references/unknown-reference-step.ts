import { namedSteps } from '../flow/named-steps.js'
import { unknownJumps } from '../flow/unknown-jumps.js'
import { withMistypedDeclarations } from '../mistyped-declaration.js'
import { unknownOutputs } from '../outputs/unknown-outputs.js'
import { rule, runbooks } from '../rule.js'
import { unknownReferences } from './unknown-references.js'

export const unknownReferenceStep = rule({
  name: 'unknown-reference-step',
  severity: 'error',
  kinds: runbooks,
  needs: 'references to outputs',
  summary: 'A reference names an output of a step that is not in the document.',
  why: 'The value never exists, so a step that needs it fails. Within a script the text may be meant for another language and stay as it is, which is a warning.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    const references = unknownReferences(document)
    if (references.length === 0) return []
    return withMistypedDeclarations(references, namedSteps(document), {
      before: unknownJumps(document),
      behind: unknownOutputs(document),
    })
  },
})
