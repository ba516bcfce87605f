import { rangeWithin } from '../syntax/positions.js'
import { type Entry, keyText, type Node, type Range, type ScalarNode, stringOf, type Tree } from '../syntax/tree.js'
import { joinParts, type Part, withClearReferences } from './host-text.js'
import { opaque } from './read-text.js'

/** A call of a CloudFormation function: `!Sub text`, `{ "Fn::Sub": "text" }`. */
interface Intrinsic {
  /** Without `Fn::`. */
  readonly name: string
  readonly argument: Node
}

/** The function that a node calls, if it calls one. Any tag of one exclamation mark is taken for a function. */
function intrinsicOf(node: Node): Intrinsic | undefined {
  if (node.tag !== undefined && /^!\w/.test(node.tag)) return { name: node.tag.slice(1), argument: untagged(node) }
  const [entry] = node.kind === 'map' && node.entries.length === 1 ? node.entries : []
  const key = entry && keyText(entry.key)
  if (entry === undefined || key === undefined) return undefined
  return key === 'Ref' || key.startsWith('Fn::') ? { name: key.replace(/^Fn::/, ''), argument: entry.value } : undefined
}

/** The argument of a function with a tag; that the tag made it unknown does not count. */
function untagged({ tag: _, ...node }: Node): Node {
  if (node.kind !== 'scalar') return node
  const { dynamic: __, ...known } = node
  return known
}

/** The content of a document as CloudFormation will send it: what its functions give is unknown, and what they leave out is left out. */
export function withoutIntrinsics(content: Node, tree: Tree): Node {
  const seen = new Map<Node, Node | undefined>()
  const render = (node: Node): Node | undefined => {
    if (!seen.has(node)) seen.set(node, renderNode(node))
    return seen.get(node)
  }
  const renderNode = (node: Node): Node | undefined => {
    const intrinsic = intrinsicOf(node)
    if (intrinsic) return renderIntrinsic(intrinsic, node, tree, render)
    if (node.kind === 'scalar') return node
    if (node.kind === 'list') return { ...node, items: node.items.flatMap((item) => render(item) ?? []) }
    if (node.entries.some(({ key }) => expands(keyText(key)))) return opaque(node, tree.text)
    return { ...node, entries: node.entries.flatMap((entry) => renderEntry(entry, render(entry.value))) }
  }
  return render(content) ?? opaque(content, tree.text)
}

type Render = (node: Node) => Node | undefined

const renderEntry = (entry: Entry, value: Node | undefined): Entry[] => (value ? [{ ...entry, value }] : [])

/** Keys which CloudFormation replaces by entries that are not in the template. */
const expands = (key: string): boolean => key === 'Fn::Transform' || key.startsWith('Fn::ForEach::')

function renderIntrinsic({ name, argument }: Intrinsic, node: Node, tree: Tree, render: Render): Node | undefined {
  const source = opaque(node, tree.text)
  switch (name) {
    case 'Ref':
      return stringOf(argument) === 'AWS::NoValue' ? undefined : source
    case 'If':
      return renderIf(argument, source, render)
    case 'Sub': {
      const text = textOfSub(argument)
      return text ? renderSub(text) : { ...source, value: withClearReferences(String(source.value)) }
    }
    case 'Base64':
      // What is encoded is no reference any more.
      return { ...source, value: String(source.value).replaceAll('{{', '((') }
    default:
      return { ...source, value: withClearReferences(String(source.value)) }
  }
}

/** Both branches are unknown where they are values; of two maps or lists the first stands for both, so that what it declares is known. */
function renderIf(argument: Node, source: ScalarNode, render: Render): Node | undefined {
  const branches = argument.kind === 'list' ? argument.items.slice(1, 3) : []
  const rendered = branches.flatMap((branch) => render(branch) ?? [])
  if (branches.length === 2 && rendered.length === 0) return undefined
  const structure = rendered.find(({ kind }) => kind !== 'scalar')
  return structure ?? { ...source, value: withClearReferences(String(source.value)) }
}

/** The text of `Fn::Sub`, which may come with a map of values. */
function textOfSub(argument: Node): ScalarNode | undefined {
  const text = argument.kind === 'list' ? argument.items[0] : argument
  return text?.kind === 'scalar' && typeof text.value === 'string' && text.tag === undefined ? text : undefined
}

/** The value keeps its length and the source of its variables, so that places in it are exact. */
function renderSub(scalar: ScalarNode): ScalarNode {
  const value = String(scalar.value)
  return value.includes('${')
    ? { ...scalar, value: joinParts([...subParts(value, nowhere, 'keep')]).text, dynamic: true }
    : scalar
}

const nowhere = () => ({ start: 0, end: 0 })

/** The parts of a text that CloudFormation makes, or undefined where it is not text that can be read. */
export function partsOfText(node: Node, tree: Tree): Part[] | undefined {
  const intrinsic = intrinsicOf(node)
  if (!intrinsic) return node.kind === 'scalar' && typeof node.value === 'string' ? [partOf(node, tree)] : undefined
  const { name, argument } = intrinsic
  if (name === 'Sub') {
    const text = textOfSub(argument)
    return text && [...subParts(String(text.value), placeIn(tree, text), 'resolve')]
  }
  return name === 'Join' ? partsOfJoin(argument, tree) : undefined
}

function partOf(scalar: ScalarNode, tree: Tree): Part {
  return { text: String(scalar.value), place: placeIn(tree, scalar) }
}

/** Places in a scalar's text. A block that ends with the file has a new line there which the file lacks. */
function placeIn(tree: Tree, scalar: ScalarNode): Part['place'] {
  return (from, to) => {
    const { start, end } = rangeWithin(tree, scalar, from, to)
    return { start: Math.min(start, scalar.end), end: Math.min(end, scalar.end) }
  }
}

/** `Fn::Join` of texts and values, the way in which JSON templates write long texts. */
function partsOfJoin(argument: Node, tree: Tree): Part[] | undefined {
  const [delimiter, list] = argument.kind === 'list' ? argument.items : []
  const between = stringOf(delimiter)
  if (between === undefined || list?.kind !== 'list' || intrinsicOf(list)) return undefined
  return list.items.flatMap((item, index) => {
    const parts = partsOfText(item, tree) ?? [unknownPart(item, tree)]
    const delimiting: Part = { text: between, place: () => ({ start: item.start, end: item.start }) }
    return index === 0 || between === '' ? parts : [delimiting, ...parts]
  })
}

function unknownPart({ start, end }: Range, { text }: Tree): Part {
  const source = text.slice(start, end) || ' '
  return { text: source, hole: true, place: (from, to) => ({ start: start + from, end: Math.min(end, start + to) }) }
}

/** A variable of `Fn::Sub`, or with an exclamation mark the text of one. */
const variable = /\$\{(!?)[^{}$\n]{0,500}\}/g

/** The text of `Fn::Sub` in parts; `${!Name}`, which gives `${Name}`, is kept as it is where lengths have to be. */
function* subParts(text: string, place: Part['place'], literals: 'keep' | 'resolve'): Generator<Part> {
  const part = (from: number, to: number): Part => ({
    text: text.slice(from, to),
    place: (start, end) => place(from + start, from + end),
  })
  let done = 0
  for (const { index, 0: source, 1: mark } of text.matchAll(variable)) {
    const end = index + source.length
    if (mark === '') {
      yield part(done, index)
      yield { ...part(index, end), hole: true }
      done = end
    } else if (literals === 'resolve') {
      yield part(done, index + 2)
      done = index + 3
    }
  }
  yield part(done, text.length)
}
