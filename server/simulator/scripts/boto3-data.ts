/** How boto3 asks for the pages of an operation. */
export interface Paging {
  /** Parameters that ask for the next page, and where in the response their values stand. */
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly results?: readonly string[]
  readonly limit?: string
  readonly more?: string
}

/** What a waiter of boto3 calls, and when it ends. */
export interface Waiting {
  readonly operation: string
  readonly delay: number
  readonly maxAttempts: number
  readonly acceptors: readonly Acceptor[]
}

export interface Acceptor {
  readonly state: string
  readonly matcher: string
  readonly argument?: string
  readonly expected: string | number | boolean
}

type ByService<T> = Readonly<Record<string, Readonly<Record<string, T>>>>

/** How the pages of a service's operations are asked for, by the operation. */
export async function pagingOf(service: string): Promise<ReadonlyMap<string, Paging>> {
  const { default: all } = await import('../../aws/boto3/paginators.generated.json', { with: { type: 'json' } })
  return entriesOf(all as ByService<Paging>, service)
}

/** The waiters of a service, by the names that its model gives them. */
export async function waitersOf(service: string): Promise<ReadonlyMap<string, Waiting>> {
  const { default: all } = await import('../../aws/boto3/waiters.generated.json', { with: { type: 'json' } })
  return entriesOf(all as ByService<Waiting>, service)
}

/** The model of a service's resources; undefined where boto3 has none. */
export async function resourcesOf(service: string): Promise<object | undefined> {
  const { default: all } = await import('../../aws/boto3/resources.generated.json', { with: { type: 'json' } })
  return Object.hasOwn(all, service) ? (all as Readonly<Record<string, object>>)[service] : undefined
}

const entriesOf = <T>(all: ByService<T>, service: string): ReadonlyMap<string, T> =>
  new Map(Object.hasOwn(all, service) ? Object.entries(all[service] ?? {}) : [])
