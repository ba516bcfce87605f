import type { SsmDocument } from '../document/document.js'
import { type Target, tokens } from '../document/references.js'
import type { Literal, MapLiteral } from '../languages/python.js'
import { keyText, type Node, toJson } from '../syntax/tree.js'
import type { Place } from './need.js'

/** What a call is given, as texts with `*` for what only the run knows. */
export interface Given {
  /** Names of the inputs on the outermost level, with the texts in each. */
  readonly inputs: ReadonlyMap<string, readonly string[]>
  /** Names of inputs on any level, with the texts in each. */
  readonly deep: readonly (readonly [name: string, texts: readonly string[]])[]
  /** Whether there may be more. */
  readonly open: boolean
}

/** Deeper values are not looked at. */
const deepest = 20

/** The inputs of a step, or what it sends to an API; `names` are those that the API has for them. */
export function givenInputs(
  inputs: Node | undefined,
  document: SsmDocument,
  place: Place,
  names: Readonly<Record<string, string>> = {},
): Given {
  if (inputs?.kind !== 'map') return { inputs: new Map(), deep: [], open: false }
  const nameOf = (key: string) => (Object.hasOwn(names, key) ? (names[key] ?? key) : key)
  const deep: [string, readonly string[]][] = []
  collect(inputs, 0)
  const own = inputs.entries.map(({ key, value }) => [nameOf(keyText(key)), textsOf(value)] as const)
  return { inputs: new Map(own), deep, open: false }

  function collect(node: Node, depth: number): void {
    if (depth > deepest) return
    if (node.kind === 'list') for (const item of node.items) collect(item, depth + 1)
    if (node.kind !== 'map') return
    for (const { key, value } of node.entries) {
      deep.push([nameOf(keyText(key)), textsOf(value)])
      collect(value, depth + 1)
    }
  }

  function textsOf(node: Node): readonly string[] {
    if (node.kind === 'list') return node.items.flatMap((item) => (item.kind === 'scalar' ? textsOf(item) : []))
    if (node.kind === 'map') return []
    if (node.dynamic) return ['*']
    return typeof node.value === 'string' ? patterns(node.value, document, place) : []
  }
}

/** A text with its references replaced by what they stand for in every run. Of a parameter with allowed values these are all. */
export function patterns(text: string, document: SsmDocument, place: Place): readonly string[] {
  let written = ''
  let at = 0
  for (const { from, to, target } of tokens(text)) {
    if (target.kind === 'unclear') continue
    const allowed = allowedValues(target, document)
    if (allowed && text.trim() === text.slice(from, to)) return allowed
    written += text.slice(at, from) + knownText(target, place)
    at = to
  }
  return [(written + text.slice(at)).replaceAll(/\*{2,}/g, '*')]
}

function allowedValues(target: Target, document: SsmDocument): readonly string[] | undefined {
  const list = target.kind === 'parameter' ? document.parameter(target.name)?.property('allowedValues') : undefined
  if (list?.kind !== 'list' || list.items.length === 0 || list.items.length > 20) return undefined
  const values = list.items.map(toJson)
  return values.every((value) => typeof value === 'string') ? values : undefined
}

function knownText(target: Target, { partition, region, account }: Place): string {
  if (target.kind !== 'system' || target.namespace !== 'global') return '*'
  if (target.name === 'REGION') return region
  if (target.name === 'ACCOUNT_ID') return account
  return target.name === 'AWS_PARTITION' ? partition : '*'
}

/** The keywords of a call in a script. */
export function givenKeywords({ entries, open }: MapLiteral): Given {
  const deep: [string, readonly string[]][] = []
  const collect = (map: MapLiteral, depth: number): void => {
    for (const { key, value } of map.entries) {
      deep.push([key.text, textsIn(value)])
      const parts = value.kind === 'list' ? value.items : [value]
      if (depth < deepest) for (const part of parts) if (part.kind === 'map') collect(part, depth + 1)
    }
  }
  collect({ kind: 'map', entries, open, start: 0, end: 0 }, 0)
  return { inputs: new Map(entries.map(({ key, value }) => [key.text, textsIn(value)])), deep, open }
}

function textsIn(literal: Literal): readonly string[] {
  switch (literal.kind) {
    case 'text':
      return [literal.value ?? '*']
    case 'list':
      return [...literal.items.flatMap(textsIn), ...(literal.open ? ['*'] : [])]
    case 'unknown':
      return ['*']
    default:
      return []
  }
}
