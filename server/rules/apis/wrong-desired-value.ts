import type { Shape } from '../../aws/service.js'
import { comparesProperty } from '../../document/api-calls.js'
import { fixedText } from '../../document/inputs.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import type { Node, ScalarNode, Tree } from '../../syntax/tree.js'
import { asText } from '../as-text.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { comparedProperty, comparedShape, mayBeBoolean } from './compared-property.js'
import { indexWords } from '../../aws/catalogue.js'
import { shortList } from './short-list.js'
import { isCompound, shapeName } from './shape-name.js'
import { knownCalls } from './known-calls.js'

export const wrongDesiredValue = rule({
  name: 'wrong-desired-value',
  severity: 'warning',
  kinds: runbooks,
  needs: 'known API calls',
  summary: 'A step compares a property with a value that the property never has, or compares a map or a list of maps.',
  why: 'An assertion fails, and a step that waits does so until it times out. Values are compared as text, letter by letter, so that case counts: a boolean reads `True` or `False`. Services give values that their models do not have, so this is a warning.',
  aws: "Property value 'X' from the API output is not in the desired values. Desired values: ['Y'].",
  page: 'automation-action-waitForAwsResourceProperty',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const call of knownCalls(document, engines)) {
      const values = comparesProperty(call.step) ? call.step.input('DesiredValues') : undefined
      if (values?.kind !== 'list') continue
      const { shapes, name, node } = comparedProperty(call)
      if (shapes.length === 0) continue
      if (node && shapes.every(hasParts)) {
        const message = `the property is ${shapeName(shapes[0] as Shape)}, which is no value to compare; select a part of it`
        found.push({ range: node, message })
        continue
      }
      const others = givenOtherwise.get(`${call.of.name} ${name}`) ?? []
      for (const value of values.items) {
        const finding = fault(value, shapes, others, document.tree)
        if (finding) found.push(finding)
      }
    }
    return found
  },
})

const hasParts = (shape: Shape): boolean => isCompound(shape) || (shape.kind === 'list' && isCompound(shape.item))

/**
 * Values that services give, or may give, in other words than their models have, by service and field: runbooks of AWS compare
 * `windows`, the model's own example has `MovingToVpc`, and filters of DescribeInstancePatches write states as `InstalledOther`.
 * Which words its response has is not known.
 */
const givenOtherwise: ReadonlyMap<string, readonly string[]> = new Map([
  ['ec2 Platform', ['windows']],
  ['ec2 MoveStatus', ['MovingToVpc']],
  ['ssm State', ['Installed', 'InstalledOther', 'InstalledPendingReboot', 'InstalledRejected', 'Missing', 'Failed']],
])

function fault(node: Node, shapes: readonly Shape[], others: readonly string[], tree: Tree): Finding | undefined {
  if (node.kind !== 'scalar') return undefined
  if (typeof node.value === 'boolean') return realBooleanFault(node, node.value, shapes, tree)
  const text = fixedText(node)
  if (text === undefined || others.includes(text)) return undefined
  return shapes.every(({ kind }) => kind === 'boolean')
    ? booleanFault(node, text, tree)
    : textFault(node, text, shapes, tree)
}

/** What is wrong with `true` without quotes where the property is no boolean; where it may be one, `boolean-desired-value` tells. */
function realBooleanFault(node: ScalarNode, value: boolean, shapes: readonly Shape[], tree: Tree): Finding | undefined {
  const [first, ...more] = shapes.map(comparedShape)
  if (first === undefined || mayBeBoolean(shapes)) return undefined
  const compared = [first, ...more]
  const text = String(value)
  const isText = compared.every(({ kind }) => kind === 'string')
  return (
    textFault(node, text, compared, tree) ?? {
      range: node,
      message: `the property is ${shapeName(first)}, never the boolean \`${text}\`${isText ? '; write it in quotes' : ''}`,
      ...(isText && { fixes: [replaceWith(node, asText(node, text, tree))] }),
    }
  )
}

function booleanFault(node: ScalarNode, text: string, tree: Tree): Finding | undefined {
  if (text === 'True' || text === 'False') return undefined
  const word = /^true$/i.test(text) ? 'True' : /^false$/i.test(text) ? 'False' : undefined
  return {
    range: node,
    message: `the property is a boolean, which reads \`True\` or \`False\`, never \`${text}\``,
    ...(word !== undefined && { fixes: [replaceWith(node, asText(node, word, tree))] }),
  }
}

function textFault(node: ScalarNode, text: string, shapes: readonly Shape[], tree: Tree): Finding | undefined {
  if (shapes.every(({ kind }) => kind === 'integer' || kind === 'long') && !/^-?\d+$/.test(text))
    return { range: node, message: `the property is a whole number, never \`${text}\`` }
  const values = valuesOf(shapes)
  if (values === undefined || values.includes(text)) return undefined
  const meant = nearest(text, values)
  return meant === undefined
    ? {
        range: node,
        message: `\`${text}\` is not a value of the property in ${indexWords}; it is one of ${shortList(values)}`,
      }
    : {
        range: node,
        message: `the property is never \`${text}\`${didYouMean(meant)}`,
        fixes: [replaceWith(node, typeof node.value === 'string' ? meant : asText(node, meant, tree))],
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
