import { tokens } from '../document/references.js'
import { StepFailure } from '../simulator/failure.js'
import { resolveText } from '../simulator/scope.js'
import { select } from '../simulator/select.js'
import { jsonOrText } from '../syntax/json-value.js'
import type { Json } from '../syntax/tree.js'
import { type Expressible, views } from './views.js'

/** A value, or why there is none. */
export type Evaluated = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string }

const failed = (message: string): Evaluated => ({ ok: false, message })

/** Longer expressions are not read. */
const longest = 4000

/**
 * What an expression stands for at a frame: a text with references in braces; a reference without them (`Name`, `step.Output`,
 * `variable:name`, `global:REGION`), with a selector behind it or not; a selector alone (`$.Reservations[0]`), of the answer that is
 * pending; or `answer`, `error`, `request`, `inputs`.
 */
export function evaluate(text: string, at: Expressible): Evaluated {
  const expression = text.trim()
  if (expression === '' || expression.length > longest) return failed('expected a reference, such as `step.Output`')
  try {
    return evaluated(expression, at)
  } catch (error) {
    if (error instanceof StepFailure || error instanceof RangeError) return failed(error.message)
    throw error
  }
}

function evaluated(expression: string, at: Expressible): Evaluated {
  if (expression.startsWith('$')) return selected('answer', expression, at)
  const [, name = '', selector] = /^([\w:.]+)(?:\s+(\$.*))?$/s.exec(expression) ?? []
  if (selector !== undefined) return selected(name, selector, at)
  if (Object.hasOwn(views, expression)) return viewed(expression as keyof typeof views, at)
  if (expression.includes('{{')) return resolved(expression, at)
  const braced = `{{ ${expression} }}`
  if (name === '' || tokens(braced)[0]?.target.kind === 'unclear') return failed(`\`${expression}\` is no reference`)
  const value = resolved(braced, at)
  return value.ok && value.value === braced ? failed(`nothing is named \`${expression}\``) : value
}

function viewed(name: keyof typeof views, at: Expressible): Evaluated {
  const value = views[name](at)
  return value === undefined ? failed(`there is no \`${name}\` here`) : { ok: true, value }
}

function resolved(text: string, { frame }: Expressible): Evaluated {
  const { scope, parameters } = frame.execution
  if (!scope && parameters) return ofParameters(text, parameters)
  // What resolving notes is for the run, which has not come to this text.
  return scope
    ? { ok: true, value: resolveText(text, { ...scope, notes: new Set() }) }
    : failed('the run has not begun')
}

/** On nodes there is nothing but the parameters of the document. */
function ofParameters(text: string, parameters: Readonly<Record<string, Json>>): Evaluated {
  const [{ from, to, target } = { from: 0, to: 0, target: undefined }] = tokens(text)
  const name = target?.kind === 'parameter' && Object.hasOwn(parameters, target.name) ? target.name : undefined
  if (name === undefined) return failed(`no parameter of the document is named in \`${text}\``)
  const value = parameters[name] ?? null
  const isWhole = text.slice(0, from).trim() === '' && text.slice(to).trim() === ''
  return isWhole ? { ok: true, value } : failed('on a node one parameter at a time can be evaluated')
}

function selected(from: string, selector: string, at: Expressible): Evaluated {
  const whole = evaluated(from, at)
  if (!whole.ok) return whole
  const value = select(fromText(whole.value), selector)
  return value === undefined ? failed(`\`${selector}\` finds nothing in \`${from}\``) : { ok: true, value }
}

/** Outputs such as `OutputPayload` are JSON as text. */
function fromText(value: Json): Json {
  return typeof value === 'string' && /^\s*[[{]/.test(value) ? jsonOrText(value) : value
}
