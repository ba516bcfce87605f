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

/** The ids of Amazon EC2 by the names of the inputs that take them, each also as the name of a list. */
const ids: ReadonlyMap<string, { readonly prefix: string; readonly form: RegExp }> = new Map(
  [
    ['InstanceId', 'i'],
    ['ImageId', 'ami'],
    ['VolumeId', 'vol'],
    ['SnapshotId', 'snap'],
    ['SubnetId', 'subnet'],
    ['VpcId', 'vpc'],
    ['GroupId', 'sg'],
    ['SecurityGroupId', 'sg'],
    ['NetworkInterfaceId', 'eni'],
    ['RouteTableId', 'rtb'],
    ['InternetGatewayId', 'igw'],
    ['NetworkAclId', 'acl'],
  ].flatMap(([name, prefix = '']) => {
    const id = { prefix, form: new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`) }
    return [[`${name}`, id] as const, [`${name}s`, id] as const]
  }),
)

function* faultsOf(name: string, node: ScalarNode, service: string): Generator<Finding> {
  const text = String(node.value)
  const id = service === 'ec2' ? ids.get(name) : undefined
  if (id && !id.form.test(text) && !isSpecial(name, text))
    yield {
      range: node,
      message: `\`${text}\` is no \`${name}\`; write \`${id.prefix}-\` and 8 or 17 hexadecimal digits`,
    }
  if (text.startsWith('arn:') && text.split(':').length < 6)
    yield {
      range: node,
      message: `the ARN \`${text}\` is too short; write \`arn:partition:service:region:account:resource\``,
    }
}

/** `resolve:ssm:…` stands for an image. */
const isSpecial = (name: string, text: string): boolean => /^Image/.test(name) && text.startsWith('resolve:ssm:')
