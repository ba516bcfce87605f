import type { Debugger } from '../../../server/debugger/debugger.js'
import { valueAt } from '../../../server/debugger/scopes.js'
import { typedValue } from '../../../server/debugger/typed-value.js'
import type { Json } from '../../../server/syntax/tree.js'
import type { PlacedValue } from './questions.js'

/** A whole value where a run stands, as JSON. */
export function textAt(placed: PlacedValue, debugged: Debugger): string | undefined {
  const value = placedValue(placed, debugged)
  return value === undefined ? undefined : JSON.stringify(value, null, 2)
}

/** Puts what somebody types in the place of a value; says why not, where that cannot be. */
export function assignText(text: string, placed: PlacedValue, debugged: Debugger): string | undefined {
  const typed = typedValue(text, placedValue(placed, debugged))
  return typed.ok ? debugged.assign(placed.depth, placed.place, typed.value) : typed.message
}

function placedValue({ depth, place }: PlacedValue, debugged: Debugger): Json | undefined {
  const frame = debugged.frames[depth]
  return frame && valueAt(place, debugged.at(frame))
}
