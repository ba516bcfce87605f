import type { Json } from '../syntax/tree.js'
import type { SsmDocument } from '../document/document.js'
import type { Target } from '../document/references.js'
import { type Node, putField } from '../syntax/tree.js'
import { StepFailure } from './failure.js'
import { type MapTemplate, type Template, templateOf, type TextTemplate, textTemplate } from './template.js'
import type { VirtualClock } from './virtual-clock.js'

/** What `global:` and `automation:` variables stand for. */
export interface Surroundings {
  readonly account: string
  readonly region: string
  readonly partition: string
  readonly executionId: string
  /** Milliseconds since 1970 at which the run starts. */
  readonly start: number
}

/** What the names of a run stand for at a moment. */
export interface Scope {
  readonly document: SsmDocument
  readonly surroundings: Surroundings
  readonly parameters: Map<string, Json>
  readonly variables: Map<string, Json>
  /** Outputs of the steps that have ended well, and of the passes that are running. */
  readonly outputs: Map<string, Readonly<Record<string, Json>>>
  readonly clock: VirtualClock
  /** What was decided by us where AWS says nothing, until the step that did so tells it. */
  readonly notes: Set<string>
}

const unresolved = (text: string): StepFailure =>
  new StepFailure(text, { phase: 'validating and resolving the step inputs' })

/** The value of a node with all references in it replaced: a whole-value reference keeps its type, one within text becomes text. */
export const resolve = (node: Node, scope: Scope): Json => fill(templateOf(node), scope)

/** The value of a template, which is as its node says with all references in it replaced. */
export function fill(template: Template, scope: Scope): Json {
  switch (template.kind) {
    case 'fixed':
      return template.value
    case 'text':
      return fillText(template, scope)
    case 'list':
      return template.items.flatMap((item) => fillItem(item, scope))
    case 'map':
      return fillMap(template, scope)
  }
}

/** The values of a map. */
export function fillMap({ entries }: MapTemplate, scope: Scope): Record<string, Json> {
  const filled: Record<string, Json> = {}
  for (const [name, template] of entries) putField(filled, name, fill(template, scope))
  return filled
}

/** A reference to a list as an item of a list becomes its items (user guide, automation-variables). */
function fillItem(item: Template, scope: Scope): Json | readonly Json[] {
  const value = fill(item, scope)
  if (!Array.isArray(value)) return [value]
  return item.kind === 'text' ? value : [value]
}

/** Characters of a text, at most: references could let it grow without end. */
const longest = 4 * 1024 * 1024

/** Text with its references replaced. */
export const resolveText = (text: string, scope: Scope): Json => fill(textTemplate(text), scope)

/** Text in braces that is no reference stays as it is. */
function fillText({ text, tokens }: TextTemplate, scope: Scope): Json {
  const parts: string[] = []
  let at = 0
  let length = 0
  for (const { from, to, target, whole } of tokens) {
    const value = referenced(target, scope)
    if (value === undefined) continue
    if (whole) return value
    if (typeof value === 'object' && value !== null)
      scope.notes.add('a list or a map within text becomes compact JSON; AWS does not say what it becomes')
    const written = textOf(value)
    length += written.length
    if (length > longest) throw unresolved(`A text becomes longer than ${longest} characters`)
    parts.push(text.slice(at, from), written)
    at = to
  }
  return parts.join('') + text.slice(at)
}

/** A value within text: lists and maps as compact JSON, which is our choice where AWS says nothing. */
export const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** An output of a step, as long as the step has ended well. */
export function outputOf(step: string, output: string, { outputs }: Scope): Json | undefined {
  const found = outputs.get(step)
  return found && Object.hasOwn(found, output) ? found[output] : undefined
}

/** What a reference stands for; `undefined` where it is none of AWS's and stays as text. */
function referenced(target: Target, scope: Scope): Json | undefined {
  switch (target.kind) {
    case 'parameter': {
      const value = scope.parameters.get(target.name)
      if (value === undefined && scope.document.parameter(target.name))
        throw unresolved(`The parameter ${target.name} has no value`)
      return value
    }
    case 'variable': {
      const value = scope.variables.get(target.name)
      if (value === undefined) throw unresolved(`The variable ${target.name} has no value`)
      return value
    }
    case 'output': {
      const value = outputOf(target.step, target.output, scope)
      if (value === undefined && !scope.document.step(target.step)) return undefined
      if (value === undefined) throw unresolved(`The output ${target.step}.${target.output} has no value`)
      return value
    }
    case 'system':
      return systemValue(target.namespace, target.name, scope)
    default:
      return undefined
  }
}

/** The variables that every run has, by their names. */
export function systemVariables({ surroundings, clock }: Scope): Readonly<Record<string, string>> {
  const { account, region, partition, executionId, start } = surroundings
  const [date = '', time = ''] = new Date(start + clock.seconds * 1000).toISOString().split('T')
  return {
    'global:ACCOUNT_ID': account,
    'global:REGION': region,
    'global:AWS_PARTITION': partition,
    'global:DATE': date,
    'global:DATE_TIME': `${date}_${time.slice(0, 8).replaceAll(':', '.')}`,
    'automation:EXECUTION_ID': executionId,
  }
}

function systemValue(namespace: string, name: string, scope: Scope): Json | undefined {
  const variables = systemVariables(scope)
  return Object.hasOwn(variables, `${namespace}:${name}`) ? variables[`${namespace}:${name}`] : undefined
}
