import type { Shape } from '../../aws/service.js'
import { comparesProperty } from '../../document/api-calls.js'
import { fixedText } from '../../document/inputs.js'
import { selectFields } from '../../document/response-fields.js'
import { parseSelector } from '../../languages/json-path.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import type { Node, Tree } from '../../syntax/tree.js'
import { asText } from '../as-text.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { indexWords, shortList } from './index-words.js'
import { isCompound, shapeName } from './shape-name.js'
import { type KnownCall, knownCalls } from './known-calls.js'

export const wrongDesiredValue = rule({
  name: 'wrong-desired-value',
  severity: 'warning',
  kinds: runbooks,
  needs: 'known API calls',
  summary: 'A step compares a property with a value that the property never has, or compares a map or a list of maps.',
  why: 'An assertion fails, and a step that waits does so until it times out. Values are compared as text, letter by letter: a boolean reads `True` or `False`. Services give values that their models do not have, so this is a warning.',
  aws: "Property value 'X' from the API output is not in the desired values. Desired values: ['Y'].",
  page: 'automation-action-waitForAwsResourceProperty',

  *check(document, { engines }) {
    for (const call of knownCalls(document, engines)) {
      const values = comparesProperty(call.step) ? call.step.input('DesiredValues') : undefined
      if (values?.kind !== 'list') continue
      const { shapes, node } = propertyOf(call)
      if (shapes.length === 0) continue
      if (node && shapes.every(hasParts)) {
        const message = `the property is ${shapeName(shapes[0] as Shape)}, which is no value to compare; select a part of it`
        yield { range: node, message }
        continue
      }
      for (const value of values.items) {
        const finding = fault(value, shapes, document.tree)
        if (finding) yield finding
      }
    }
  },
})

interface Property {
  /** What it may be; empty where that is not known. */
  readonly shapes: readonly Shape[]
  /** Its selector, where that selects one value: several are compared one by one. */
  readonly node: Node | undefined
}

function propertyOf({ step, operation, of }: KnownCall): Property {
  const node = step.input('PropertySelector')
  const text = fixedText(node)
  const selector = text === undefined ? undefined : parseSelector(text)
  const selection = selector?.ok ? selectFields(operation, of.name, selector.steps) : undefined
  const isOne = selector?.ok && selector.definite
  return { shapes: selection?.found ? selection.shapes : [], node: isOne ? node : undefined }
}

const hasParts = (shape: Shape): boolean => isCompound(shape) || (shape.kind === 'list' && isCompound(shape.item))

function fault(node: Node, shapes: readonly Shape[], tree: Tree): Finding | undefined {
  const text = fixedText(node)
  if (node.kind !== 'scalar' || text === undefined) return undefined
  if (shapes.every(({ kind }) => kind === 'boolean')) {
    if (text === 'True' || text === 'False') return undefined
    const word = /^true$/i.test(text) ? 'True' : /^false$/i.test(text) ? 'False' : undefined
    const message = `the property is a boolean, which reads \`True\` or \`False\`, never \`${text}\``
    return {
      range: node,
      message,
      ...(word !== undefined && { fixes: [replaceWith(node, asText(node, word, tree))] }),
    }
  }
  if (shapes.every(({ kind }) => kind === 'integer' || kind === 'long') && !/^-?\d+$/.test(text))
    return { range: node, message: `the property is a whole number, never \`${text}\`` }
  const values = valuesOf(shapes)
  // Models are not exact about letter case: the platform of an instance reads `windows`, where the model has `Windows`.
  if (!values?.every((value) => value.toLowerCase() !== text.toLowerCase())) return undefined
  const meant = nearest(text, values)
  return meant === undefined
    ? {
        range: node,
        message: `\`${text}\` is not a value of the property in ${indexWords}; it is one of ${shortList(values)}`,
      }
    : {
        range: node,
        message: `the property is never \`${text}\`${didYouMean(meant)}`,
        fixes: [replaceWith(node, meant)],
      }
}

/** The values of an enumeration; undefined where the property can be another text. */
function valuesOf(shapes: readonly Shape[]): string[] | undefined {
  const values: string[] = []
  for (const shape of shapes) {
    if (shape.kind !== 'string' || !shape.values) return undefined
    values.push(...shape.values)
  }
  return values
}
