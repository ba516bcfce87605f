import { descendants, fieldsOf, selectFields } from '../../document/response-fields.js'
import { comparesProperty } from '../../document/api-calls.js'
import { fixedText } from '../../document/inputs.js'
import { parseSelector, type SelectorStep } from '../../languages/json-path.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { rangeWithin } from '../../syntax/positions.js'
import type { Node, Tree } from '../../syntax/tree.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import type { Shape } from '../../aws/service.js'
import { indexWords } from '../../aws/catalogue.js'
import { shortList } from './short-list.js'
import { type KnownCall, knownCalls } from './known-calls.js'

export const unmatchedSelector = rule({
  name: 'unmatched-selector',
  severity: 'warning',
  kinds: runbooks,
  needs: 'known API calls',
  summary: 'A selector asks for a field that the response of the operation cannot have.',
  why: 'Nothing is found: an output has no value, an assertion fails, and a step that waits does so until it times out. In a `PropertySelector` a near miss, or a list that is read as a map, is an error; responses gain fields at any time, so another name is a warning.',
  page: 'automation-action-outputs-inputs',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const call of knownCalls(document, engines)) {
      const { step } = call
      const property = comparesProperty(step) ? step.input('PropertySelector') : undefined
      const finding = property && fault(call, property, document.tree)
      if (finding) found.push(finding)
      for (const { selectorNode } of step.outputs) {
        const finding = selectorNode && fault(call, selectorNode, document.tree)
        if (finding) found.push({ ...finding, severity: 'warning' })
      }
    }
    return found
  },
})

function fault({ operation, of }: KnownCall, node: Node, tree: Tree): Finding | undefined {
  const text = fixedText(node)
  const selector = text === undefined ? undefined : parseSelector(text)
  if (node.kind !== 'scalar' || text === undefined || !selector?.ok) return undefined
  const selection = selectFields(operation, of.name, selector.steps)
  if (selection.found) return undefined
  const { step, before } = selection
  const range = rangeWithin(tree, node, step.start, step.end)
  const where = placeOf(text, step, selector.steps, operation.name)
  const form = formOf(before)
  const name = step.kind === 'child' || step.kind === 'deep-scan' ? step.name : undefined
  const deep = step.kind === 'deep-scan'
  if (name === undefined || (form !== 'map' && !deep)) return misread(where, form, step, range)
  const names = fieldsOf(deep ? before.flatMap((each) => descendants(each, of.name)) : before)
  const meant = nearest(name, names)
  if (meant === undefined) {
    const message = `${where} has ${deep ? 'nowhere a' : 'no'} field \`${name}\` in ${indexWords}`
    return { range, message: deep ? message : `${message}; it has ${shortList(names)}` }
  }
  const fixed = text.slice(step.start, step.end).replace(name, meant)
  return {
    range,
    severity: 'error',
    message: `${where} has no field \`${name}\`${didYouMean(meant)}`,
    fixes: [replaceWith(range, fixed)],
  }
}

/** What the steps before one have found, in words. */
function placeOf(text: string, { start }: SelectorStep, steps: readonly SelectorStep[], operation: string): string {
  const filter = steps.find((each) => each.kind === 'filter' && each.start < start && start < each.end)
  const before = text.slice(filter?.start ?? 0, start)
  if (filter) return `\`${before.slice(before.lastIndexOf('@'))}\` of the filter`
  const written = before.replace(/(?<!\.)\.+$/, '') || '$'
  return written === '$' ? `the response of \`${operation}\`` : `\`${written}\``
}

type Form = 'map' | 'list' | 'value'

function formOf(shapes: readonly Shape[]): Form {
  if (shapes.some(({ kind }) => kind === 'structure' || kind === 'map')) return 'map'
  return shapes.some(({ kind }) => kind === 'list') ? 'list' : 'value'
}

/** A step that asks a list for a name, or a map or a simple value for an item. */
function misread(where: string, form: Form, step: SelectorStep, range: Finding['range']): Finding {
  const severity = 'error'
  if (form === 'value')
    return { range, severity, message: `${where} is a simple value, in which there is nothing to select` }
  if (form === 'map') return { range, severity, message: `${where} is a map, not a list` }
  return { range, severity, message: `${where} is a list${adviceFor(step)}` }
}

function adviceFor(step: SelectorStep): string {
  if (step.kind !== 'child') return ''
  return /^\d+$/.test(step.name) ? `; write \`[${step.name}]\`` : `; write \`[0].${step.name}\` or \`..${step.name}\``
}
