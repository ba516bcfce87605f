import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { WireMember } from '../aws/protocol-data.js'

/** A shape of a service model, as botocore keeps it (the "C2J" form). */
export interface ModelShape {
  readonly type: string
  readonly members?: Readonly<Record<string, ModelMember>>
  readonly required?: readonly string[]
  readonly member?: ModelMember
  readonly key?: ModelMember
  readonly value?: ModelMember
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly union?: boolean
  readonly document?: boolean
  readonly streaming?: boolean
  readonly eventstream?: boolean
  /** The member that is the whole body of the message. */
  readonly payload?: string
  readonly error?: { readonly code?: string }
  readonly flattened?: boolean
  readonly timestampFormat?: string
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string }
}

/** A use of a shape; traits may stand here or at the shape. */
export interface ModelMember extends WireMember {
  readonly streaming?: boolean
  readonly eventstream?: boolean
  readonly idempotencyToken?: boolean
  readonly jsonvalue?: boolean
  readonly deprecated?: boolean
  /** The name under which the client takes it; not part of botocore's data. */
  readonly alias?: string
}

export interface ModelOperation {
  readonly name: string
  readonly input?: { readonly shape: string }
  readonly output?: { readonly shape: string; readonly resultWrapper?: string }
  readonly errors?: readonly { readonly shape: string }[]
  readonly deprecated?: boolean
  readonly http?: { readonly method: string; readonly requestUri?: string }
}

export interface ServiceModel {
  readonly metadata: Readonly<Record<string, string>>
  readonly operations: Readonly<Record<string, ModelOperation>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}

export interface ModelExample {
  readonly input?: unknown
  readonly output?: unknown
}

/** How the pages of an operation are asked for. */
export interface ModelPaginator {
  readonly input_token: string | readonly string[]
  readonly output_token: string | readonly string[]
  readonly result_key?: string | readonly string[]
  readonly limit_key?: string
  readonly more_results?: string
}

/** What a waiter calls, and what it takes from the response. */
export interface ModelWaiter {
  readonly operation: string
  readonly delay: number
  readonly maxAttempts: number
  readonly acceptors: readonly {
    readonly state: string
    readonly matcher: string
    readonly argument?: string
    readonly expected: string | number | boolean
  }[]
}

/** Everything that botocore knows of a service under the name of its client. */
export interface BotocoreService {
  readonly name: string
  readonly model: ServiceModel
  readonly paginators: Readonly<Record<string, ModelPaginator>>
  readonly waiters: Readonly<Record<string, ModelWaiter>>
  readonly examples: Readonly<Record<string, readonly ModelExample[]>>
}

/** An installed botocore. */
export interface Botocore {
  readonly version: string
  readonly services: readonly string[]
  read(service: string): BotocoreService
  /** The models of boto3's resources by service; empty where only botocore is installed. */
  resources(): Readonly<Record<string, unknown>>
}

/** The botocore of the machine's Python; undefined where there is none. */
export function findBotocore(): Botocore | undefined {
  const program = 'import botocore, os; print(botocore.__version__); print(os.path.dirname(botocore.__file__))'
  try {
    const [version = '', folder = ''] = execFileSync('python3', ['-I', '-c', program], { encoding: 'utf8' }).split('\n')
    const data = join(folder, 'data')
    const services = readdirSync(data).filter((name) => existsSync(join(data, name)) && !name.includes('.'))
    return {
      version,
      services: services.sort(),
      read: (service) => readService(data, service),
      resources: () => readResources(join(folder, '../boto3/data')),
    }
  } catch {
    return undefined
  }
}

const versionsOf = (data: string, service: string): string[] => readdirSync(join(data, service)).sort()

function readService(data: string, name: string): BotocoreService {
  // Versions are dates; the client of a service is made for the newest.
  const version = versionsOf(data, name).at(-1) ?? ''
  const folder = join(data, name, version)
  const part = (file: string): Readonly<Record<string, unknown>> => merged(folder, file)
  return {
    name,
    model: part('service-2') as unknown as ServiceModel,
    paginators: (part('paginators-1')['pagination'] ?? {}) as Record<string, ModelPaginator>,
    waiters: (part('waiters-2')['waiters'] ?? {}) as Record<string, ModelWaiter>,
    examples: (part('examples-1')['examples'] ?? {}) as Record<string, readonly ModelExample[]>,
  }
}

function readResources(data: string): Record<string, unknown> {
  const services = existsSync(data) ? readdirSync(data).filter((name) => !name.includes('.')) : []
  const entries = services.sort().map((name) => {
    const version = versionsOf(data, name).at(-1) ?? ''
    return [name, readJson(join(data, name, version, 'resources-1.json'))] as const
  })
  return Object.fromEntries(entries)
}

/** A file of the model with what the SDKs add to it. */
function merged(folder: string, file: string): Record<string, unknown> {
  const extras = readJson(join(folder, `${file}.sdk-extras.json`)) as { merge?: Record<string, unknown> } | undefined
  const base = readJson(join(folder, `${file}.json`)) ?? {}
  return merge(base as Record<string, unknown>, extras?.merge ?? {})
}

function merge(base: Record<string, unknown>, extra: Record<string, unknown>): Record<string, unknown> {
  const result = { ...base }
  for (const [key, value] of Object.entries(extra)) {
    const before = result[key]
    result[key] = isMap(before) && isMap(value) ? merge(before, value) : value
  }
  return result
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readJson(path: string): unknown {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  return existsSync(`${path}.gz`) ? JSON.parse(gunzipSync(readFileSync(`${path}.gz`)).toString('utf8')) : undefined
}
