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
    const calls = knownCalls(document, engines)
    const found: Finding[] = []
    let next = 0
    for (const step of document.steps) {
      // Calls come in the order of their steps.
      const call = calls[next]?.step === step ? calls[next++] : undefined
      if (step.action === 'aws:loop') continue
      const isEc2 = call ? call.of.name === 'ec2' : ec2Actions.has(step.action)
      search(call?.sent ?? step.inputs, '', isEc2, found)
    }
    yield* found
  },
})

/** Actions that give their ids to Amazon EC2. */
const ec2Actions: ReadonlySet<string | undefined> = new Set([
  'aws:changeInstanceState',
  'aws:createImage',
  'aws:deleteImage',
  'aws:runInstances',
])

/** Adds the findings in a value under a key. */
function search(node: Node | undefined, key: string, isEc2: boolean, found: Finding[]): void {
  if (node?.kind === 'list') for (const item of node.items) search(item, key, isEc2, found)
  else if (node?.kind === 'map') for (const { key, value } of node.entries) search(value, keyText(key), isEc2, found)
  else if (typeof node?.value === 'string') {
    const isArn = node.value.startsWith('arn:') && /^arn:\S+$/.test(node.value)
    const text = isArn || (isEc2 && ids.has(key)) ? fixedText(node) : undefined
    const message = text && ((isEc2 ? faultOfId(key, text) : undefined) ?? (isArn ? faultOfArn(key, text) : undefined))
    if (message) found.push({ range: node, message })
  }
}

/** The ids of Amazon EC2 by the names of the inputs that take them, each also as the name of a list. */
const ids: ReadonlyMap<string, { readonly prefix: string; readonly what: string; readonly form: RegExp }> = new Map(
  [
    ['InstanceId', 'i', 'an instance'],
    ['ImageId', 'ami', 'an image'],
    ['VolumeId', 'vol', 'a volume'],
    ['SnapshotId', 'snap', 'a snapshot'],
    ['SubnetId', 'subnet', 'a subnet'],
    ['VpcId', 'vpc', 'a VPC'],
    ['GroupId', 'sg', 'a security group'],
    ['SecurityGroupId', 'sg', 'a security group'],
    ['NetworkInterfaceId', 'eni', 'a network interface'],
    ['RouteTableId', 'rtb', 'a route table'],
    ['InternetGatewayId', 'igw', 'an internet gateway'],
    ['NetworkAclId', 'acl', 'a network ACL'],
  ].flatMap(([name, prefix = '', what = '']) => {
    const id = { prefix, what, form: new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`) }
    return [[`${name}`, id] as const, [`${name}s`, id] as const]
  }),
)

function faultOfId(name: string, text: string): string | undefined {
  const id = ids.get(name)
  // Of a reference that lacks a brace another rule speaks.
  if (!id || id.form.test(text) || text.includes('{') || isSpecial(name, text)) return undefined
  return `\`${text}\` is no id of ${id.what}; write \`${id.prefix}-\` and 8 or 17 hexadecimal digits`
}

/** The services whose ARNs the inputs of a name take. */
const arnServices: Readonly<Record<string, string>> = {
  TopicArn: 'sns',
  NotificationArn: 'sns',
  RoleArn: 'iam',
  RoleARN: 'iam',
}

function faultOfArn(name: string, text: string): string | undefined {
  const [, , service = '', region = '', account = '', resource] = text.split(':')
  if (resource === undefined)
    return `the ARN \`${text}\` is too short; write \`arn:partition:service:region:account:resource\``
  const wanted = Object.hasOwn(arnServices, name) ? arnServices[name] : undefined
  if (wanted !== undefined && service !== wanted)
    return `\`${name}\` takes an ARN of \`${wanted}\`; this one is of \`${service}\``
  if (service === 'iam' && region !== '')
    return `ARNs of \`iam\` have no region, found \`${region}\`; write \`arn:partition:iam::account:resource\``
  if (/^\d+$/.test(account) && account.length !== 12)
    return `the account \`${account}\` of the ARN has ${account.length} digits; an account has 12`
  return undefined
}

/** `resolve:ssm:…` stands for an image. */
const isSpecial = (name: string, text: string): boolean => /^Image/.test(name) && text.startsWith('resolve:ssm:')
