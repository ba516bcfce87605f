import type { SsmDocument } from '../../document/document.js'
import { documentHead, kindName } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'
import { isMisplaced, isOfOtherFamily, otherFamily } from './family.js'

export const misplacedAction = rule({
  name: 'misplaced-action',
  severity: 'error',
  kinds: ['Automation', ...commands],
  summary:
    'A runbook has a step with a plugin of Command documents, or a Command document one with an action of runbooks.',
  why: 'Systems Manager refuses the document when it is created: Automation carries out actions in AWS, the agent carries out plugins on a node.',
  aws: ['Unknown action: X', 'Unknown plugin name: X'],
  page: 'automation-actions',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    if (isOfOtherFamily(document)) {
      for (const finding of ofWhole(document)) found.push(finding)
      return found
    }
    // A schema version of the other kind is told by itself.
    if (otherFamily(document).versions.includes(document.schemaVersion ?? '')) return found
    for (const step of document.steps) {
      if (!step.actionNode || !isMisplaced(step, document)) continue
      const { kind } = otherFamily(document)
      const what = kind === 'Automation' ? 'an action of Automation runbooks' : 'a plugin of Command documents'
      found.push({
        range: step.actionNode,
        message: `\`${step.action}\` is ${what}; ${advice(step.action ?? '', kind)}`,
      })
    }
    return found
  },
})

/** One finding for all steps, unless the schema version is not one of the document's kind, which is told already. */
function* ofWhole(document: SsmDocument): Generator<Finding> {
  const { kind, versions } = otherFamily(document)
  const node = document.entry('schemaVersion')?.value
  if (versions.includes(document.schemaVersion ?? '')) return
  const what = kind === 'Automation' ? 'actions of Automation runbooks' : 'plugins of Command documents'
  const first = document.steps.find((step) => isMisplaced(step, document))?.actionNode
  yield {
    range: node ?? documentHead(document),
    message: `${kindName(document.kind)} has no such steps, all of them are ${what}; write \`schemaVersion: '${versions.at(-1)}'\``,
    ...(first && { related: [{ range: first, message: 'the first such step' }] }),
  }
}

const instead: Readonly<Record<string, string>> = {
  'aws:runShellScript': 'run the document `AWS-RunShellScript` with `aws:runCommand`',
  'aws:runPowerShellScript': 'run the document `AWS-RunPowerShellScript` with `aws:runCommand`',
  'aws:runDocument': 'run the document with `aws:runCommand`, or a runbook with `aws:executeAutomation`',
  'aws:executeScript': 'run the script with `aws:runShellScript` or `aws:runPowerShellScript`',
  'aws:runCommand': 'run the document with `aws:runDocument`',
}

function advice(action: string, kind: string): string {
  if (Object.hasOwn(instead, action)) return instead[action] ?? ''
  return kind === 'Automation'
    ? 'put it into a runbook'
    : 'put it into a Command document and run that with `aws:runCommand`'
}
