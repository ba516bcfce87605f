import { type Entry, entryOf, keyText, type Node, type ScalarNode, type Tree } from '../syntax/tree.js'
import type { SsmDocument, Step } from './document.js'
import type { DocumentKind } from './kinds.js'
import { type Area, type Reference, type Site, tokens } from './references.js'

/** Every reference of a document with the place in which it stands. */
export function collectReferences({ tree, root, kind, host, steps }: Content): Reference[] {
  if (!expanded.has(kind)) return []
  const text = host === undefined && isVerbatim(tree) ? tree.text : undefined
  const search: Search = { found: [], area: 'text', step: undefined, path: [], text, from: 0, next: -1 }
  for (const { key, value } of root.entries) {
    const name = keyText(key)
    switch (name) {
      case 'parameters':
        declarations(value, 'parameter-default', search)
        break
      case 'variables':
        declarations(value, 'variable-default', search)
        break
      case 'assumeRole':
      case 'outputs':
        search.area = name === 'outputs' ? 'output' : 'assume-role'
        descend(value, search)
        break
      case 'mainSteps':
      case 'runtimeConfig':
        break
      default:
        below(name, value, name === 'inputs' || name === 'properties' ? 'input' : 'text', search)
    }
  }
  for (const step of steps) ofStep(step, search)
  return search.found
}

type Content = Pick<SsmDocument, 'tree' | 'root' | 'kind' | 'host' | 'steps'>

/** Whether two braces in a value stand in its range as they are, and in those of what is around it. */
const isVerbatim = ({ format, text }: Tree): boolean => format === 'json' && !text.includes('\\u007')

/** A walk down a document. The path is one list, which is copied only where a reference is found. */
interface Search {
  readonly found: Reference[]
  area: Area
  step: Step | undefined
  readonly path: (string | number)[]
  /** Where it tells which parts have references. */
  readonly text: string | undefined
  /** Two braces stand in the text at `next`, and nowhere before it behind `from`. */
  from: number
  next: number
}

/** Kinds whose text the service or the agent searches for references. */
const expanded: ReadonlySet<DocumentKind> = new Set([
  'Automation',
  'Automation.ChangeTemplate',
  'Command',
  'Policy',
  'Session',
])

function declarations(node: Node, area: Area, search: Search): void {
  if (node.kind !== 'map') return
  for (const { key, value } of node.entries) {
    if (!mayRefer(value, search)) continue
    search.path.push(keyText(key))
    for (const property of value.kind === 'map' ? value.entries : []) {
      const name = keyText(property.key)
      below(name, property.value, name === 'default' ? area : 'text', search)
    }
    search.path.pop()
  }
}

const stepAreas: ReadonlyMap<string, Area> = new Map([
  ['inputs', 'input'],
  ['properties', 'input'],
  ['settings', 'input'],
  ['precondition', 'precondition'],
  ['outputs', 'step-output'],
  ['description', 'text'],
])

function ofStep(step: Step, search: Search): void {
  search.step = step
  if (!mayRefer(step.node, search)) return
  if (step.actionNode?.kind === 'scalar' && step.node.kind === 'map' && !entryOf(step.node, 'action')) {
    // Schema 1.2: several configurations may share one node, so each is searched by itself.
    search.area = 'input'
    if (step.inputs) descend(step.inputs, search)
    return
  }
  if (step.node.kind !== 'map') return
  for (const entry of step.node.entries) ofStepEntry(step, entry, search)
}

function ofStepEntry(step: Step, { key, value }: Entry, search: Search): void {
  if (!mayRefer(value, search)) return
  const area = stepAreas.get(keyText(key)) ?? 'step-field'
  if (area !== 'input') below(keyText(key), value, area, search)
  else if (value.kind !== 'map' || step.action !== 'aws:loop') {
    search.area = area
    descend(value, search)
  } else {
    // The steps of a loop are visited as steps.
    for (const input of value.entries)
      if (keyText(input.key) !== 'Steps') below(keyText(input.key), input.value, area, search)
  }
}

/** Text that the service expands but does not read itself, so that double braces of another language are at home there. */
export function isScript(action: string | undefined, path: Site['path']): boolean {
  const first = path[0]
  const second = path[1]
  if (action === 'aws:executeScript') return first === 'Script'
  if (action === 'aws:runCommand') return first === 'Parameters' && (second === 'commands' || second === 'Commands')
  if (action === 'aws:runShellScript' || action === 'aws:runPowerShellScript' || action === 'aws:psModule')
    return String(first).toLowerCase() === 'runcommand'
  return first === 'TemplateBody' || first === 'StackPolicyBody' || first === 'UserData' || first === 'Body'
}

/** Searches what stands under a key. Most of it has no references, and no path is kept for it. */
function below(key: string | number, value: Node, area: Area, search: Search): void {
  search.area = area
  if (!mayRefer(value, search)) return
  search.path.push(key)
  descend(value, search)
  search.path.pop()
}

/** Whether two braces may stand in a part. Where the text tells, mostly the part is asked for that follows the one before. */
function mayRefer(node: Node, search: Search): boolean {
  const { text } = search
  if (text === undefined) return node.kind !== 'scalar' || refers(node)
  if (node.start < search.from || node.start > search.next) {
    search.from = node.start
    const next = text.indexOf('{{', node.start)
    search.next = next < 0 ? text.length : next
  }
  return search.next < node.end
}

const refers = ({ value }: ScalarNode): boolean => typeof value === 'string' && value.includes('{{')

function descend(node: Node, search: Search): void {
  if (node.kind === 'scalar') {
    if (refers(node)) collect(node, String(node.value), search.area, search)
    return
  }
  if (node.kind === 'list') {
    for (let at = 0; at < node.items.length; at++) below(at, node.items[at] as Node, search.area, search)
    return
  }
  for (const { key, value } of node.entries) {
    if (refers(key)) collect(key, String(key.value), search.area === 'text' ? 'text' : 'key', search)
    below(keyText(key), value, search.area, search)
  }
}

function collect(scalar: ScalarNode, text: string, area: Area, search: Search): void {
  const { step, path, found } = search
  const here = area === 'input' && isScript(step?.action, path) ? 'script' : area
  const site: Site = step ? { area: here, path: path.slice(), step } : { area: here, path: path.slice() }
  for (const { from, to, target } of tokens(text)) {
    const isAll = to - from === text.length || (text.slice(0, from).trim() === '' && text.slice(to).trim() === '')
    const whole = isAll && !scalar.dynamic
    found.push({ target, scalar, from, to, whole, site })
  }
}
