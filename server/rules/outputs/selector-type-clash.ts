import type { StepOutput } from '../../document/document.js'
import { actionOf } from '../../document/action-of.js'
import { stepIndex } from '../../document/step-index.js'
import { baseType } from '../../document/value-types.js'
import { parseSelector } from '../../languages/json-path.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { headOf } from '../places.js'

export const selectorTypeClash = rule({
  name: 'selector-type-clash',
  severity: 'warning',
  kinds: runbooks,
  needs: 'step outputs',
  summary: 'What a selector finds cannot become a value of the type that is declared.',
  why: 'A deep scan or a filter always gives a list, also of one item. A list of one text, number or boolean becomes that item; others stay lists, and a step whose value cannot be converted fails.',
  page: 'automation-action-outputs-inputs',

  check(document) {
    const found: Finding[] = []
    for (const { step } of stepIndex(document).withField('outputs')) {
      const isObject = actionOf(step)?.step.selectorRoot !== undefined && step.action !== 'aws:invokeLambdaFunction'
      for (const output of step.outputs) {
        const finding = fault(output, isObject)
        if (finding) found.push(finding)
      }
    }
    return found
  },
})

function fault(
  { selector: text, selectorNode, type, typeNode, node }: StepOutput,
  rootIsObject: boolean,
): Finding | undefined {
  if (text === undefined || text.includes('{{') || (typeNode && baseType(type) === undefined)) return undefined
  const selector = parseSelector(text)
  if (!selector.ok) return undefined
  const range = typeNode ?? selectorNode ?? headOf(node)
  const declared = type ?? 'String'
  if (rootIsObject && selector.steps.length === 0 && !['String', 'StringMap'].includes(declared)) {
    return {
      range,
      message: `\`$\` is an object, which becomes a StringMap or the String of its JSON, not a value of type ${declared}`,
    }
  }
  if (selector.definite) return undefined
  if (declared === 'StringMap')
    return {
      range,
      message:
        'the selector gives a list, which does not become a StringMap; declare MapList, or StringList for items that are no maps',
    }
  if (declared === 'StringList' || declared === 'MapList') return undefined
  const message = `the selector gives a list; the step fails unless exactly one value is found, to become a value of type ${declared}`
  return { range, severity: 'info', message }
}
