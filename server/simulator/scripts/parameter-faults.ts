import type { InputFault, ValuePath } from '../../aws/input-faults.js'
import type { Shape } from '../../aws/service.js'

/** A fault for which boto3 refuses a call; the service itself judges the rest. */
type Refused = Exclude<InputFault, { readonly kind: 'value' | 'form' }>

export const isRefused = (fault: InputFault): fault is Refused =>
  fault.kind !== 'large' && fault.kind !== 'value' && fault.kind !== 'form'

/** A fault of a call's parameters in the words of boto3's report. */
export function faultText(fault: Refused, value: unknown): string {
  const path = written(fault.path)
  switch (fault.kind) {
    case 'missing':
      return `Missing required parameter in ${path || 'input'}: "${fault.name}"`
    case 'unknown':
      return `Unknown parameter in ${written(fault.path.slice(0, -1)) || 'input'}: "${fault.name}", must be one of: ${fault.names.join(', ')}`
    case 'type':
      return `Invalid type for parameter ${path}, value: ${pythonText(fault.found)}, type: ${typeName(fault.found)}, valid types: ${validTypes[fault.expected]}`
    case 'union':
      return fault.count === 0
        ? `Must set one of the following keys for tagged unionstructure ${path || 'input'}: ${fault.names.join(', ')}.`
        : `Invalid number of parameters set for tagged union structure ${path || 'input'}. Can only set one of the following keys: ${fault.names.join(', ')}.`
    default: {
      if (fault.of === 'value')
        return `Invalid value for parameter ${path}, value: ${pythonText(value)}, valid min value: ${fault.limit}`
      const length = (value as { readonly length?: number } | undefined)?.length ?? 0
      return `Invalid length for parameter ${path}, value: ${length}, valid min length: ${fault.limit}`
    }
  }
}

const written = (path: ValuePath): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`)).join('')

const validTypes: Readonly<Record<Shape['kind'], string>> = {
  structure: "<class 'dict'>",
  map: "<class 'dict'>",
  list: "<class 'list'>, <class 'tuple'>",
  string: "<class 'str'>",
  blob: "<class 'bytes'>, <class 'bytearray'>, file-like object",
  boolean: "<class 'bool'>",
  integer: "<class 'int'>",
  long: "<class 'int'>",
  float: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  double: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
  json: "<class 'dict'>",
}

function typeName(value: unknown): string {
  if (value === null) return "<class 'NoneType'>"
  if (Array.isArray(value)) return "<class 'list'>"
  switch (typeof value) {
    case 'string':
      return "<class 'str'>"
    case 'boolean':
      return "<class 'bool'>"
    case 'number':
      return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>"
    default:
      return "<class 'dict'>"
  }
}

/** A value as Python shows it. */
function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(inside).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value).map(([key, item]) => `${inside(key)}: ${inside(item)}`)
  return `{${entries.join(', ')}}`
}

function inside(value: unknown): string {
  if (typeof value !== 'string') return pythonText(value)
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n')}${quote}`
}
