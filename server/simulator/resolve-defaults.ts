import type { SsmDocument } from '../document/document.js'
import { tokens } from '../document/references.js'
import { isRoleArn } from '../document/role-arn.js'
import { jsonOrText } from '../syntax/json-value.js'
import { isDynamic, type Json, stringOf } from '../syntax/tree.js'
import { StepFailure } from './failure.js'
import { resolve, type Scope } from './scope.js'
import { select } from './select.js'
import { aws, type Task, tell } from './task.js'

/**
 * Fills the references in defaults when a run starts: `{{ ssm:name }}` from Parameter Store (user guide, automation-variables), system
 * variables, and other parameters, which AWS's own runbooks name there. What the caller gives stays as it is.
 */
export function* resolveDefaults(
  document: SsmDocument,
  given: Readonly<Record<string, Json>>,
  scope: Scope,
): Task<void> {
  for (const { name, default: standard } of document.parameters) {
    if (Object.hasOwn(given, name) || !standard) continue
    const text = stringOf(standard)
    const stored = text === undefined ? undefined : storedName(text)
    scope.parameters.set(name, stored === undefined ? resolve(standard, scope) : yield* storedValue(stored))
  }
  for (const { name, default: standard, type } of document.variables) {
    if (!standard) continue
    const value = fromText(resolve(standard, scope), type)
    scope.variables.set(name, value)
    yield tell({ kind: 'variable', name, value })
  }
  checkRole(document, scope)
}

/** The name in a text that is one reference to Parameter Store. */
function storedName(text: string): string | undefined {
  const [token] = tokens(text)
  return token?.target.kind === 'ssm' && token.to - token.from === text.trim().length ? token.target.name : undefined
}

function* storedValue(name: string): Task<Json> {
  const response = yield* aws('', 'ssm', 'GetParameter', { Name: name })
  const type = select(response, '$.Parameter.Type')
  const value = select(response, '$.Parameter.Value')
  if (type === 'SecureString')
    throw new StepFailure(`The parameter ${name} is a SecureString, which cannot be used here`)
  if (typeof value !== 'string') throw new StepFailure(`The parameter ${name} has no value`)
  return type === 'StringList' ? value.split(',') : value
}

/** Maps and lists as the guide's sample writes them, in JSON text. */
function fromText(value: Json, type: string | undefined): Json {
  if (typeof value !== 'string' || type === undefined || !/^(?:StringMap|StringList|MapList)$/.test(type)) return value
  return jsonOrText(value)
}

/**
 * A role that is no ARN is refused when the run starts (user guide, automation-troubleshooting); an empty one is none. One that a template
 * gives is not known.
 */
function checkRole(document: SsmDocument, scope: Scope): void {
  const node = document.entry('assumeRole')?.value
  const value = node && !isDynamic(node) ? resolve(node, scope) : undefined
  if (typeof value !== 'string' || value.trim() === '' || /[{$<]/.test(value) || isRoleArn(value.trim())) return
  throw new StepFailure("The format of the supplied assume role ARN isn't valid.")
}
