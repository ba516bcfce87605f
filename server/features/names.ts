import type { SsmDocument, Step } from '../document/document.js'
import type { Reference } from '../document/references.js'
import { variableUses } from '../document/environment-variables.js'
import { factOf } from '../document/fact-of.js'
import { rangeOnly } from './node-at.js'
import { rangeWithin } from '../syntax/positions.js'
import { type Node, type Range, type ScalarNode, stringOf } from '../syntax/tree.js'

/** What a name in a document stands for. */
export type NameKind = 'step' | 'parameter' | 'variable' | 'output'

/** A name that the document declares, with all places where it is written. */
export interface Name {
  readonly kind: NameKind
  readonly name: string
  /** The step that declares an output. */
  readonly step?: Step
  /** The name itself, where it is declared. */
  readonly declaration: Range
  readonly uses: readonly Range[]
}

/** The names that a document declares, in the order of their declarations, each with its uses. Where a name is declared twice the first counts. */
export const namesOf = factOf((document): readonly Name[] => {
  const names = new Map<string, Name & { readonly uses: Range[] }>()
  const declare = (key: string, name: Omit<Name, 'uses'>) => {
    if (!names.has(key)) names.set(key, { ...name, uses: [] })
  }
  for (const { name, key } of document.parameters)
    declare(`parameter ${name}`, { kind: 'parameter', name, declaration: inside(document, key) })
  for (const { name, key } of document.variables)
    declare(`variable ${name}`, { kind: 'variable', name, declaration: inside(document, key) })
  for (const step of document.steps) {
    const { name, nameNode } = step
    if (name === undefined || nameNode?.kind !== 'scalar') continue
    declare(`step ${name}`, { kind: 'step', name, declaration: inside(document, nameNode) })
    for (const output of step.outputs) {
      if (output.name === undefined || output.nameNode?.kind !== 'scalar') continue
      const declaration = inside(document, output.nameNode)
      declare(`output ${name}.${output.name}`, { kind: 'output', name: output.name, step, declaration })
    }
  }
  for (const { key, range } of usesIn(document)) names.get(key)?.uses.push(range)
  // Where an alias repeats a text, its names are written in one place all the same.
  if (document.tree.entangled) return [...names.values()].map((name) => ({ ...name, uses: eachOnce(name.uses) }))
  return [...names.values()]
})

/** Places that several give, once. */
export const eachOnce = <Place extends Range>(places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [place.start, place])).values(),
]

/** The name that is written at an offset, where it is declared or used. */
export function nameAt(
  document: SsmDocument,
  offset: number,
): { readonly name: Name; readonly range: Range } | undefined {
  for (const name of namesOf(document)) {
    const range = [name.declaration, ...name.uses].find(({ start, end }) => start <= offset && offset <= end)
    if (range) return { name, range }
  }
  return undefined
}

/** Where the output is used that an action gives by itself, and that stands at an offset: it has no declaration. */
export function givenOutputUses(document: SsmDocument, offset: number): readonly Range[] | undefined {
  const uses = [...usesIn(document)]
  const found = uses.find(({ key, range }) => key.startsWith('output ') && range.start <= offset && offset <= range.end)
  return found && eachOnce(uses.filter(({ key }) => key === found.key).map(({ range }) => rangeOnly(range)))
}

/** The text of a scalar without its quotes. */
const inside = ({ tree }: SsmDocument, scalar: ScalarNode): Range =>
  typeof scalar.value === 'string' ? rangeWithin(tree, scalar, 0, scalar.value.length) : scalar

interface Use {
  readonly key: string
  readonly range: Range
}

function* usesIn(document: SsmDocument): Generator<Use> {
  for (const reference of document.references) if (reference.site.area !== 'text') yield* usesOf(reference, document)
  for (const { parameter, nameRange } of variableUses(document))
    yield { key: `parameter ${parameter.name}`, range: nameRange }
  for (const step of document.steps) {
    for (const { to, ...range } of step.jumps) yield { key: `step ${to}`, range: jumpText(range, document) }
    const variable = step.action === 'aws:updateVariable' ? step.input('Name') : undefined
    const [all, name] = /^variable:(.+)$/.exec(stringOf(variable) ?? '') ?? []
    if (variable?.kind === 'scalar' && all !== undefined)
      yield {
        key: `variable ${name}`,
        range: rangeWithin(document.tree, variable, all.length - (name ?? '').length, all.length),
      }
  }
  for (const { text, node } of document.outputs) if (text !== undefined) yield* usesInOutput(text, node, document)
}

function* usesOf({ target, scalar, from, to }: Reference, { tree }: SsmDocument): Generator<Use> {
  const text = String(scalar.value).slice(from, to)
  const part = (name: string, after = 0): Range => {
    const at = from + text.indexOf(name, after)
    return rangeWithin(tree, scalar, at, at + name.length)
  }
  if (target.kind === 'parameter') yield { key: `parameter ${target.name}`, range: part(target.name, 2) }
  if (target.kind === 'variable') yield { key: `variable ${target.name}`, range: part(target.name, text.indexOf(':')) }
  if (target.kind === 'unclear') yield* usesOfIndexed(text, part)
  if (target.kind !== 'output') return
  yield { key: `step ${target.step}`, range: part(target.step, 2) }
  yield { key: `output ${target.step}.${target.output}`, range: part(target.output, text.indexOf('.')) }
}

/** `{{ step.Output[0] }}` is no reference by AWS's grammar, and means the step and its output all the same. */
function* usesOfIndexed(text: string, part: (name: string, after?: number) => Range): Generator<Use> {
  const [, first, output] = /^\{\{\s*(\w+)(?:\.(\w+))?[.[]/.exec(text) ?? []
  if (first === undefined) return
  yield { key: `parameter ${first}`, range: part(first, 2) }
  if (output === undefined) return
  yield { key: `step ${first}`, range: part(first, 2) }
  yield { key: `output ${first}.${output}`, range: part(output, text.indexOf('.')) }
}

function* usesInOutput(text: string, node: Node, { tree }: SsmDocument): Generator<Use> {
  const [step = '', output] = text.split('.')
  if (node.kind !== 'scalar') return
  yield { key: `step ${step}`, range: rangeWithin(tree, node, 0, step.length) }
  if (output !== undefined)
    yield { key: `output ${text}`, range: rangeWithin(tree, node, step.length + 1, text.length) }
}

/** Where a jump names its step; what stands before the name (`step:`), and quotes, do not belong to it. */
function jumpText({ start, end }: Range, { tree }: SsmDocument): Range {
  const text = tree.text.slice(start, end)
  const lead = /^["']?(?:step:\s*)?/.exec(text)?.[0].length ?? 0
  const tail = /["']$/.test(text) ? 1 : 0
  return { start: start + lead, end: end - tail }
}
