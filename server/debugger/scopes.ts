import { systemVariables } from '../../schemas/system-variables.js'
import { tokens } from '../document/references.js'
import type { Scope } from '../simulator/scope.js'
import type { Json } from '../syntax/tree.js'
import { accountValues } from './account-values.js'
import type { Debugger } from './debugger.js'
import { evaluate } from './evaluate.js'
import type { Frame } from './frames.js'
import { type Expressible, views } from './views.js'

/** Groups of values that a frame has, in the order in which they are shown. */
export const scopeNames = [
  'Pending request',
  'Inputs',
  'Parameters',
  'Variables',
  'Outputs',
  'System variables',
  'Account',
] as const
/** The name of a group. */
export type ScopeName = (typeof scopeNames)[number]

/** The values of a group by their names; `undefined` where the frame has no such group. */
export function valuesIn(name: ScopeName, at: Expressible): Readonly<Record<string, Json>> | undefined {
  const { kind, execution } = at.frame
  const { scope } = execution
  switch (name) {
    case 'Pending request':
      return kind === 'request' ? pendingValues(at) : undefined
    case 'Inputs':
      return inputValues(views.inputs(at))
    case 'Parameters':
      return scope ? Object.fromEntries(scope.parameters) : execution.parameters
    case 'Variables':
      return scope && Object.fromEntries(scope.variables)
    case 'Outputs':
      return scope && Object.fromEntries(scope.outputs)
    case 'System variables':
      return scope && systemValues(at)
    case 'Account':
      return at.account && accountValues(at.account)
  }
}

/** What the variables of a run are where it stands, or in its end. */
export function variablesOfRun(debugged: Debugger): Readonly<Record<string, Json>> {
  const [frame] = debugged.frames
  return (frame && valuesIn('Variables', debugged.at(frame))) ?? {}
}

/** The value at a place, as it is now; none where nothing stands there. */
export function valueAt({ scope, path }: ValuePlace, at: Expressible): Json | undefined {
  let here: Json | undefined = valuesIn(scope, at)
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined
    here = (here as Readonly<Record<string, Json>>)[name]
  }
  return here
}

/** The groups that a frame has. What exists in an account is not looked at for that. */
export const scopesAt = (at: Expressible): readonly ScopeName[] =>
  scopeNames.filter((name) => (name === 'Account' ? at.account !== undefined : valuesIn(name, at) !== undefined))

/** What can be answered stands there also where the answer is none of it. */
function pendingValues(at: Expressible): Readonly<Record<string, Json>> {
  const { pending } = at
  return {
    answer: views.answer(at) ?? null,
    error: views.error(at) ?? '',
    'answered by': pending?.source ?? '',
    request: views.request(at) ?? null,
  }
}

function inputValues(inputs: Json | undefined): Readonly<Record<string, Json>> | undefined {
  if (inputs === undefined) return undefined
  if (typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs))
    return inputs as Readonly<Record<string, Json>>
  return { 'cannot be resolved': inputs }
}

const systemValues = (at: Expressible): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    systemVariables.flatMap(({ name }) => {
      const found = evaluate(name, at)
      return found.ok ? [[name, found.value] as const] : []
    }),
  )

/** Where a value stands: in a group of a frame, under names and positions. */
export interface ValuePlace {
  readonly scope: ScopeName
  readonly path: readonly string[]
}

/** The place that an expression names, where that is one whose value can be changed. */
export function placeOf(expression: string): ValuePlace | undefined {
  const [first = '', ...rest] = expression.trim().split('.')
  if (first === 'answer' || first === 'error') return { scope: 'Pending request', path: [first, ...rest] }
  const target = tokens(`{{ ${expression.trim()} }}`)[0]?.target
  if (target?.kind === 'variable') return { scope: 'Variables', path: [target.name] }
  if (target?.kind === 'parameter') return { scope: 'Parameters', path: [target.name] }
  return target?.kind === 'output' ? { scope: 'Outputs', path: [target.step, target.output] } : undefined
}

/** A change of a scope that is to be made, or why there is none. */
export type Assigned =
  | { readonly ok: true; readonly change: (scope: Scope) => void }
  | { readonly ok: false; readonly message: string }

/** What has to be done to a scope so that a value in it is another one. */
export function assignIn(frame: Frame, { scope: name, path }: ValuePlace, value: Json): Assigned {
  if (name === 'Account') return { ok: false, message: 'what exists in the account is changed by calls of APIs only' }
  if (!frame.execution.scope) return { ok: false, message: 'nothing of a command on its node can be changed' }
  const values = valuesIn(name, { frame, pending: undefined })
  const [first] = path
  if (first === undefined || !values || !Object.hasOwn(values, first)) return { ok: false, message: 'no such value' }
  const changed = withValue(values, path, value)
  if (!changed.ok) return changed
  const whole = (changed.value as Readonly<Record<string, Json>>)[first] as Json
  switch (name) {
    case 'Parameters':
      return { ok: true, change: ({ parameters }) => parameters.set(first, whole) }
    case 'Variables':
      return { ok: true, change: ({ variables }) => variables.set(first, whole) }
    case 'Outputs':
      if (path.length === 1) return { ok: false, message: 'change one of the outputs of the step' }
      return { ok: true, change: ({ outputs }) => outputs.set(first, whole as Readonly<Record<string, Json>>) }
    default:
      return { ok: false, message: `what stands in \`${name}\` cannot be changed` }
  }
}

/** A value with another one at a path in it. */
export function withValue(
  within: Json,
  path: readonly string[],
  value: Json,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string } {
  const [first, ...rest] = path
  if (first === undefined) return { ok: true, value }
  if (typeof within !== 'object' || within === null || !Object.hasOwn(within, first))
    return { ok: false, message: `there is no \`${first}\`` }
  const inner = withValue((within as Readonly<Record<string, Json>>)[first] as Json, rest, value)
  if (!inner.ok) return inner
  if (Array.isArray(within)) {
    const items: readonly Json[] = within
    return { ok: true, value: items.map((item, at) => (String(at) === first ? inner.value : item)) }
  }
  const entries = Object.entries(within as Readonly<Record<string, Json>>)
  return {
    ok: true,
    value: Object.fromEntries(entries.map(([key, each]) => [key, key === first ? inner.value : each])),
  }
}
