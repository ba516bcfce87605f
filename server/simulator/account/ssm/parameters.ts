import { type AccountState, arnOf } from '../account-state.js'
import { type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagsFrom } from '../tags.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'

export interface Parameter {
  readonly name: string
  readonly type: 'String' | 'StringList' | 'SecureString'
  readonly tags: Tags
  description: string | undefined
  tier: string
  keyId: string | undefined
  allowedPattern: string | undefined
  /** From the first to the newest; the number of a version is its place, and one more for each that was dropped. */
  versions: readonly ParameterVersion[]
}

export interface ParameterVersion {
  readonly number: number
  readonly value: string
  readonly changed: number
  readonly labels: readonly string[]
}

/** Versions that are kept (user guide, working with parameter versions). */
const mostVersions = 100

/** The name of a parameter without the ARN before it. */
const plainName = (name: string): string => {
  const at = name.indexOf(':parameter/')
  if (!name.startsWith('arn:') || at < 0) return name
  const path = name.slice(at + ':parameter'.length)
  return path.lastIndexOf('/') > 0 ? path : path.slice(1)
}

/** The parameter with its version that a name means: `name`, `name:3` or `name:label`. */
function parameterNamed(
  { parameters }: AccountState,
  written: string,
): { parameter: Parameter; version: ParameterVersion; selector?: string } | undefined {
  const name = plainName(written)
  const colon = name.indexOf(':')
  const parameter = parameters.get(colon < 0 ? name : name.slice(0, colon))
  const newest = parameter?.versions.at(-1)
  if (!parameter || !newest) return undefined
  if (colon < 0) return { parameter, version: newest }
  const wanted = name.slice(colon + 1)
  const version = parameter.versions.find(({ number, labels }) => String(number) === wanted || labels.includes(wanted))
  if (!version)
    throw new Refusal(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${wanted} of ${parameter.name}. Verify the version and try again.`,
    )
  return { parameter, version, selector: `:${wanted}` }
}

/** Encrypted values are not readable without the key; what stands in their place is our choice. */
const shownValue = ({ type }: Parameter, { value }: ParameterVersion, decrypted: boolean | undefined): string =>
  type === 'SecureString' && !decrypted ? `kms:${'*'.repeat(8)}` : value

const arnFor = (state: AccountState, name: string): string =>
  arnOf(state, 'ssm', `parameter${name.startsWith('/') ? '' : '/'}${name}`)

const shown = (
  state: AccountState,
  parameter: Parameter,
  version: ParameterVersion,
  decrypted?: boolean,
  Selector?: string,
) => ({
  Name: parameter.name,
  Type: parameter.type,
  Value: shownValue(parameter, version, decrypted),
  Version: version.number,
  Selector,
  LastModifiedDate: timeText(version.changed),
  ARN: arnFor(state, parameter.name),
  DataType: 'text',
})

const notFound = (name: string): Refusal => new Refusal('ParameterNotFound', `Parameter ${name} not found.`)

interface GetParameter {
  readonly Name: string
  readonly WithDecryption?: boolean
}

function getParameter(state: AccountState, { Name, WithDecryption }: GetParameter) {
  const found = parameterNamed(state, Name)
  if (!found) throw notFound(Name)
  return { Parameter: shown(state, found.parameter, found.version, WithDecryption, found.selector) }
}

interface GetParameters {
  readonly Names: readonly string[]
  readonly WithDecryption?: boolean
}

function getParameters(state: AccountState, { Names, WithDecryption }: GetParameters) {
  const known = Names.flatMap((name) => parameterNamed(state, name) ?? [])
  return {
    Parameters: known.map(({ parameter, version, selector }) =>
      shown(state, parameter, version, WithDecryption, selector),
    ),
    InvalidParameters: Names.filter((name) => !parameterNamed(state, name)),
  }
}

interface GetByPath {
  readonly Path: string
  readonly Recursive?: boolean
  readonly WithDecryption?: boolean
  readonly ParameterFilters?: readonly ParameterFilter[]
  readonly MaxResults?: number
  readonly NextToken?: string
}

function getParametersByPath(state: AccountState, input: GetByPath) {
  const {
    Path,
    Recursive = false,
    WithDecryption,
    ParameterFilters = [],
    MaxResults: limit = 10,
    NextToken: token,
  } = input
  if (!Path.startsWith('/'))
    throw new Refusal(
      'ValidationException',
      `The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash "/".`,
    )
  const all = named(state).filter(
    (parameter) =>
      isBelow(parameter.name, Path, Recursive) && ParameterFilters.every((filter) => passes(parameter, filter)),
  )
  const { items, next } = pageOf(all, { limit, token })
  return {
    Parameters: items.map((each) => shown(state, each, each.versions.at(-1) as ParameterVersion, WithDecryption)),
    NextToken: next,
  }
}

const named = ({ parameters }: AccountState): readonly Parameter[] =>
  [...parameters.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

function isBelow(name: string, path: string, deep: boolean): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`
  return name.startsWith(folder) && (deep || !name.slice(folder.length).includes('/'))
}

/** A filter by string; `Option` is `Equals` where it is absent, for paths `OneLevel`. */
interface ParameterFilter {
  readonly Key: string
  readonly Option?: string
  readonly Values?: readonly string[]
}

function passes(parameter: Parameter, { Key, Option = 'Equals', Values = [] }: ParameterFilter): boolean {
  if (Key === 'Path') return Values.some((path) => isBelow(parameter.name, path, Option === 'Recursive'))
  const texts = filterTexts(parameter, Key)
  if (Values.length === 0) return texts.length > 0
  return texts.some((text) =>
    Values.some((value) =>
      Option === 'BeginsWith' ? text.startsWith(value) : Option === 'Contains' ? text.includes(value) : text === value,
    ),
  )
}

function filterTexts({ name, type, keyId, tier, tags, versions }: Parameter, key: string): readonly string[] {
  if (key.startsWith('tag:')) return [tags.get(key.slice('tag:'.length)) ?? []].flat()
  switch (key) {
    case 'Name':
      return [name]
    case 'Type':
      return [type]
    case 'KeyId':
      return keyId === undefined ? [] : [keyId]
    case 'Tier':
      return [tier]
    case 'DataType':
      return ['text']
    case 'Label':
      return versions.flatMap(({ labels }) => labels)
    default:
      throw new Refusal('InvalidFilterKey', `The specified key isn't valid: ${key}`)
  }
}

interface Describe {
  readonly Filters?: readonly { readonly Key: string; readonly Values: readonly string[] }[]
  readonly ParameterFilters?: readonly ParameterFilter[]
  readonly MaxResults?: number
  readonly NextToken?: string
}

function describeParameters(state: AccountState, input: Describe) {
  const { Filters = [], ParameterFilters = [], MaxResults: limit = 50, NextToken: token } = input
  // The older filters look for beginnings of names (API reference, ParametersFilter).
  const older = Filters.map(({ Key, Values }) => ({ Key, Values, Option: Key === 'Name' ? 'BeginsWith' : 'Equals' }))
  const filters = [...older, ...ParameterFilters]
  const all = named(state).filter((parameter) => filters.every((filter) => passes(parameter, filter)))
  const { items, next } = pageOf(all, { limit, token })
  return { Parameters: items.map((each) => metadataOf(state, each)), NextToken: next }
}

function metadataOf(state: AccountState, parameter: Parameter) {
  const version = parameter.versions.at(-1) as ParameterVersion
  return {
    Name: parameter.name,
    ARN: arnFor(state, parameter.name),
    Type: parameter.type,
    KeyId: parameter.keyId,
    Description: parameter.description,
    AllowedPattern: parameter.allowedPattern,
    LastModifiedDate: timeText(version.changed),
    LastModifiedUser: arnOf(state, 'iam', 'root'),
    Version: version.number,
    Tier: parameter.tier,
    DataType: 'text',
    Policies: [],
  }
}

interface Put {
  readonly Name: string
  readonly Value: string
  readonly Type?: Parameter['type']
  readonly Description?: string
  readonly KeyId?: string
  readonly Overwrite?: boolean
  readonly AllowedPattern?: string
  readonly Tier?: string
  readonly Tags?: readonly Tag[]
}

function putParameter(state: AccountState, input: Put, now: number) {
  const name = plainName(input.Name)
  const before = state.parameters.get(name)
  if (before && !input.Overwrite)
    throw new Refusal(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    )
  if (before && input.Tags)
    throw new Refusal(
      'ValidationException',
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    )
  if (!before && input.Type === undefined)
    throw new Refusal('ValidationException', 'A parameter type is required when you create a parameter.')
  const parameter = before ?? newParameter(name, input)
  parameter.description = input.Description ?? parameter.description
  parameter.tier = input.Tier ?? parameter.tier
  const number = (before?.versions.at(-1)?.number ?? 0) + 1
  const version = { number, value: input.Value, changed: now, labels: [] }
  parameter.versions = [...parameter.versions, version].slice(-mostVersions)
  state.parameters.set(name, parameter)
  return { Version: number, Tier: parameter.tier }
}

/** The key of Systems Manager itself, which encrypts where no other is named. */
export const standardKey = 'alias/aws/ssm'

const newParameter = (name: string, { Type = 'String', KeyId, AllowedPattern, Tags, Description }: Put): Parameter => ({
  name,
  type: Type,
  tags: tagsFrom(Tags),
  description: Description,
  tier: 'Standard',
  keyId: Type === 'SecureString' ? (KeyId ?? standardKey) : undefined,
  allowedPattern: AllowedPattern,
  versions: [],
})

function deleteParameter({ parameters }: AccountState, { Name }: { readonly Name: string }) {
  if (!parameters.delete(plainName(Name))) throw notFound(Name)
  return {}
}

function deleteParameters({ parameters }: AccountState, { Names }: { readonly Names: readonly string[] }) {
  const DeletedParameters = Names.filter((name) => parameters.has(plainName(name)))
  for (const name of DeletedParameters) parameters.delete(plainName(name))
  return { DeletedParameters, InvalidParameters: Names.filter((name) => !DeletedParameters.includes(name)) }
}

interface History {
  readonly Name: string
  readonly WithDecryption?: boolean
  readonly MaxResults?: number
  readonly NextToken?: string
}

function getParameterHistory(
  state: AccountState,
  { Name, WithDecryption, MaxResults: limit = 50, NextToken: token }: History,
) {
  const parameter = state.parameters.get(plainName(Name))
  if (!parameter) throw notFound(Name)
  const { items, next } = pageOf(parameter.versions, { limit, token })
  const Parameters = items.map((version) => {
    const { ARN: _, ...metadata } = metadataOf(state, parameter)
    return {
      ...metadata,
      Value: shownValue(parameter, version, WithDecryption),
      Version: version.number,
      Labels: version.labels,
      LastModifiedDate: timeText(version.changed),
    }
  })
  return { Parameters, NextToken: next }
}

interface LabelVersion {
  readonly Name: string
  readonly ParameterVersion?: number
  readonly Labels: readonly string[]
}

function labelParameterVersion(state: AccountState, { Name, ParameterVersion: wanted, Labels }: LabelVersion) {
  const parameter = state.parameters.get(plainName(Name))
  if (!parameter) throw notFound(Name)
  const number = wanted ?? parameter.versions.at(-1)?.number
  if (!parameter.versions.some((each) => each.number === number))
    throw new Refusal(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${number} of ${Name}. Verify the version and try again.`,
    )
  const InvalidLabels = Labels.filter((label) => !/^(?!\d|aws|ssm)[\w.-]{1,100}$/i.test(label))
  const valid = Labels.filter((label) => !InvalidLabels.includes(label))
  // A label is at one version: it moves.
  parameter.versions = parameter.versions.map((version) => {
    const others = version.labels.filter((label) => !valid.includes(label))
    return { ...version, labels: version.number === number ? [...others, ...valid] : others }
  })
  return { InvalidLabels, ParameterVersion: number }
}

function unlabelParameterVersion(state: AccountState, { Name, ParameterVersion: wanted, Labels }: LabelVersion) {
  const parameter = state.parameters.get(plainName(Name))
  if (!parameter) throw notFound(Name)
  const version = parameter.versions.find(({ number }) => number === wanted)
  const RemovedLabels = Labels.filter((label) => version?.labels.includes(label))
  parameter.versions = parameter.versions.map((each) =>
    each === version ? { ...each, labels: each.labels.filter((label) => !RemovedLabels.includes(label)) } : each,
  )
  return { RemovedLabels, InvalidLabels: Labels.filter((label) => !RemovedLabels.includes(label)) }
}

export const parameterOperations: ServiceOperations = {
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameterHistory: getParameterHistory,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  LabelParameterVersion: labelParameterVersion,
  PutParameter: putParameter,
  UnlabelParameterVersion: unlabelParameterVersion,
}
