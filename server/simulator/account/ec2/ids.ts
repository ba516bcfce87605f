import { Refusal } from '../refusal.js'

/** How EC2 refuses an id of a kind of resource (EC2 developer guide, error codes). */
interface IdKind {
  readonly prefix: string
  readonly code: string
  /** The code of an id that nothing has, where it is not `<code>.NotFound`. */
  readonly missing?: string
  none(ids: readonly string[]): string
}

const quoted = (ids: readonly string[]): string => `'${ids.join(', ')}'`

/** The kinds of resources that can be tagged, by the names that their tags have. */
export const idKinds = {
  instance: {
    prefix: 'i',
    code: 'InvalidInstanceID',
    none: (ids) =>
      ids.length > 1 ? `The instance IDs ${quoted(ids)} do not exist` : `The instance ID ${quoted(ids)} does not exist`,
  },
  image: { prefix: 'ami', code: 'InvalidAMIID', none: (ids) => `The image id '[${ids.join(', ')}]' does not exist` },
  snapshot: {
    prefix: 'snap',
    code: 'InvalidSnapshotID',
    missing: 'InvalidSnapshot.NotFound',
    none: (ids) => `The snapshot ${quoted(ids)} does not exist.`,
  },
  volume: {
    prefix: 'vol',
    code: 'InvalidVolumeID',
    missing: 'InvalidVolume.NotFound',
    none: (ids) => `The volume ${quoted(ids)} does not exist.`,
  },
  'security-group': {
    prefix: 'sg',
    code: 'InvalidGroupId',
    missing: 'InvalidGroup.NotFound',
    none: (ids) => `The security group ${quoted(ids)} does not exist`,
  },
  vpc: { prefix: 'vpc', code: 'InvalidVpcID', none: (ids) => `The vpc ID ${quoted(ids)} does not exist` },
  subnet: { prefix: 'subnet', code: 'InvalidSubnetID', none: (ids) => `The subnet ID ${quoted(ids)} does not exist` },
} as const satisfies Readonly<Record<string, IdKind>>

export type IdKindName = keyof typeof idKinds

/** Whether text has the form of an id: 8 or 17 hexadecimal digits behind the prefix. */
export const isIdOf = (kind: IdKindName, id: string): boolean =>
  id.startsWith(`${idKinds[kind].prefix}-`) && /^[^-]+-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id)

/** The things with the ids, in that order; all of the table where no ids are asked for. Refuses ids that nothing has. */
export function withIds<T>(table: ReadonlyMap<string, T>, kind: IdKindName, ids: readonly string[] = []): readonly T[] {
  if (ids.length === 0) return [...table.values()]
  const { code, none, ...rest }: IdKind = idKinds[kind]
  const malformed = ids.find((id) => !isIdOf(kind, id))
  if (malformed !== undefined) throw new Refusal(`${code}.Malformed`, `Invalid id: "${malformed}"`)
  const missing = ids.filter((id) => !table.has(id))
  if (missing.length > 0) throw new Refusal(rest.missing ?? `${code}.NotFound`, none(missing))
  return [...new Set(ids)].map((id) => table.get(id) as T)
}

/** The one thing with the id. */
export const withId = <T>(table: ReadonlyMap<string, T>, kind: IdKindName, id: string): T =>
  withIds(table, kind, [id])[0] as T
