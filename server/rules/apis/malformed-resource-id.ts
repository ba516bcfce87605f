import { fixedText } from '../../document/inputs.js'
import { keyText, type Node } from '../../syntax/tree.js'
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
    for (const { sent, of } of knownCalls(document, engines)) {
      const found: Finding[] = []
      if (sent) search(sent, '', of.name === 'ec2', found)
      yield* found
    }
  },
})

/** Adds the findings in a value under a key. */
function search(node: Node, key: string, isEc2: boolean, found: Finding[]): void {
  if (node.kind === 'list') for (const item of node.items) search(item, key, isEc2, found)
  else if (node.kind === 'map') for (const { key, value } of node.entries) search(value, keyText(key), isEc2, found)
  else {
    const text = fixedText(node)
    const message = text && ((isEc2 ? faultOfId(key, text) : undefined) ?? faultOfArn(text))
    if (message) found.push({ range: node, message })
  }
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

function faultOfId(name: string, text: string): string | undefined {
  const id = ids.get(name)
  if (!id || id.form.test(text) || isSpecial(name, text)) return undefined
  return `\`${text}\` is no \`${name}\`; write \`${id.prefix}-\` and 8 or 17 hexadecimal digits`
}

const faultOfArn = (text: string): string | undefined =>
  text.startsWith('arn:') && text.split(':').length < 6
    ? `the ARN \`${text}\` is too short; write \`arn:partition:service:region:account:resource\``
    : undefined

/** `resolve:ssm:…` stands for an image. */
const isSpecial = (name: string, text: string): boolean => /^Image/.test(name) && text.startsWith('resolve:ssm:')
