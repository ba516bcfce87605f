import type { IamResourceData } from '../aws/iam-resources.js'
import type { Place } from './need.js'
import type { Given } from './values.js'

/** With more types than this, and none that the call names, a policy would be no clearer than `*`. */
const mostTypes = 6

/** Types that a call concerns in practice, although the Service Authorization Reference does not call them required. */
const alsoRequired: Readonly<Record<string, readonly string[]>> = {
  'ec2:RunInstances': ['volume'],
  'ssm:SendCommand': ['instance', 'managed-instance'],
  'ssm:StartAutomationExecution': ['automation-definition'],
}

/** Inputs whose names do not tell that they hold the name in an ARN. */
const namedOtherwise: Readonly<Record<string, readonly string[]>> = {
  ObjectName: ['Key'],
  SecurityGroupId: ['GroupId', 'GroupIds', 'SecurityGroupIds'],
  ParameterNameWithoutLeadingSlash: ['Name', 'Names'],
  AutomationDefinitionName: ['DocumentName'],
  SnapshotName: ['DBSnapshotIdentifier'],
  ClusterSnapshotName: ['DBClusterSnapshotIdentifier'],
  GroupFriendlyName: ['AutoScalingGroupName', 'AutoScalingGroupNames'],
  AliasName: ['Name'],
  RuleName: ['Name', 'Rule'],
  TrailName: ['Name'],
}

/** What the ids of EC2 say of the type; `CreateTags` takes ids of any. */
const ec2Ids: Readonly<Record<string, string>> = {
  ami: 'image',
  eni: 'network-interface',
  i: 'instance',
  sg: 'security-group',
  snap: 'snapshot',
  subnet: 'subnet',
  vol: 'volume',
  vpc: 'vpc',
}

/** The resources that an action concerns in a call: as narrow as what is given allows, all of a type, or all. */
export function resourcesOf(
  action: string,
  types: readonly string[],
  given: Given,
  data: IamResourceData,
  place: Place,
): readonly string[] {
  const [prefix = '', name = ''] = action.split(':')
  const known = Object.hasOwn(data, prefix) ? data[prefix] : undefined
  if (!known || types.length === 0) return ['*']
  const byId = prefix === 'ec2' ? idsAlone(given, place) : typeAlone(types, known.arns, given, place)
  if (byId) return byId
  const required = new Set([...(known.required[name]?.split(',') ?? []), ...(alsoRequired[action] ?? [])])
  const usual = types.filter((type) => !/^accesspoint/i.test(type))
  const found = (usual.length > 0 ? usual : types).map((type) => ({
    type,
    ...filledAny(known.arns[type], given, place),
  }))
  const named = found.filter((each) => each.named)
  const needed = found.filter((each) => each.named || required.has(each.type))
  const chosen = needed.length > 0 ? needed : types.length <= mostTypes ? found : []
  const all = chosen.length === 0 || (named.length === 0 && chosen.some(({ arns }) => arns.length === 0))
  const arns = chosen.flatMap((each) => each.arns)
  return all || arns.length === 0 ? ['*'] : [...new Set(arns)].sort()
}

/** What `Resources` names, where all of it are ids that tell their type. */
function idsAlone({ inputs }: Given, place: Place): readonly string[] | undefined {
  const ids = inputs.get('Resources')
  const arns = ids?.map((id) => {
    const prefix = /^([a-z]+)-[0-9a-f*]+$/.exec(id)?.[1]
    const type = prefix !== undefined && Object.hasOwn(ec2Ids, prefix) ? ec2Ids[prefix] : undefined
    return (
      type &&
      withPlace(`ec2:\${Region}:${type === 'image' || type === 'snapshot' ? '' : '${Account}'}:${type}/${id}`, place)
    )
  })
  const all = arns?.flatMap((arn) => arn ?? [])
  return all && all.length > 0 && all.length === arns?.length ? [...new Set(all)].sort() : undefined
}

/** What `ResourceType` and the id beside it name, as calls that tag resources of Systems Manager have it. */
function typeAlone(
  types: readonly string[],
  arns: Readonly<Record<string, string>>,
  { inputs }: Given,
  place: Place,
): readonly string[] | undefined {
  const [written = ''] = inputs.get('ResourceType') ?? []
  const plain = (text: string) => text.replaceAll('-', '').toLowerCase()
  const type = types.find((each) => plain(each) === plain(written))
  const templates = templatesIn(type === undefined ? undefined : arns[type])
  const ids = inputs.get('ResourceId') ?? inputs.get('ResourceIds')
  if (templates.length === 0 || !ids) return undefined
  return templates.flatMap((template) =>
    ids.map((id) => withPlace(template, place).replace(/\$\{\w+\}/, () => plainName(id))),
  )
}

/** The forms that ARNs of a type have: the Service Authorization Reference writes several in one, as those of HTTP and REST APIs. */
const templatesIn = (written = ''): readonly string[] =>
  written === '' ? [] : written.split(/,\s*arn:\$\{Partition\}:/)

/** ARNs of a type. `named`: whether anything given belongs into them. */
interface Filled {
  readonly arns: readonly string[]
  readonly named: boolean
}

/** The ARNs of a type in those of its forms into which anything given belongs, else in all of them. */
function filledAny(written: string | undefined, given: Given, place: Place): Filled {
  const forms = templatesIn(written).map((template) => filled(template, given, place))
  const named = forms.filter((each) => each.named)
  const chosen = named.length > 0 ? named : forms
  return { arns: chosen.flatMap(({ arns }) => arns), named: named.length > 0 }
}

/** ARNs of one form with what is given in them. */
function filled(template: string, given: Given, place: Place): Filled {
  const placed = withPlace(template, place)
  const [first, ...others] = [...placed.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const values = first === undefined ? undefined : textsFor(first, given)
  if (first === undefined || !values || values.length === 0) return { arns: [anyOf(placed)], named: false }
  const rest = others.reduce((so, name) => {
    const [only, ...more] = textsFor(name, given) ?? []
    return so.replace(`\${${name}}`, () => (only !== undefined && more.length === 0 ? plainName(only) : '*'))
  }, placed)
  const kind = kindIn(rest.slice(0, rest.indexOf('${')))
  // Calls write what ARNs of aliases have before the name.
  const ofAlias = kind === 'kms:alias/'
  const isSecret = kind === 'secretsmanager:secret:'
  const arns = values.map((value) => {
    if (kind === 'kms:key/' && isKeyAlias(value)) return anyOf(rest)
    if (value.startsWith('arn:') && kindIn(value).startsWith(kind)) return isSecret ? wholeSecret(value) : value
    const name = value.startsWith('arn:')
      ? (value.split(/[:/]/).at(-1) ?? '*')
      : plainName(ofAlias ? value.replace(/^alias\//, '') : value)
    return anyOf(rest.replace(`\${${first}}`, () => (isSecret ? wholeSecret(name) : name)))
  })
  return { arns: arns.map(withoutAccount), named: true }
}

/** Whether a value names a key by an alias: in a policy that would be the alias itself, no key (KMS developer guide, alias-authorization). */
const isKeyAlias = (value: string): boolean => /^(?:arn:.*:)?alias\//.test(value)

/** A secret as policies name it: Secrets Manager adds a hyphen and six characters to the name, which an ARN may lack (Secrets Manager user guide, troubleshoot). */
const wholeSecret = (secret: string): string =>
  (secret.startsWith('arn:') ? /(?:\*|-[A-Za-z0-9]{6})$/ : /\*$/).test(secret) ? secret : `${secret}-??????`

/** The documents of AWS are of no account. */
const withoutAccount = (arn: string): string =>
  arn.replace(/^(arn:[^:]*:ssm:[^:]*:)[^:]*(:(?:document|automation-definition)\/(?:AWS|Amazon))/, '$1$2')

const withPlace = (template: string, { partition, region, account }: Place): string =>
  `arn:${partition}:${template.replaceAll('${Region}', region).replaceAll('${Account}', account)}`

const anyOf = (arn: string): string => arn.replaceAll(/\$\{\w+\}/g, '*').replaceAll(/\*{2,}/g, '*')

/** What an ARN is of: its service, and what stands before the name. */
const kindIn = (arn: string): string => {
  const [, , service = '', , , ...resource] = arn.split(':')
  return [service, ...resource].join(':')
}

/** The name in a value: the last part of a queue's address, a path without its first slash. */
const plainName = (value: string): string =>
  /^https?:/.test(value) ? (value.split('/').at(-1) ?? '*') : value.replace(/^\//, '')

/** The texts of the input that holds a name of an ARN: `${InstanceId}` stands in `InstanceIds`. */
function textsFor(name: string, { inputs }: Given): readonly string[] | undefined {
  const other = Object.hasOwn(namedOtherwise, name) ? namedOtherwise[name] : undefined
  for (const key of other ?? []) if (inputs.has(key)) return inputs.get(key)
  const wanted = stem(name)
  // A name is no id: `ImageName` of CreateImage names an image that is not there yet.
  for (const [key, texts] of inputs) if (stem(key) === wanted && !(/Id$/.test(name) && /Name$/.test(key))) return texts
  return undefined
}

/** What names of one thing have in common: `InstanceId`, `instanceIds` and `InstanceArn` are `instance`. */
function stem(name: string): string {
  const short = name
    .replace(/(?:WithPath|WithoutLeadingSlash)$/, '')
    .replace(/(?:Arns?|Names?|Identifiers?|Ids?|Urls?)$/i, '')
  return short.replace(/s$/, '').toLowerCase()
}
