import { memberNamed } from '../../aws/member-named.js'
import type { Operation, Shape } from '../../aws/service.js'
import type { Json } from '../../syntax/tree.js'

/**
 * A response in which what boto3 gives as other things than JSON has is marked, for `ssmith_runtime.revived`: points in time, bytes,
 * streams. Text stands for bytes, so that mocks can be read; any other value for its JSON.
 */
export function toPython({ output, streamingOutput, bytesAsOutput }: Operation, response: Json): Json {
  if (!output) return response
  const blob = streamingOutput || bytesAsOutput ? '\0stream' : '\0bytes'
  if (!isMap(response)) return response
  return mapped(response, (key, value) => {
    const shape = memberNamed(output, key)?.shape
    return shape?.kind === 'blob' ? { [blob]: textOf(value) } : marked(shape, value)
  })
}

function marked(shape: Shape | undefined, value: Json): Json {
  switch (shape?.kind) {
    case 'timestamp':
      return timeFrom(value)
    case 'blob':
      return { '\0bytes': textOf(value) }
    case 'list':
      return Array.isArray(value) ? (value as readonly Json[]).map((item) => marked(shape.item, item)) : value
    case 'map':
      return isMap(value) ? mapped(value, (_, item) => marked(shape.value, item)) : value
    case 'structure':
      return isMap(value) ? mapped(value, (key, item) => marked(memberNamed(shape, key)?.shape, item)) : value
    default:
      return value
  }
}

const isMap = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mapped = (map: Readonly<Record<string, Json>>, change: (key: string, value: Json) => Json): Json =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(key, value)]))

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Text in a form of ISO 8601, or seconds since 1970, as models' examples have it. What is no time stays as it is. */
function timeFrom(value: Json): Json {
  const milliseconds =
    typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(milliseconds) ? value : { '\0time': milliseconds }
}
