import type { Step } from '../../document/document.js'
import { fixedInteger, fixedText } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import type { Node } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const contradictoryCounts = rule({
  name: 'contradictory-counts',
  severity: 'error',
  kinds: runbooks,
  summary: 'The fewest instances that a step launches are more than the most.',
  why: 'EC2 refuses the launch, and the step fails.',
  page: 'automation-action-runinstance',

  check(document) {
    const index = stepIndex(document)
    const found: Finding[] = []
    for (const step of index.withAction('aws:runInstances'))
      if (!isBelowOne(step.input('MaxInstanceCount')))
        for (const finding of compare(step, 'MinInstanceCount', 'MaxInstanceCount')) found.push(finding)
    for (const step of index.withAction('aws:executeAwsApi'))
      if (callsRunInstances(step)) for (const finding of compare(step, 'MinCount', 'MaxCount')) found.push(finding)
    return found
  },
})

function* compare(step: Step, least: string, most: string): Generator<Finding> {
  const [leastNode, mostNode] = [step.input(least), step.input(most)]
  const [minimum, maximum] = [fixedInteger(leastNode), fixedInteger(mostNode)]
  if (minimum === undefined || maximum === undefined || minimum <= maximum || !leastNode || !mostNode) return
  yield {
    range: mostNode,
    message: `\`${most}\` ${maximum} is less than \`${least}\` ${minimum}; no number of instances is both`,
    related: [{ range: leastNode, message: `\`${least}\` stands here` }],
  }
}

/** Whether `wrong-input` tells that it is no count: it looks at numbers alone, and the inputs of EC2 itself have no such bound. */
const isBelowOne = (node: Node | undefined): boolean =>
  node?.kind === 'scalar' && typeof node.value === 'number' && node.value < 1

const callsRunInstances = (step: Step): boolean =>
  fixedText(step.input('Service'))?.trim().toLowerCase() === 'ec2' &&
  /^run_?instances$/i.test(fixedText(step.input('Api')) ?? '')
