import type { Member, Shape, StructureShape, TextShape } from './service.js'

/** Which fields of a structure are wanted: one that has to be there and is not wanted leaves the structure out. */
type Wanted = (member: Member) => boolean

/**
 * A value that the shape and the name of a field suggest. `within`: the structures around the value. One that contains itself has no finite
 * value there: `undefined`.
 */
export function plausibleValue(shape: Shape, name: string, wanted: Wanted, within: readonly Shape[] = []): unknown {
  switch (shape.kind) {
    case 'structure':
      return within.includes(shape) ? undefined : fieldsOf(shape, wanted, [...within, shape])
    case 'list': {
      const item = plausibleValue(shape.item, name.replace(/s$/, ''), wanted, within)
      return item === undefined ? [] : [item]
    }
    case 'map': {
      const value = plausibleValue(shape.value, name, wanted, within)
      return value === undefined ? {} : { [keyOf(shape.key)]: value }
    }
    case 'string':
      return wordOf(shape) ?? plausibleText(name, shape.min ?? 0, shape.max)
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return Math.max(shape.min ?? 1, Math.min(1, shape.max ?? 1))
    case 'boolean':
      return true
    case 'timestamp':
      return '2026-01-01T00:00:00+00:00'
    case 'blob':
      return ''
    case 'json':
      return {}
  }
}

function fieldsOf({ members, union }: StructureShape, wanted: Wanted, within: readonly Shape[]): object | undefined {
  const fields: Record<string, unknown> = {}
  for (const member of members.values()) {
    const value = wanted(member) || union ? plausibleValue(member.shape, member.name, wanted, within) : undefined
    if (value !== undefined) fields[member.name] = value
    else if (member.required) return undefined
    if (union && value !== undefined) break
  }
  return fields
}

const keyOf = (shape: Shape): string => (shape.kind === 'string' ? (wordOf(shape) ?? 'key') : 'key')

/** Of the words for a state, which mostly begin with how a change begins, one for how things are once all went well. */
const wordOf = ({ values }: TextShape): string | undefined => values?.find((word) => settled.test(word)) ?? values?.[0]

const settled =
  /^(?:running|available|active|in-?service|in-use|(?:create_)?complete|completed|succeeded|success|successful|enabled|ok|healthy|ready|online|attached|associated|deployed|created|issued|started|approved)$/i

/** Text that looks like what a field of the name holds, within the bounds of its length. */
export function plausibleText(name: string, min: number, max = Number.POSITIVE_INFINITY): string {
  const known = samples.find(([pattern]) => pattern.test(name))?.[1] ?? (name === '' ? 'text' : name)
  return known.padEnd(min, '0').slice(0, max)
}

const samples: readonly (readonly [name: RegExp, text: string])[] = [
  [/(?:assumerole|rolearn)$/i, 'arn:aws:iam::123456789012:role/example'],
  [/arn$/i, 'arn:aws:service:us-east-1:123456789012:resource/example'],
  [/^(?:account|owner)(?:id)?$/i, '123456789012'],
  [/region$/i, 'us-east-1'],
  [/availabilityzone$/i, 'us-east-1a'],
  [/instanceid$/i, 'i-0123456789abcdef0'],
  [/imageid$/i, 'ami-0123456789abcdef0'],
  [/volumeid$/i, 'vol-0123456789abcdef0'],
  [/snapshotid$/i, 'snap-0123456789abcdef0'],
  [/subnetid$/i, 'subnet-0123456789abcdef0'],
  [/vpcid$/i, 'vpc-0123456789abcdef0'],
  [/(?:securitygroup|group)id$/i, 'sg-0123456789abcdef0'],
  [/(?:ip|ipaddress)$/i, '10.0.0.1'],
  [/cidr(?:block|ip)?$/i, '10.0.0.0/16'],
  [/url$|uri$/i, 'https://example.com/'],
  [/status$/i, 'available'],
  [/(?:date|time)$/i, '2026-01-01T00:00:00Z'],
]
