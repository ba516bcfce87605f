import { sentInputs } from '../../document/api-calls.js'
import { fixedText } from '../../document/inputs.js'
import { keyText, type Node, type ScalarNode } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { knownCalls } from './known-calls.js'

export const malformedResourceId = rule({
  name: 'malformed-resource-id',
  severity: 'warning',
  kinds: runbooks,
  summary: 'A step names a resource by an id, or an ARN, that no resource has.',
  why: 'The service answers that the id is malformed, or that there is no such resource. Ids of Amazon EC2 have a prefix and then 8 or 17 hexadecimal digits.',
  aws: 'InvalidInstanceID.Malformed: Invalid id: "X"',

  *check(document, { engines }) {
    for (const { step, of } of knownCalls(document, engines)) {
      for (const { name, node } of fixedTexts(sentInputs(step))) yield* faultsOf(name, node, of.name)
    }
  },
})

interface NamedText {
  /** The key above it. */
  readonly name: string
  readonly node: ScalarNode
}

function fixedTexts(node: Node | undefined, name = '', found: NamedText[] = []): readonly NamedText[] {
  if (node?.kind === 'list') for (const item of node.items) fixedTexts(item, name, found)
  else if (node?.kind === 'map') for (const { key, value } of node.entries) fixedTexts(value, keyText(key), found)
  else if (node && fixedText(node)) found.push({ name, node })
  return found
}

/** Prefixes of ids by the names of the inputs that take them. */
const prefixes: readonly (readonly [name: RegExp, prefix: string])[] = [
  [/^InstanceIds?$/, 'i'],
  [/^ImageIds?$/, 'ami'],
  [/^VolumeIds?$/, 'vol'],
  [/^SnapshotIds?$/, 'snap'],
  [/^SubnetIds?$/, 'subnet'],
  [/^VpcIds?$/, 'vpc'],
  [/^(?:Security)?GroupIds?$/, 'sg'],
  [/^NetworkInterfaceIds?$/, 'eni'],
  [/^RouteTableIds?$/, 'rtb'],
  [/^InternetGatewayIds?$/, 'igw'],
  [/^NetworkAclIds?$/, 'acl'],
]

function* faultsOf(name: string, node: ScalarNode, service: string): Generator<Finding> {
  const text = String(node.value)
  const prefix = service === 'ec2' ? prefixes.find(([names]) => names.test(name))?.[1] : undefined
  if (
    prefix !== undefined &&
    !new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`).test(text) &&
    !isSpecial(name, text)
  )
    yield { range: node, message: `\`${text}\` is no \`${name}\`; write \`${prefix}-\` and 8 or 17 hexadecimal digits` }
  if (text.startsWith('arn:') && text.split(':').length < 6)
    yield {
      range: node,
      message: `the ARN \`${text}\` is too short; write \`arn:partition:service:region:account:resource\``,
    }
}

/** `resolve:ssm:…` stands for an image. */
const isSpecial = (name: string, text: string): boolean => /^Image/.test(name) && text.startsWith('resolve:ssm:')
