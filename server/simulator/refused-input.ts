import type { InputFault, ValuePath } from '../aws/input-faults.js'

/** How boto3 refuses an input before it sends anything; `undefined` where it does not. What the service itself judges is none of it. */
export function refusedInput(faults: readonly InputFault[]): string | undefined {
  const lines = faults.flatMap((fault) => lineOf(fault) ?? [])
  return lines.length === 0 ? undefined : `Parameter validation failed:\n${lines.join('\n')}`
}

function lineOf(fault: InputFault): string | undefined {
  const path = pathText(fault.path)
  switch (fault.kind) {
    case 'missing':
      return `Missing required parameter in ${path || 'input'}: "${fault.name}"`
    case 'unknown':
      return `Unknown parameter in ${pathText(fault.path.slice(0, -1)) || 'input'}: "${fault.name}", must be one of: ${fault.names.join(', ')}`
    case 'type':
      return `Invalid type for parameter ${path}, value: ${shown(fault.found)}, expected: ${fault.expected}`
    case 'small':
      return `Invalid ${fault.of === 'value' ? 'value' : 'length'} for parameter ${path}, valid min ${fault.of === 'value' ? 'value' : 'length'}: ${fault.limit}`
    case 'union':
      return `Invalid number of parameters set for tagged union structure ${path || 'input'}. Can only set one of the following keys: ${fault.names.join(', ')}.`
    default:
      return undefined
  }
}

/** `Filters[0].Name` */
const pathText = (path: ValuePath): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${step}`)).join('')

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
