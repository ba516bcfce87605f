import { actionNamed } from '../../schemas/automation/index.js'
import { inputOf } from '../../schemas/action.js'
import { pluginNamed } from '../../schemas/command/index.js'
import type { Parameter, SsmDocument, Step } from '../document/document.js'
import { typeOfOutput } from '../document/value-types.js'
import { keyText, type Range, stringOf, toJson } from '../syntax/tree.js'
import { type Name, nameAt } from './names.js'

/** What is said of a place, in Markdown. */
export interface Hover {
  readonly range: Range
  readonly text: string
}

const guide = (page: string): string =>
  `[AWS documentation](https://docs.aws.amazon.com/systems-manager/latest/userguide/${page}.html)`

/** What stands at an offset: the declaration of a name, an action or plugin, one of its inputs. */
export function hover(document: SsmDocument, offset: number): Hover | undefined {
  const named = nameAt(document, offset)
  if (named) return { range: named.range, text: describe(document, named.name) }
  const step = document.steps.findLast(({ node }) => contains(node, offset))
  return step && (ofAction(step, offset) ?? ofInput(step, offset))
}

const contains = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end

function describe(document: SsmDocument, { kind, name, step }: Name): string {
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

const actionOf = ({ action = '' }: Step) => actionNamed(action) ?? pluginNamed(action)

function ofAction(step: Step, offset: number): Hover | undefined {
  const known = actionOf(step)
  if (!known || !step.actionNode || !contains(step.actionNode, offset)) return undefined
  const limits = (known.limits ?? []).map((limit) => `- ${limit}`).join('\n')
  return {
    range: step.actionNode,
    text: [`**${known.name}** — ${known.summary}`, limits, guide(known.page)].filter(Boolean).join('\n\n'),
  }
}

function ofInput(step: Step, offset: number): Hover | undefined {
  const entries = step.inputs?.kind === 'map' ? step.inputs.entries : []
  const entry = entries.find(({ key }) => contains(key, offset))
  const value = entry && step.definition && inputOf(step.definition, keyText(entry.key))
  if (!entry || !value) return undefined
  const text = [`**${keyText(entry.key)}** — ${value.ssm.type}`, value.description ?? ''].filter(Boolean).join('\n\n')
  return { range: entry.key, text }
}
