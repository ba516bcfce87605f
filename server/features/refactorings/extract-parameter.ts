import { isAutomation, isCommand } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { expectedAt } from '../../document/expected-value.js'
import { freeName } from '../../document/free-name.js'
import { isReferring } from '../../document/inputs.js'
import { type Token, tokens } from '../../document/references.js'
import { scriptsOf } from '../../document/scripts.js'
import type { Edit } from '../../rules/rule.js'
import { cutsPlaceholder } from '../../languages/holds-placeholder.js'
import { rangeWithin } from '../../syntax/positions.js'
import {
  keyText,
  type Node,
  type Range,
  type ScalarNode,
  writtenJson,
  type Tree,
  withQuotes,
} from '../../syntax/tree.js'
import { commentsOf } from '../comments.js'
import { addEntry, ownEntries, visibleEnd } from '../edit-tree.js'
import { contains, type Located, nodeAt, outwards, pathTo, stepAround } from '../node-at.js'
import { quoted } from '../write-value.js'
import type { Refactor } from './refactoring.js'
import { mayDiffer } from './script-words.js'

/** Puts a reference to a new parameter in the place of a value, which becomes its default. */
export const extractParameter: Refactor = (document, offset) => {
  const located = nodeAt(document.root, offset)
  const { node } = located
  if (node.kind !== 'scalar' || !isExtractable(node) || !isValue(document, located, offset)) return undefined
  if (located.entry && contains(located.entry.key, offset)) return undefined
  const type = typeof node.value === 'number' ? 'Integer' : typeof node.value === 'boolean' ? 'Boolean' : 'String'
  const quote = document.tree.format === 'json' || node.style === 'double' ? '"' : "'"
  const name = freeParameterName(document, nameFor(located))
  return {
    title: `extract to the parameter ${name}`,
    kind: 'extract',
    edits: [
      { ...withQuotes(node), text: `${quote}{{ ${name} }}${quote}` },
      declare(document, name, { type, default: node.value }),
    ],
  }
}

/** The same for a selected part of a text, in a script too: once the default is put in, the text is what it was. */
export const extractPart: Refactor = async (document, offset, { end = offset }) => {
  const { tree } = document
  const located = nodeAt(document.root, offset)
  const { node } = located
  const part = node.kind === 'scalar' ? selectedPart(tree, node, { start: offset, end }) : undefined
  if (node.kind !== 'scalar' || !part || !mayBeReference(document, located, offset)) return undefined
  if (!(await mayDiffer(document, { start: offset, end }))) return undefined
  if (located.entry && contains(located.entry.key, offset)) return undefined
  const text = String(node.value)
  const selected = text.slice(part.from, part.to)
  const name = freeParameterName(document, /^[A-Za-z]/.test(selected) ? 'Name' : 'Value')
  const written = `${text.slice(0, part.from)}{{ ${name} }}${text.slice(part.to)}`
  return {
    title: `extract \`${selected}\` to the parameter ${name}`,
    kind: 'extract',
    edits: [
      node.style === 'plain'
        ? { start: node.start, end: node.end, text: quoted(written, "'") }
        : { start: offset, end, text: `{{ ${name} }}` },
      declare(document, name, { type: 'String', default: selected }),
    ],
  }
}

/** The part of a text that a range of the source shows: words of one line that are written as they are, and no part of a reference. */
function selectedPart(tree: Tree, node: ScalarNode, { start, end }: Range): Omit<Token, 'target'> | undefined {
  const { value, dynamic, tag, style } = node
  const selected = tree.text.slice(start, end)
  if (typeof value !== 'string' || dynamic || tag !== undefined || end > node.end) return undefined
  if (!/^\S(?:.*\S)?$/.test(selected) || /[{}\\'"]/.test(selected) || selected === value.trim()) return undefined
  if (style === 'plain' && tree.text.slice(node.start, node.end) !== value) return undefined
  const rest = tokens(value)
  for (let from = value.indexOf(selected); from >= 0; from = value.indexOf(selected, from + 1)) {
    const to = from + selected.length
    const range = rangeWithin(tree, node, from, to)
    if (range.start !== start || range.end !== end) continue
    const isNextToBrace = value[from - 1] === '{' || value[to] === '}'
    if (cutsPlaceholder(value, from, to)) return undefined
    return isNextToBrace || rest.some((each) => each.from < to && from < each.to) ? undefined : { from, to }
  }
  return undefined
}

/** The same for a list of texts, which begins behind its key. */
export const extractList: Refactor = (document, offset) => {
  const found = nodeAt(document.root, offset)
  const located = found.node.kind === 'list' ? found : found.parent
  const { tree } = document
  if (!located?.entry || located.node.kind !== 'list' || !isValue(document, located, offset)) return undefined
  const { items } = located.node
  const isText = (item: Node) => item.kind === 'scalar' && typeof item.value === 'string' && isExtractable(item)
  const range = { start: withQuotes(located.entry.key).end, end: visibleEnd(tree, located.node) }
  const lead = tree.text.slice(range.start, items[0] && withQuotes(items[0]).start)
  if (items.length === 0 || !items.every(isText) || !/^\s*:\s*(?:[[-]\s*)?$/.test(lead)) return undefined
  if (commentsOf(tree).some(({ start }) => contains(range, start))) return undefined
  const name = freeParameterName(document, nameFor(located))
  const quote = tree.format === 'json' ? '"' : "'"
  return {
    title: `extract the list to the parameter ${name}`,
    kind: 'extract',
    edits: [
      { ...range, text: `: ${quote}{{ ${name} }}${quote}` },
      declare(document, name, { type: 'StringList', default: items.map(writtenJson) }),
    ],
  }
}

/** Whether a scalar is all there is: a `|` or a tag before the value would stay. */
const isExtractable = (node: ScalarNode): boolean =>
  node.value !== null &&
  !node.dynamic &&
  !isReferring(node) &&
  !String(node.value).includes('\n') &&
  node.tag === undefined &&
  node.style !== 'literal' &&
  node.style !== 'folded'

/** Whether a reference may stand for a value at a place of the inputs; in a script it would be code. */
const isValue = (document: SsmDocument, located: Located, offset: number): boolean =>
  mayBeReference(document, located, offset) && !isInScript(document, located.node)

/** Whether references are expanded at a place of the inputs. */
function mayBeReference(document: SsmDocument, located: Located, offset: number): boolean {
  if (!isAutomation(document.kind) && !isCommand(document.kind)) return false
  // A second section would stand beside one that is empty.
  if ((document.entry('parameters')?.value.kind ?? 'map') !== 'map') return false
  const step = stepAround(document, offset)
  if (!step?.inputs || !contains(step.inputs, offset)) return false
  const path = pathTo(nodeAt(step.inputs, located.node.start))
  if (path.length === 0) return false
  const { format, literal } = expectedAt(step, path)?.ssm ?? {}
  return (
    literal !== true &&
    format !== 'step-name' &&
    format !== 'aws-service' &&
    format !== 'aws-operation' &&
    format !== 'runtime'
  )
}

const isInScript = (document: SsmDocument, { start, end }: Range): boolean =>
  scriptsOf(document).some(
    ({ text, rangeOf }) => start <= rangeOf(text.length, text.length).end && rangeOf(0, 1).start <= end,
  )

/** The key that the value stands under, as the name of a parameter: letters and digits, the first one large. */
function nameFor(located: Located): string {
  const key = [...outwards(located)].find(({ entry }) => entry)?.entry?.key
  const letters = (key ? keyText(key) : '').replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 40)
  return letters === '' ? 'Value' : letters.charAt(0).toUpperCase() + letters.slice(1)
}

const freeParameterName = ({ parameter }: SsmDocument, wanted: string): string =>
  freeName(wanted, (name) => parameter(name) !== undefined)

/** What stands above the parameters of a document. */
const heads: ReadonlySet<string> = new Set(['schemaVersion', 'description', 'assumeRole'])

function declare({ tree, root, entry }: SsmDocument, name: string, value: object): Edit {
  const declared = entry('parameters')?.value
  if (declared?.kind === 'map') return addEntry(tree, declared, name, value)
  const own = ownEntries(root)
  const steps = own.findIndex(({ key }) => keyText(key) === 'mainSteps')
  const head = own.slice(0, Math.max(steps, 0)).findLast(({ key }) => heads.has(keyText(key)))
  return addEntry(tree, root, 'parameters', { [name]: value }, head)
}
