import { inputAt, inputsOf } from '../aws/operation-inputs.js'
import { operationNamed } from '../aws/operation-name.js'
import type { Operation, Service, Shape } from '../aws/service.js'
import type { Step } from '../document/document.js'
import { fixedText } from '../document/inputs.js'
import { responseOf, selectFields } from '../document/response-fields.js'
import { parseSelector } from '../languages/json-path.js'
import { keyText, type Node, stringOf } from '../syntax/tree.js'
import type { Hover } from './hover.js'
import { contains, nodeAt, pathTo, rangeOnly } from './node-at.js'

/** What is known of the API that a step calls, at its service, its operation, an input of it, or a selector of its response. */
export function apiHover(step: Step, offset: number, service: Service | undefined): Hover | undefined {
  const at = (node: Node | undefined): node is Node => node !== undefined && contains(node, offset)
  if (!service) return undefined
  const [serviceNode, apiNode] = [step.input('Service'), step.input('Api')]
  if (at(serviceNode))
    return {
      range: rangeOnly(serviceNode),
      text: `**${service.name}** — ${service.title}\n\n${service.operationNames.length} operations`,
    }
  const name = operationNamed(service, fixedText(apiNode) ?? '')
  const operation = name === undefined ? undefined : service.operation(name)
  if (!operation) return undefined
  if (at(apiNode)) return { range: rangeOnly(apiNode), text: describe(operation, service) }
  return ofSelector(step, offset, operation, service) ?? ofInput(step, offset, operation)
}

/** So many names are listed; an operation may have a hundred. */
const most = 30

function describe(operation: Operation, { name, title }: Service): string {
  const inputs = inputsOf(operation).map((input) => `\`${input.name}\`${input.needed ? ' (needed)' : ''}`)
  const outputs = [...responseOf(operation).members.keys()]
    .filter((each) => each !== 'ResponseMetadata')
    .map((each) => `\`${each}\``)
  const listed = (what: string, names: readonly string[]) =>
    names.length === 0 ? '' : `${what}: ${names.slice(0, most).join(', ')}${names.length > most ? ' …' : ''}`
  return [
    `**${operation.name}** — ${title} (\`${name}\`)${operation.deprecated ? ', deprecated' : ''}`,
    listed('Inputs', inputs),
    listed('Outputs', outputs),
    listed(
      'IAM actions',
      operation.iamActions.map((each) => `\`${each}\``),
    ),
    `[API reference](${operation.link})`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

function ofSelector(step: Step, offset: number, operation: Operation, service: Service): Hover | undefined {
  const nodes = [step.input('PropertySelector'), ...step.outputs.map(({ selectorNode }) => selectorNode)]
  const node = nodes.find((each) => each && contains(each, offset))
  const selector = parseSelector(stringOf(node) ?? '')
  if (!node || !selector.ok) return undefined
  const selection = selectFields(operation, service.name, selector.steps)
  const [shape] = selection.found ? selection.shapes : []
  return shape && { range: rangeOnly(node), text: `**${stringOf(node) ?? ''}** — ${shapeText(shape)}` }
}

function ofInput(step: Step, offset: number, operation: Operation): Hover | undefined {
  if (!step.inputs) return undefined
  const located = nodeAt(step.inputs, offset)
  const key = located.entry?.key
  if (!key || !contains(key, offset)) return undefined
  const path = pathTo(located)
  const shape = inputAt(operation, path)
  const needed = inputsOf(operation, path.slice(0, -1)).some((input) => input.name === path.at(-1) && input.needed)
  return (
    shape && {
      range: rangeOnly(key),
      text: `**${keyText(key)}** — ${shapeText(shape)}${needed ? ', needed' : ''} (\`${operation.name}\`)`,
    }
  )
}

function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `list of ${shapeText(shape.item)}`
    case 'structure':
      return `map of ${[...shape.members.keys()]
        .slice(0, most)
        .map((name) => `\`${name}\``)
        .join(', ')}`
    case 'string':
      return shape.values
        ? `one of ${shape.values
            .slice(0, most)
            .map((value) => `\`${value}\``)
            .join(', ')}`
        : 'text'
    default:
      return shape.kind
  }
}
