import { stepIndex } from '../../document/step-index.js'
import { rangeWithin } from '../../syntax/positions.js'
import { keyText } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const missingCapabilities = rule({
  name: 'missing-capabilities',
  severity: 'warning',
  kinds: runbooks,
  needs: 'stacks',
  summary: 'A step creates a stack with IAM resources and does not acknowledge them by `Capabilities`.',
  why: 'CloudFormation does not create a stack that could change rights in the account unless the caller says `CAPABILITY_IAM`, or `CAPABILITY_NAMED_IAM` where the template gives the resources names.',
  aws: ['InsufficientCapabilities', 'Requires capabilities : [CAPABILITY_IAM]'],
  page: 'automation-action-createstack',

  check(document) {
    const findings: Finding[] = []
    for (const { inputs, input } of stepIndex(document).withAction('aws:createStack')) {
      if (inputs?.kind !== 'map') continue
      const body = input('TemplateBody')
      // An empty list is as good as none.
      const capabilities = input('Capabilities')
      if (
        body?.kind !== 'scalar' ||
        (capabilities && !(capabilities.kind === 'list' && capabilities.items.length === 0))
      )
        continue
      const found = iamResource.exec(keyText(body))
      const type = found?.[1]
      if (!found || type === undefined) continue
      const from = found.index + found[0].lastIndexOf(type)
      findings.push({
        range: rangeWithin(document.tree, body, from, from + type.length),
        message: `\`${type}\` needs \`Capabilities: [CAPABILITY_IAM]\` among the inputs, or \`CAPABILITY_NAMED_IAM\` where it has a name`,
      })
    }
    return findings
  },
})

/** A resource that CloudFormation asks about ("Acknowledging IAM resources in CloudFormation templates"), in YAML or JSON, outside of comments. */
const iamResource =
  /^[^#\n\r\u2028\u2029]*?\bType["']?\s*:\s*["']?(AWS::IAM::(?:AccessKey|Group|InstanceProfile|ManagedPolicy|Policy|Role|User|UserToGroupAddition))\b/m
