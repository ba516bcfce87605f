import type { SsmDocument, Step } from '../../document/document.js'
import { flowOf } from '../../document/flow.js'
import { isOfPass, loopsAround } from '../../document/loops.js'
import { rangeOfReference } from '../../document/references.js'
import { stepName } from '../places.js'
import { referencesTo } from '../references/resolved.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const uncertainOutput = rule({
  name: 'uncertain-output',
  severity: 'warning',
  kinds: runbooks,
  needs: 'loops',
  summary: 'An output of a step inside a loop is used outside of the loop.',
  why: 'The step runs in each pass, and AWS does not document whether its output can be read afterwards, and from which pass. `aws:updateVariable` inside the loop keeps a value for later.',
  page: 'automation-action-loop',
  acrossSteps: true,

  check(document) {
    if (!document.steps.some(({ loop }) => loop)) return []
    const found: Finding[] = []
    for (const reference of referencesTo(document, 'output')) {
      const { site, target } = reference
      const producer = document.step(target.step)
      if (!site.step || !producer?.loop || isOfPass(producer, target.output) || !isAfter(producer, site.step, document))
        continue
      found.push(finding(producer, producer.loop, rangeOfReference(document.tree, reference)))
    }
    for (const { node, text } of document.outputs) {
      const producer = document.step(text?.split('.')[0] ?? '')
      if (producer?.loop) found.push(finding(producer, producer.loop, node))
    }
    return found
  },
})

/** Whether the user stands outside a loop around the producer that comes first; the other order is another rule's. */
function isAfter(producer: Step, user: Step, document: SsmDocument): boolean {
  const around = loopsAround(user)
  const left = loopsAround(producer).filter((loop) => loop !== user && !around.includes(loop))
  return left.some((loop) => flowOf(document).leads(loop, user) || flowOf(document).leads(producer, user))
}

const finding = (producer: Step, loop: Step, range: Finding['range']): Finding => ({
  range,
  message: `${stepName(producer)} runs in each pass of \`${loop.name ?? ''}\`; which output remains after the loop is not documented`,
})
