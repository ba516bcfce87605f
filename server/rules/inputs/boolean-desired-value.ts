import { firstOfStep } from '../../document/of-step.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { stepIndex } from '../../document/step-index.js'
import type { Node, ScalarNode } from '../../syntax/tree.js'
import { asText } from '../as-text.js'
import { comparedProperty, mayBeBoolean } from '../apis/compared-property.js'
import { knownCalls } from '../apis/known-calls.js'
import type { Engines } from '../engines.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const booleanDesiredValue = rule({
  name: 'boolean-desired-value',
  severity: 'warning',
  kinds: runbooks,
  summary: 'A desired value is `true` or `false`, where Automation compares text.',
  why: 'The property is compared as text, and a boolean reads `True` or `False` with a capital letter. A list with real booleans is not known to match.',
  aws: "Property value 'False' from the API output is not in the desired values. Desired values: ['True'].",
  page: 'automation-action-assertAwsResourceProperty',

  check(document, { engines }) {
    const { withAction } = stepIndex(document)
    const found: Finding[] = []
    for (const step of [
      ...withAction('aws:assertAwsResourceProperty'),
      ...withAction('aws:waitForAwsResourceProperty'),
    ]) {
      const values = step.input('DesiredValues')
      const booleans = values?.kind === 'list' ? values.items.filter(isBoolean) : []
      if (booleans.length === 0 || !comparesBoolean(document, step, engines)) continue
      for (const value of booleans) {
        const word = value.value ? 'True' : 'False'
        const message = `\`${value.value}\` is compared as text, in which a boolean property reads \`${word}\``
        found.push({ range: value, message, fixes: [replaceWith(value, asText(value, word, document.tree))] })
      }
    }
    return found
  },
})

const isBoolean = (node: Node): node is ScalarNode & { readonly value: boolean } =>
  node.kind === 'scalar' && typeof node.value === 'boolean'

/** Whether the property is, or may be, a boolean; of what else it is, `wrong-desired-value` tells. */
function comparesBoolean(document: SsmDocument, step: Step, engines: Engines): boolean {
  const call = firstOfStep(knownCalls(document, engines), step)
  return call === undefined || mayBeBoolean(comparedProperty(call).shapes)
}
