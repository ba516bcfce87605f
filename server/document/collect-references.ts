import { type Entry, entryOf, keyText, type MapNode, type Node, type ScalarNode } from '../syntax/tree.js'
import type { Step } from './document.js'
import type { DocumentKind } from './kinds.js'
import { type Area, type Reference, type Site, tokens } from './references.js'

/** Every reference of a document with the place in which it stands. */
export function collectReferences(root: MapNode, kind: DocumentKind, steps: readonly Step[]): Reference[] {
  if (!expanded.has(kind)) return []
  const found: Reference[] = []
  for (const { key, value } of root.entries) {
    switch (keyText(key)) {
      case 'parameters':
        declarations(value, 'parameter-default', found)
        break
      case 'variables':
        declarations(value, 'variable-default', found)
        break
      case 'assumeRole':
        visit(value, { area: 'assume-role', path: [] }, found)
        break
      case 'outputs':
        visit(value, { area: 'output', path: [] }, found)
        break
      case 'inputs':
      case 'properties':
        visit(value, { area: 'input', path: [keyText(key)] }, found)
        break
      case 'mainSteps':
      case 'runtimeConfig':
        break
      default:
        visit(value, { area: 'text', path: [keyText(key)] }, found)
    }
  }
  for (const step of steps) ofStep(step, found)
  return found
}

/** Kinds whose text the service or the agent searches for references. */
const expanded: ReadonlySet<DocumentKind> = new Set([
  'Automation',
  'Automation.ChangeTemplate',
  'Command',
  'Policy',
  'Session',
])

function declarations(node: Node, area: Area, found: Reference[]): void {
  if (node.kind !== 'map') return
  for (const { key, value } of node.entries) {
    for (const property of value.kind === 'map' ? value.entries : []) {
      const name = keyText(property.key)
      visit(property.value, { area: name === 'default' ? area : 'text', path: [keyText(key), name] }, found)
    }
  }
}

const stepAreas: Readonly<Record<string, Area>> = {
  inputs: 'input',
  properties: 'input',
  settings: 'input',
  precondition: 'precondition',
  outputs: 'step-output',
  description: 'text',
}

function ofStep(step: Step, found: Reference[]): void {
  if (step.actionNode?.kind === 'scalar' && step.node.kind === 'map' && !entryOf(step.node, 'action')) {
    // Schema 1.2: several configurations may share one node, so each is searched by itself.
    if (step.inputs) visit(step.inputs, { area: 'input', step, path: [] }, found)
    return
  }
  if (step.node.kind !== 'map') return
  for (const entry of step.node.entries) ofStepEntry(step, entry, found)
}

function ofStepEntry(step: Step, { key, value }: Entry, found: Reference[]): void {
  const area = stepAreas[keyText(key)] ?? 'step-field'
  if (area !== 'input' || value.kind !== 'map' || step.action !== 'aws:loop') {
    visit(value, { area, step, path: area === 'input' ? [] : [keyText(key)] }, found)
    return
  }
  // The steps of a loop are visited as steps.
  for (const input of value.entries) {
    if (keyText(input.key) !== 'Steps') visit(input.value, { area, step, path: [keyText(input.key)] }, found)
  }
}

/** Text that the service expands but does not read itself, so that double braces of another language are at home there. */
function isScript(site: Site, path: readonly (string | number)[]): boolean {
  const action = site.step?.action
  const [first, second] = path
  if (action === 'aws:executeScript') return first === 'Script'
  if (action === 'aws:runCommand') return first === 'Parameters' && (second === 'commands' || second === 'Commands')
  if (action === 'aws:runShellScript' || action === 'aws:runPowerShellScript' || action === 'aws:psModule')
    return String(first).toLowerCase() === 'runcommand'
  return first === 'TemplateBody' || first === 'StackPolicyBody' || first === 'UserData' || first === 'Body'
}

/** Walks down from a node, keeping the path in one list that is copied only where a reference is found. */
function visit(start: Node, site: Site, found: Reference[]): void {
  const path = [...site.path]
  const descend = (node: Node): void => {
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string' && node.value.includes('{{')) collect(node, node.value, site, path, found)
      return
    }
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) {
        path.push(index)
        descend(item)
        path.pop()
      }
      return
    }
    for (const { key, value } of node.entries) {
      if (typeof key.value === 'string' && key.value.includes('{{'))
        collect(key, key.value, { ...site, area: site.area === 'text' ? 'text' : 'key' }, path, found)
      path.push(keyText(key))
      descend(value)
      path.pop()
    }
  }
  descend(start)
}

function collect(
  scalar: ScalarNode,
  text: string,
  site: Site,
  path: readonly (string | number)[],
  found: Reference[],
): void {
  const here: Site = {
    ...site,
    area: site.area === 'input' && isScript(site, path) ? 'script' : site.area,
    path: [...path],
  }
  for (const { from, to, target } of tokens(text)) {
    const whole = !scalar.dynamic && text.slice(0, from).trim() === '' && text.slice(to).trim() === ''
    found.push({ target, scalar, from, to, whole, site: here })
  }
}
