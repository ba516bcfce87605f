import type { Member, Operation, Shape, StructureShape, TextShape } from './service.js'

/**
 * A response that the operation might give, as JSON: the model's own example where it has one, otherwise one of every field, with
 * values that their names and types suggest; what changes has come to its end. Always the same; no token asks for a further page.
 */
export function plausibleResponse({ output, example }: Operation): unknown {
  return example ?? (output ? plausible(output, '', []) : {})
}

/** `within`: the structures around the value. One that contains itself has no finite value there: `undefined`. */
function plausible(shape: Shape, name: string, within: readonly Shape[]): unknown {
  switch (shape.kind) {
    case 'structure':
      return within.includes(shape) ? undefined : fieldsOf(shape, [...within, shape])
    case 'list': {
      const item = plausible(shape.item, name.replace(/s$/, ''), within)
      return item === undefined ? [] : [item]
    }
    case 'map': {
      const value = plausible(shape.value, name, within)
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

function fieldsOf({ members, union }: StructureShape, within: readonly Shape[]): object | undefined {
  const fields: Record<string, unknown> = {}
  for (const member of members.values()) {
    const value = isPageToken(member) ? undefined : plausible(member.shape, member.name, within)
    if (value !== undefined) fields[member.name] = value
    else if (member.required) return undefined
    if (union && value !== undefined) break
  }
  return fields
}

const isPageToken = ({ name, shape, required }: Member): boolean =>
  !required && shape.kind === 'string' && /^(?:next|continuation|pagination)\w*(?:token|marker)$|^marker$/i.test(name)

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
