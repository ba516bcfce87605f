import type { InputFault } from '../aws/input-faults.js'

type TypeFault = Extract<InputFault, { readonly kind: 'type' }>

/** Whether a value is a list in a list, which is what a reference to a list becomes, and is taken flat. */
export const isTakenFlat = ({ path, found }: TypeFault): boolean =>
  Array.isArray(found) && typeof path.at(-1) === 'number'

/** Whether Automation makes one simple value, or a list of one, from another, reads or writes JSON, or leaves out nothing, is not described. */
export function mayConvert({ expected, found }: TypeFault): boolean {
  if (typeof found === 'object' && found !== null) return expected === 'string' || expected === 'blob'
  const isCompound = expected === 'structure' || expected === 'map'
  return !isCompound || found === null || /^\s*[{[]/.test(String(found))
}
