import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { referenceIndex } from '../../document/reference-index.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import { type Finding, parameterized, rule } from '../rule.js'

export const misplacedParameterStoreReference = rule({
  name: 'misplaced-parameter-store-reference',
  severity: 'error',
  kinds: parameterized,
  summary: 'A value of Parameter Store is named where none is taken from there.',
  why: 'In runbooks `{{ssm:…}}` works in the default of a parameter only: Systems Manager refuses it in the inputs of steps (InvalidDocumentContent). Secrets (`ssm-secure`) are resolved by `aws:downloadContent` alone; elsewhere the text stays as it is. The agent does not find what a label names.',
  aws: 'Parameters [...] of type SecureString are not supported',
  page: 'automation-variables',

  check(document) {
    const { to } = referenceIndex(document)
    const findings: Finding[] = []
    for (const reference of [...to('ssm'), ...to('ssm-secure')]) {
      const { kind } = reference.target
      // Where nobody knows the action, it may be the one that reads secrets.
      if (kind === 'ssm-secure' && reference.site.step && !reference.site.step.definition) continue
      const found = isAutomation(document.kind) ? inRunbook(reference) : onNode(reference, document)
      if (found) findings.push({ range: rangeOfReference(document.tree, reference), ...found })
    }
    return findings
  },
})

type Fault = Pick<Finding, 'message' | 'severity'>

function inRunbook({ target, site }: Reference): Fault | undefined {
  const { area, step, path } = site
  if (target.kind === 'ssm-secure') {
    // The text may be meant for the document that the command runs.
    if (area === 'text' || area === 'key' || (step?.action === 'aws:runCommand' && path[0] === 'Parameters'))
      return undefined
    return {
      severity: 'warning',
      message:
        '`ssm-secure` is for `aws:downloadContent` in Command documents; a runbook cannot read secrets by reference',
    }
  }
  const advice = 'declare a parameter with this as its default, and refer to that'
  if (area === 'input' || area === 'script')
    return { message: `an input cannot take a value from Parameter Store; ${advice}` }
  if (area === 'assume-role') return { message: `\`assumeRole\` cannot take a value from Parameter Store; ${advice}` }
  return area === 'variable-default'
    ? { severity: 'warning', message: `a variable is not known to take a value from Parameter Store; ${advice}` }
    : undefined
}

function onNode({ target, site }: Reference, { kind }: SsmDocument): Fault | undefined {
  if (site.area !== 'input' && site.area !== 'script' && site.area !== 'parameter-default') return undefined
  const name = 'name' in target ? target.name : ''
  if (target.kind === 'ssm-secure') {
    if (site.area === 'parameter-default' || site.step?.action === 'aws:downloadContent') return undefined
    return {
      severity: 'warning',
      message: `only \`aws:downloadContent\` reads secrets; in this place of a ${kind} document the text stays as it is`,
    }
  }
  const suffix = /:(.*)$/.exec(name)?.[1]
  if (suffix === undefined || /^[0-9]+$/.test(suffix)) return undefined
  return {
    severity: 'warning',
    message: `\`${suffix}\` is a label, which the agent does not find again in the answer; name a version by its number`,
  }
}
