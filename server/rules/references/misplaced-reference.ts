import { expectedAt } from '../../document/expected-value.js'
import { referenceIndex } from '../../document/reference-index.js'
import { type Area, type Reference, rangeOfReference } from '../../document/references.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const misplacedReference = rule({
  name: 'misplaced-reference',
  severity: 'error',
  kinds: runbooks,
  summary: 'A reference stands where Automation takes a fixed value.',
  why: 'Which step follows which is checked when the document is created, so names of steps are fixed; a branch chooses between steps during the run. `assumeRole` is an ARN, or one reference to a parameter. For `timeoutSeconds` a reference is reported to work when it is quoted and its parameter is a String.',
  page: 'automation-variables',

  check(document) {
    let last: unknown
    const found: Finding[] = []
    for (const area of areas) {
      for (const reference of referenceIndex(document).within(area)) {
        const fault = faultOf(reference)
        if (!fault || reference.scalar === last || isBare(reference) || isForeign(reference)) continue
        last = reference.scalar
        found.push({ range: rangeOfReference(document.tree, reference), ...fault })
      }
    }
    return found
  },
})

/** A parameter in the notation of other languages, which is told by itself. */
const isForeign = ({ site, target }: Reference): boolean =>
  site.area === 'assume-role' && target.kind === 'output' && /^param(?:eter)?s?$/i.test(target.step)

/** Places of which some take no reference. */
const areas = ['step-field', 'input', 'step-output', 'assume-role'] as const satisfies readonly Area[]

/** Without quotes YAML reads a map, which is told first. */
const isBare = ({ scalar }: Reference): boolean => scalar.style === 'plain' && String(scalar.value).startsWith('{{')

type Fault = Pick<Finding, 'message' | 'severity'>

function faultOf(reference: Reference): Fault | undefined {
  const { site, target } = reference
  const field = site.path[0]
  switch (site.area) {
    case 'step-field':
      if (target.kind === 'unclear') return undefined
      if (field === 'timeoutSeconds')
        return {
          severity: 'warning',
          message: 'a reference is not documented to work in `timeoutSeconds`; write a number',
        }
      if (field === 'action') return { message: 'the action of a step is fixed; `aws:branch` chooses between steps' }
      return field === 'nextStep' ? nameOfStep : undefined
    case 'input':
      return isStepName(reference) ? nameOfStep : undefined
    case 'step-output':
      return site.path.at(-1) === 'Name'
        ? { message: 'the name of an output is fixed; it cannot hold a reference' }
        : undefined
    case 'assume-role':
      return inAssumeRole(reference)
    default:
      return undefined
  }
}

/** Only a branch has inputs that name steps. */
const isStepName = ({ site: { step, path } }: Reference): boolean =>
  step?.action === 'aws:branch' && expectedAt(step, path)?.ssm.format === 'step-name'

const nameOfStep: Fault = { message: 'the step to go to is fixed; `aws:branch` chooses between steps' }

function inAssumeRole({ target, whole, scalar }: Reference): Fault | undefined {
  if (target.kind === 'output' || target.kind === 'variable') {
    return { message: '`assumeRole` is read before the first step; it is an ARN or one reference to a parameter' }
  }
  if (whole || scalar.dynamic || (target.kind !== 'parameter' && target.kind !== 'system')) return undefined
  return {
    severity: 'warning',
    message: '`assumeRole` is documented to be an ARN, or one reference to a parameter and nothing else',
  }
}
