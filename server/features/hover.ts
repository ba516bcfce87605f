import { inputOf } from '../../schemas/action.js'
import { actionNamed } from '../../schemas/automation/index.js'
import { pluginNamed } from '../../schemas/command/index.js'
import { systemVariables } from '../../schemas/system-variables.js'
import type { Service } from '../aws/service.js'
import type { Parameter, SsmDocument, Step } from '../document/document.js'
import { rangeOfName, type Reference } from '../document/references.js'
import { nativeOutputOf, typeOfOutput } from '../document/value-types.js'
import { keyText, type Range, stringOf, toJson } from '../syntax/tree.js'
import { apiHover } from './api-hover.js'
import { schemasAt } from './completion/schemas-at.js'
import { stepAt } from './completion/step-at.js'
import { type Name, nameAt } from './names.js'
import { contains, nodeAt, pathTo, rangeOnly } from './node-at.js'

/** What is said of a place, in Markdown. */
export interface Hover {
  readonly range: Range
  readonly text: string
}

const guide = (page: string): string =>
  `[AWS documentation](https://docs.aws.amazon.com/systems-manager/latest/userguide/${page}.html)`

/** What stands at an offset: what a name or a reference stands for, an action or plugin, an API that `service` has, a key. */
export function hover(document: SsmDocument, offset: number, service?: Service): Hover | undefined {
  const named = nameAt(document, offset)
  if (named) return { range: named.range, text: describe(document, named.name) }
  const reference = ofReference(document, offset)
  if (reference) return reference
  const step = document.steps.findLast(({ node }) => contains(node, offset))
  return (
    (step && (ofAction(step, offset) ?? apiHover(step, offset, service) ?? ofInput(step, offset))) ??
    ofKey(document, offset)
  )
}

/** What a name of a document stands for, in Markdown. */
export function describe(document: SsmDocument, { kind, name, step }: Pick<Name, 'kind' | 'name' | 'step'>): string {
  switch (kind) {
    case 'parameter':
      return declaration('parameter', document.parameter(name))
    case 'variable':
      return declaration('variable', document.variable(name))
    case 'output':
      return `**${name}** — output of the step \`${step?.name ?? ''}\`, of type ${typeOfOutput(step, name) ?? 'String'}`
    case 'step': {
      const declared = document.step(name)
      const summary = declared && actionOf(declared)?.summary
      return [`**${name}** — step, \`${declared?.action ?? ''}\``, summary ?? ''].filter(Boolean).join('\n\n')
    }
  }
}

function declaration(kind: string, parameter: Parameter | undefined): string {
  if (!parameter) return ''
  const facts = ['allowedValues', 'allowedPattern', 'default'].flatMap((property) => {
    const node = parameter.property(property)
    return node ? [`- ${property}: \`${JSON.stringify(toJson(node)).slice(0, 200)}\``] : []
  })
  const description = stringOf(parameter.property('description'))
  return [`**${parameter.name}** — ${kind} of type ${parameter.type ?? 'unknown'}`, description ?? '', facts.join('\n')]
    .filter(Boolean)
    .join('\n\n')
}

/** References to what nobody declares: outputs that actions give, and what the system fills in. */
function ofReference(document: SsmDocument, offset: number): Hover | undefined {
  for (const reference of document.references) {
    const range = rangeOfName(document.tree, reference)
    const text =
      contains(range, offset) && reference.site.area !== 'text' ? describeTarget(document, reference) : undefined
    if (text) return { range, text }
  }
  return undefined
}

function describeTarget(document: SsmDocument, { target }: Reference): string | undefined {
  if (target.kind === 'system') {
    const name = `${target.namespace}:${target.name}`
    const found = systemVariables.find((each) => each.name === name)
    return found && `**${name}** — ${found.description}\n\nFor example \`${found.example}\`.`
  }
  if (target.kind !== 'output') return undefined
  const native = nativeOutputOf(document.step(target.step), target.output)
  const type = typeOfOutput(document.step(target.step), target.output)
  return (
    type &&
    [`**${target.output}** — output of the step \`${target.step}\`, of type ${type}`, native?.description ?? '']
      .filter(Boolean)
      .join('\n\n')
  )
}

const actionOf = ({ action = '' }: Step) => actionNamed(action) ?? pluginNamed(action)

function ofAction(step: Step, offset: number): Hover | undefined {
  const known = actionOf(step)
  if (!known || !step.actionNode || !contains(step.actionNode, offset)) return undefined
  const limits = (known.limits ?? []).map((limit) => `- ${limit}`).join('\n')
  const outputs = actionNamed(known.name)?.outputs ?? {}
  const gives = Object.entries(outputs).map(
    ([name, { type, description }]) => `- \`${name}\` (${type}): ${description}`,
  )
  return {
    range: rangeOnly(step.actionNode),
    text: [
      `**${known.name}** — ${known.summary}`,
      limits,
      gives.length > 0 ? `Outputs:\n\n${gives.join('\n')}` : '',
      guide(known.page),
    ]
      .filter(Boolean)
      .join('\n\n'),
  }
}

function ofInput(step: Step, offset: number): Hover | undefined {
  const entries = step.inputs?.kind === 'map' ? step.inputs.entries : []
  const entry = entries.find(({ key }) => contains(key, offset))
  const value = entry && step.definition && inputOf(step.definition, keyText(entry.key))
  if (!entry || !value) return undefined
  const text = [`**${keyText(entry.key)}** — ${value.ssm.type}`, value.description ?? ''].filter(Boolean).join('\n\n')
  return { range: rangeOnly(entry.key), text }
}

/** Any other key that a schema describes. */
function ofKey(document: SsmDocument, offset: number): Hover | undefined {
  const located = nodeAt(document.root, offset)
  const key = located.entry?.key
  if (!key || !contains(key, offset)) return undefined
  const path = pathTo(located)
  const schema = schemasAt(document, path, stepAt(document, path, offset)).find(
    ({ description }) => description !== undefined,
  )
  if (!schema?.description) return undefined
  const type = schema.ssm?.type
  return { range: rangeOnly(key), text: `**${keyText(key)}**${type ? ` — ${type}` : ''}\n\n${schema.description}` }
}
