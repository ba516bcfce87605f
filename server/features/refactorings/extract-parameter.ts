import { isAutomation, isCommand } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { expectedAt } from '../../document/expected-value.js'
import { isReferring } from '../../document/inputs.js'
import type { Edit } from '../../rules/rule.js'
import { keyText, type ScalarNode } from '../../syntax/tree.js'
import { addEntry } from '../edit-tree.js'
import { contains, type Located, nodeAt, outwards, pathTo, withQuotes } from '../node-at.js'
import type { Refactor } from './refactoring.js'

/** Puts a reference to a new parameter in the place of a value, which becomes its default. */
export const extractParameter: Refactor = (document, offset) => {
  const located = nodeAt(document.root, offset)
  const { node } = located
  if (node.kind !== 'scalar' || !isValue(document, located, node, offset)) return undefined
  const name = freeName(document, nameFor(located))
  const type = typeof node.value === 'number' ? 'Integer' : typeof node.value === 'boolean' ? 'Boolean' : 'String'
  const quote = document.tree.format === 'json' || node.style === 'double' ? '"' : "'"
  const value = { type, default: node.value }
  return {
    title: `extract to the parameter ${name}`,
    kind: 'extract',
    edits: [{ ...withQuotes(node), text: `${quote}{{ ${name} }}${quote}` }, declare(document, name, value)],
  }
}

function isValue(document: SsmDocument, located: Located, node: ScalarNode, offset: number): boolean {
  if (!isAutomation(document.kind) && !isCommand(document.kind)) return false
  if (node.value === null || node.dynamic || isReferring(node) || String(node.value).includes('\n')) return false
  // A `|` or a tag before the value would stay.
  if (node.tag !== undefined || node.style === 'literal' || node.style === 'folded') return false
  if (located.entry && contains(located.entry.key, offset)) return false
  const step = document.steps.findLast(({ inputs }) => inputs && contains(inputs, offset))
  const path = step?.inputs && pathTo(nodeAt(step.inputs, offset))
  if (!step || !path || path.length === 0) return false
  const { format, literal } = expectedAt(step, path)?.ssm ?? {}
  return (
    literal !== true &&
    format !== 'step-name' &&
    format !== 'aws-service' &&
    format !== 'aws-operation' &&
    format !== 'runtime'
  )
}

/** The key that the value stands under, as the name of a parameter: letters and digits, the first one large. */
function nameFor(located: Located): string {
  const key = [...outwards(located)].find(({ entry }) => entry)?.entry?.key
  const letters = (key ? keyText(key) : '').replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 40)
  return letters === '' ? 'Value' : letters.charAt(0).toUpperCase() + letters.slice(1)
}

function freeName({ parameter }: SsmDocument, wanted: string): string {
  let name = wanted
  for (let count = 2; parameter(name); count++) name = `${wanted}${count}`
  return name
}

function declare({ tree, root, entry }: SsmDocument, name: string, value: object): Edit {
  const declared = entry('parameters')?.value
  return declared?.kind === 'map'
    ? addEntry(tree, declared, name, value)
    : addEntry(tree, root, 'parameters', { [name]: value })
}
