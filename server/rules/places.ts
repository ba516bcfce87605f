import type { SsmType, Value } from '../../schemas/values.js'
import type { Parameter, SsmDocument, Step } from '../document/document.js'
import type { DocumentKind } from '../document/kinds.js'
import { isBlockText, type Node, type Range, type Tree } from '../syntax/tree.js'

/** Where to point at when a map as a whole is meant, as when a key is missing: its first key. */
export function headOf(node: Node): Range {
  if (node.kind === 'map') return node.entries[0]?.key ?? { start: node.start, end: Math.min(node.end, node.start + 1) }
  if (node.kind === 'list') return { start: node.start, end: Math.min(node.end, node.start + 1) }
  return node
}

/** Where to point at when a value is not what its schema wants: of a block of text where a list or a map belongs, the mark above it. */
export function valueHead({ text }: Tree, node: Node, { ssm }: Value): Range {
  if (!isBlockText(node) || !compound.has(ssm?.type)) return headOf(node)
  const lineEnd = text.lastIndexOf('\n', node.start - 1)
  const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1
  const [header, mark = ''] = blockMark.exec(text.slice(lineStart, Math.max(lineStart, lineEnd))) ?? []
  if (header === undefined) return node
  return { start: lineEnd - header.length, end: lineEnd - header.length + mark.length }
}

const compound: ReadonlySet<SsmType | undefined> = new Set(['StringList', 'StringMap', 'MapList'])

/** The mark of a block of text, at the end of the line above it. */
const blockMark = /([|>][-+0-9]{0,2})[ \t]*(?:#[^\n]*)?$/

/** Where to point at when a step as a whole is meant: its name, or else where it begins. */
export function stepHead(step: Step): Range {
  return step.nameNode?.kind === 'scalar' && step.nameNode.end > step.nameNode.start
    ? step.nameNode
    : (step.actionNode ?? headOf(step.node))
}

/** Where to point at when the document as a whole is meant: `schemaVersion`, or its first key. */
export function documentHead(document: SsmDocument): Range {
  return document.entry('schemaVersion')?.key ?? headOf(document.root)
}

/** The step in words: by name, or by place. */
export function stepName(step: Step): string {
  return step.name === undefined ? `step ${step.index + 1}` : `the step \`${step.name}\``
}

/** A declaration in words: what it declares, by name. */
export function declarationName(document: SsmDocument, { name, key }: Parameter): string {
  const isVariable = document.variable(name)?.key === key
  return `the ${isVariable ? 'variable' : 'parameter'} \`${name}\``
}

/** A document of the kind in words: `an Automation document`. */
export function kindName(kind: DocumentKind): string {
  return `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind} document`
}

/** A path in the notation of JSONPath: `Choices[0].And`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${part}`)).join('')
}
