import { actionOf } from '../../document/action-of.js'
import type { Step, StepOutput } from '../../document/document.js'
import { stepIndex } from '../../document/step-index.js'
import { parseSelector, type SelectorStep } from '../../languages/json-path.js'
import { rangeWithin } from '../../syntax/positions.js'
import type { Tree } from '../../syntax/tree.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const wrongSelectorRoot = rule({
  name: 'wrong-selector-root',
  severity: 'warning',
  kinds: runbooks,
  needs: 'step outputs',
  summary: 'A selector begins with a name that the result of the action does not have.',
  why: 'Nothing is found, so the output has no value. What a script returns stands under `Payload`; what a Lambda function returns is the result itself, and what an API answers is too.',
  page: 'automation-action-outputs-inputs',

  check(document) {
    const found: Finding[] = []
    for (const { step } of stepIndex(document).withField('outputs')) {
      for (const output of step.outputs) {
        const finding = fault(step, output, document.tree)
        if (finding) found.push(finding)
      }
    }
    return found
  },
})

function fault(step: Step, { selector: text, selectorNode: node }: StepOutput, tree: Tree): Finding | undefined {
  if (text === undefined || node?.kind !== 'scalar' || text.includes('{{')) return undefined
  const selector = parseSelector(text)
  const first = selector.ok ? selector.steps[0] : undefined
  if (!first) return undefined
  const range = rangeWithin(tree, node, first.start, first.end)
  const key = actionOf(step)?.step.selectorKey
  if (key !== undefined) {
    if (first.kind === 'deep-scan' || nameOf(first) === key) return undefined
    const right = nameOf(first)?.toLowerCase() === key.toLowerCase() ? `.${key}` : `.${key}${separated(text, first)}`
    const message = `what the step gives stands under \`${key}\`; begin with \`$.${key}\``
    return { range, message, fixes: [replaceWith(range, text.startsWith('$') ? right : `$${right}`)] }
  }
  if (step.action !== 'aws:invokeLambdaFunction' || nameOf(first) !== 'Payload') return undefined
  return { range, message: 'the selector begins at what the function returns, which has no level `Payload` around it' }
}

const nameOf = (step: SelectorStep): string | undefined => (step.kind === 'child' ? step.name : undefined)

/** The step as it is written, with the dot that a selector without `$.` leaves out. */
function separated(text: string, { start, end }: SelectorStep): string {
  const written = text.slice(start, end)
  return /^[.[]/.test(written) ? written : `.${written}`
}
