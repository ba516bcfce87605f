import { keyName } from '../syntax/key-names.js'
import { entryOf, isDynamic, keyText, type Node, type ScalarNode, stringOf } from '../syntax/tree.js'
import type { Jump, JumpKind, Step, StepOutput } from './document.js'
import type { DocumentKind } from './kinds.js'
import { definitionOf, meantAction } from './meant-action.js'

/** What the reading of steps needs to know of the kind of document. */
export interface StepOptions {
  readonly kind: DocumentKind
  /** Only runbooks have outputs, jumps and loops. */
  readonly automation: boolean
  /** The steps that were read, those in loops included, in the order of the text. */
  readonly all: Step[]
}

/** Whether a host decides what the step is, or whether there is one. */
export const isFilledIn = ({ node }: Pick<Step, 'node'>): boolean => isDynamic(node)

/** What a step is called where it is shown. */
export const shownName = ({ name, node }: Pick<Step, 'name' | 'node'>): string => name ?? (isDynamic(node) ? '…' : '')

/** Loops in loops deeper than this are not read; the service allows far less. */
const deepest = 20

/** The steps of a list node, with the bodies of loops. */
export function stepsOf(list: Node | undefined, loop: Step | undefined, options: StepOptions, depth = 0): Step[] {
  if (list?.kind !== 'list' || depth > deepest) return []
  const steps: Step[] = []
  for (const node of list.items) steps.push(stepOf(node, steps, loop, options, depth))
  return steps
}

/** A text that is looked up and compared many times, as one and the same string wherever it stands. */
function nameOf(node: Node | undefined): string | undefined {
  const text = stringOf(node)
  return text === undefined ? undefined : keyName(text)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function stepOf(
  node: Node,
  siblings: readonly Step[],
  loop: Step | undefined,
  options: StepOptions,
  depth: number,
): Step {
  const nameNode = entryOf(node, 'name')?.value
  const actionNode = entryOf(node, 'action')?.value
  const inputs = entryOf(node, 'inputs')
  const written = nameOf(actionNode)
  const action = written === undefined ? undefined : meantAction(written, options.kind)
  const step: Mutable<Step> = {
    node,
    name: nameOf(nameNode),
    nameNode,
    action,
    actionNode,
    definition: action === undefined ? undefined : definitionOf(action, options.kind),
    inputs: inputs?.value,
    inputsKey: inputs?.key,
    loop,
    place: options.all.length,
    siblings,
    index: siblings.length,
    body: [],
    outputs: options.automation ? outputsOf(entryOf(node, 'outputs')?.value) : [],
    jumps: [],
    entry: (key) => entryOf(node, key),
    input: (name) => entryOf(inputs?.value, name)?.value,
  }
  options.all.push(step)
  if (options.automation) {
    step.jumps = jumpsOf(step)
    if (action === 'aws:loop') step.body = stepsOf(entryOf(inputs?.value, 'Steps')?.value, step, options, depth + 1)
  }
  return step
}

/** Each configuration of each plugin of schema 1.2, in the order of the text (the agent runs them in any). */
export function stepsOfRuntimeConfig(config: Node | undefined, options: StepOptions): Step[] {
  if (config?.kind !== 'map') return []
  const steps: Step[] = []
  for (const { key, value } of config.entries) {
    const properties = entryOf(value, 'properties')
    const configurations = properties?.value.kind === 'list' ? properties.value.items : [properties?.value]
    const action = meantAction(keyText(key), options.kind)
    for (const inputs of configurations) {
      const step: Step = {
        node: value,
        name: undefined,
        nameNode: undefined,
        action,
        actionNode: key,
        definition: definitionOf(action, options.kind),
        inputs,
        inputsKey: properties?.key,
        loop: undefined,
        place: options.all.length,
        siblings: steps,
        index: steps.length,
        body: [],
        outputs: [],
        jumps: [],
        entry: (name) => entryOf(value, name),
        input: (name) => entryOf(inputs, name)?.value,
      }
      options.all.push(step)
      steps.push(step)
    }
  }
  return steps
}

function outputsOf(node: Node | undefined): StepOutput[] {
  if (node?.kind !== 'list') return []
  return node.items.map((item) => {
    const nameNode = entryOf(item, 'Name')?.value
    const typeNode = entryOf(item, 'Type')?.value
    const selectorNode = entryOf(item, 'Selector')?.value
    return {
      node: item,
      name: stringOf(nameNode),
      nameNode,
      type: stringOf(typeNode),
      typeNode,
      selector: stringOf(selectorNode),
      selectorNode,
    }
  })
}

/** Every place of the step that names another one. */
function jumpsOf(step: Step): Jump[] {
  const jumps: Jump[] = []
  const add = (kind: JumpKind, node: Node | undefined) => {
    const jump = node && jumpAt(step, kind, node)
    if (jump) jumps.push(jump)
  }
  add('nextStep', step.entry('nextStep')?.value)
  add('onFailure', step.entry('onFailure')?.value)
  add('onCancel', step.entry('onCancel')?.value)
  if (step.action !== 'aws:branch') return jumps
  const choices = step.input('Choices')
  for (const choice of choices?.kind === 'list' ? choices.items : []) add('choice', entryOf(choice, 'NextStep')?.value)
  add('default', step.input('Default'))
  return jumps
}

function jumpAt(from: Step, kind: JumpKind, node: Node): Jump | undefined {
  if (node.kind !== 'scalar' || isDynamic(node)) return undefined
  const text = stringOf(node)
  if (text === undefined || text.includes('{{')) return undefined
  if (kind !== 'onFailure' && kind !== 'onCancel') return { from, kind, to: text, start: node.start, end: node.end }
  if (!text.startsWith('step:')) return undefined
  return { from, kind, to: text.slice(5).trim(), start: afterPrefix(node, text), end: node.end }
}

const afterPrefix = (node: ScalarNode, text: string): number =>
  node.start + 5 + (text.slice(5).length - text.slice(5).trimStart().length)
