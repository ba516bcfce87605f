import type { DebugProtocol } from '@vscode/debugprotocol'
import { type ValuePlace, valueAt as valueIn } from '../debugger/scopes.js'
import { typedValue } from '../debugger/typed-value.js'
import { valueText } from '../debugger/value-text.js'
import { UsageError } from '../node/usage-error.js'
import type { Json } from '../syntax/tree.js'
import { frameIn, launchedIn, newId, type Session, type Shown, stillIn } from './session.js'
import { expressionOf, partsOf, typeName } from './shown.js'

/** The place of a part of a value. */
export const within = ({ scope, path }: ValuePlace, name: string): ValuePlace => ({ scope, path: [...path, name] })

/** A reference by which a client asks for the parts of what stands at a place. */
export function referenceTo(shown: Shown, session: Session): number {
  const reference = newId(session)
  session.shown.set(reference, shown)
  return reference
}

/** A reference to the parts of a value; 0 where it has none. */
export const referenceFor = (value: Json, shown: Shown, session: Session): number =>
  partsOf(value).length > 0 ? referenceTo(shown, session) : 0

/** What a reference of the client is to. */
export function shownBy(reference: number, session: Session): Shown {
  stillIn(session)
  const shown = session.shown.get(reference)
  if (!shown) throw new UsageError(`there are no variables \`${reference}\` where the run stands now`)
  return shown
}

/** The value at a place, as it is now. */
export function valueAt(depth: number, place: ValuePlace, session: Session): Json {
  const value = valueIn(place, frameIn(session, session.firstFrame + depth).at)
  if (value === undefined) throw new UsageError(`there is no value \`${place.path.join('.')}\``)
  return value
}

/** A value as clients show it. */
export function variable(depth: number, place: ValuePlace, value: Json, session: Session): DebugProtocol.Variable {
  const evaluateName = expressionOf(place)
  return {
    name: place.path.at(-1) ?? '',
    value: valueText(value),
    type: typeName(value),
    variablesReference: referenceFor(value, { depth, place }, session),
    // Long lists are asked for page by page.
    ...(Array.isArray(value) && { indexedVariables: value.length }),
    ...(evaluateName !== undefined && { evaluateName }),
  }
}

/** Changes a value, and shows what it is then. */
export function changed(
  depth: number,
  place: ValuePlace,
  text: string,
  session: Session,
): Omit<DebugProtocol.Variable, 'name'> {
  const typed = typedValue(text, place.path[0] === 'error' ? '' : valueAt(depth, place, session))
  if (!typed.ok) throw new UsageError(typed.message)
  const fault = launchedIn(session).debugged.assign(depth, place, typed.value)
  if (fault !== undefined) throw new UsageError(fault)
  if (session.client.takesInvalidated) session.tell('invalidated', { areas: ['variables'] })
  const { name: _, ...rest } = variable(depth, place, valueAt(depth, place, session), session)
  return rest
}
