import { systemVariables } from '../../schemas/system-variables.js'
import type { Parameter, SsmDocument } from '../document/document.js'
import type { Target } from '../document/references.js'
import { givenOutputOf, typeOfOutput } from '../document/value-types.js'
import { type Node, stringOf, toJson } from '../syntax/tree.js'
import type { Name } from './names.js'
import { describeStep } from './step-hover.js'

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
      return declared ? describeStep(document, declared) : ''
    }
  }
}

function declaration(kind: string, parameter: Parameter | undefined): string {
  if (!parameter) return ''
  const facts = ['allowedValues', 'allowedPattern', 'default'].flatMap((property) => {
    const node = parameter.property(property)
    return node ? [`- ${property}: \`${valueText(node)}\``] : []
  })
  const description = stringOf(parameter.property('description'))
  return [`**${parameter.name}** — ${kind} of type ${parameter.type ?? 'unknown'}`, description ?? '', facts.join('\n')]
    .filter(Boolean)
    .join('\n\n')
}

/** A value as JSON, as far as there is room for it. */
export const valueText = (node: Node): string => JSON.stringify(toJson(node)).slice(0, 200)

/** What a reference stands for that nobody declares: an output that an action gives, what the system fills in. */
export function describeTarget(document: SsmDocument, target: Target): string | undefined {
  if (target.kind === 'system') {
    const name = `${target.namespace}:${target.name}`
    const found = systemVariables.find((each) => each.name === name)
    return found && `**${name}** — ${found.description}\n\nFor example \`${found.example}\`.`
  }
  return target.kind === 'output' ? describeOutput(document, target.step, target.output) : undefined
}

/** What the output of a step is. */
export function describeOutput(document: SsmDocument, name: string, output: string): string | undefined {
  const step = document.step(name)
  const type = typeOfOutput(step, output)
  return (
    step &&
    type &&
    [`**${output}** — output of the step \`${name}\`, of type ${type}`, givenOutputOf(step, output)?.description ?? '']
      .filter(Boolean)
      .join('\n\n')
  )
}
