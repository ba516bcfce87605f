import type { FormCheck, FormFault } from '../../aws/input-faults.js'
import { plainPattern } from '../../languages/plain-pattern.js'

/** Judges what is given to a service as an id or ARN: by the forms that are known here, and by the patterns of botocore's models. */
export const formCheckOf =
  (service: string): FormCheck =>
  (text, { pattern }, path) => {
    const name = nameIn(path)
    const isArn = startsArn(text)
    if (!isArn && !namesResource.test(name)) return undefined
    const message = faultOfText(name, text, ec2Services.has(service))
    if (message !== undefined) return { message }
    return pattern === undefined || isOpen(text) ? undefined : faultOfPattern(name, text, pattern, isArn)
  }

/** The innermost name on a path. */
const nameIn = (path: readonly (string | number)[]): string =>
  String(path.findLast((part) => typeof part === 'string') ?? '')

const namesResource = /(?:(?:^i|I)[dD]|(?:^a|A)(?:rn|RN))s?$/

/**
 * A pattern may stand for a part of the text only, so it is enough that a part matches. Patterns that take more to be judged are left to
 * RE2 for ARNs.
 */
function faultOfPattern(name: string, text: string, pattern: string, isArn: boolean): FormFault | undefined {
  const { finds } = plainPattern(pattern)
  if (finds ? finds(text) !== false : !isArn) return undefined
  const message = `${shown(text)} is no \`${name}\`; it has to match ${shown(pattern)}`
  return finds ? { message } : { message, unread: pattern }
}

/** A text of a model in a message; some patterns are as long as a page. */
const shown = (text: string): string => `\`${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}\``

const longestShown = 100

/** Services that take all ids of Amazon EC2 by the names that EC2 has for them. */
const ec2Services: ReadonlySet<string> = new Set(['autoscaling', 'ec2', 'elb'])

/** What is wrong with an id or ARN under a name; `allIds` where ids of all kinds are those of Amazon EC2. */
export function faultOfText(name: string, text: string, allIds: boolean): string | undefined {
  const id = ids.get(name)
  const isId = id && (allIds || id.everywhere)
  if ((!isId && !startsArn(text)) || isOpen(text)) return undefined
  if (isId) return id.form.test(text) || isSpecial(name, text) ? undefined : faultOfId(id, text)
  return faultOfArn(name, text)
}

const startsArn = (text: string): boolean => text.startsWith('arn:') && text.length > 4

/** Whether nothing is there yet, or something else will be: of a reference that lacks a brace another rule speaks. */
const isOpen = (text: string): boolean => text === '' || /[{}\s]/.test(text)

interface IdForm {
  readonly prefix: string
  readonly what: string
  readonly form: RegExp
  /** Whether other services have the name for it too, and for nothing else. */
  readonly everywhere: boolean
}

/** Prefixes of the ids of Amazon EC2, what they are ids of, and the names of the inputs that take them. */
const prefixes = [
  ['i', 'an instance', 'InstanceId'],
  ['ami', 'an image', 'ImageId SourceImageId'],
  ['vol', 'a volume', 'VolumeId'],
  ['snap', 'a snapshot', 'SnapshotId SourceSnapshotId'],
  ['subnet', 'a subnet', 'SubnetId'],
  ['vpc', 'a VPC', 'VpcId'],
  ['sg', 'a security group', 'GroupId SecurityGroupId VpcSecurityGroupId'],
  ['eni', 'a network interface', 'NetworkInterfaceId'],
  ['rtb', 'a route table', 'RouteTableId'],
  ['igw', 'an internet gateway', 'InternetGatewayId'],
  ['acl', 'a network ACL', 'NetworkAclId'],
] as const

const everywhere: ReadonlySet<string> = new Set(['SubnetId', 'SecurityGroupId', 'VpcSecurityGroupId'])

/** By the names of the inputs, each also as the name of a list. */
const ids: ReadonlyMap<string, IdForm> = new Map(
  prefixes.flatMap(([prefix, what, names]) => {
    const form = new RegExp(`^${prefix === 'sg' ? '(?:sg|pg)' : prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`)
    return names.split(' ').flatMap((name) => {
      const id = { prefix, what, form, everywhere: everywhere.has(name) }
      return [[name, id] as const, [`${name}s`, id] as const]
    })
  }),
)

const faultOfId = ({ prefix, what }: IdForm, text: string): string =>
  `\`${text}\` is no id of ${what}; write \`${prefix}-\` and 8 or 17 hexadecimal digits`

/** `resolve:ssm:…` stands for an image. */
const isSpecial = (name: string, text: string): boolean => /^Image/.test(name) && text.startsWith('resolve:ssm:')

interface ArnForm {
  readonly service: string
  /** What the ARN is of, and how the part of the ARN begins that names it; any where absent. */
  readonly of?: readonly [what: string, start: string]
}

const topic: ArnForm = { service: 'sns' }
const role: ArnForm = { service: 'iam', of: ['a role', 'role/'] }

/** The ARNs that the inputs of a name take. */
const arns: Readonly<Record<string, ArnForm>> = {
  TopicArn: topic,
  NotificationArn: topic,
  NotificationARNs: topic,
  RoleArn: role,
  RoleARN: role,
  ServiceRoleArn: role,
  IamInstanceProfileArn: { service: 'iam', of: ['an instance profile', 'instance-profile/'] },
  stateMachineArn: { service: 'states', of: ['a state machine', 'stateMachine:'] },
}

function faultOfArn(name: string, text: string): string | undefined {
  const [, , service = '', region = '', account = '', ...rest] = text.split(':')
  const resource = rest.length > 0 ? rest.join(':') : undefined
  if (resource === undefined)
    return `the ARN \`${text}\` is too short; write \`arn:partition:service:region:account:resource\``
  const wanted = Object.hasOwn(arns, name) ? arns[name] : undefined
  if (wanted && service !== wanted.service)
    return `\`${name}\` takes an ARN of \`${wanted.service}\`; this one is of \`${service}\``
  if (service === 'iam' && region !== '')
    return `ARNs of \`iam\` have no region, found \`${region}\`; write \`arn:partition:iam::account:resource\``
  if (/^\d+$/.test(account) && account.length !== 12)
    return `the account \`${account}\` of the ARN has ${account.length} digits; an account has 12`
  const [what, start = ''] = wanted?.of ?? []
  if (what !== undefined && !resource.startsWith(start))
    return `\`${name}\` takes the ARN of ${what}, with \`${start}\` before the name; this one is of ${shown(resource)}`
  return undefined
}
