import { type Node, stringOf, toJson } from '../../syntax/tree.js'
import { type Condition, conditionsOf } from '../conditions.js'
import type { Jump, SsmDocument } from '../document.js'

/** Longer conditions are cut off. */
const longest = 80

/** The condition under which a choice is taken, as short as it can be written: `Force BooleanEquals true`. */
export function choiceText(jump: Jump, document: SsmDocument): string | undefined {
  const { all } = conditionsOf(document)
  const found = all.find(({ choice }) => choice?.nextStep?.value.start === jump.start)
  const text = found && textOf(found)
  return text !== undefined && text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function textOf({ variable, operations, junctions }: Condition): string {
  const [operation] = operations
  if (operation) return `${plain(variable?.value)} ${operation.name} ${plain(operation.entry.value)}`
  const [junction] = junctions
  if (!junction) return ''
  const parts = junction.conditions.map(textOf)
  if (junction.name === 'Not') return `not (${parts.join(' ')})`
  const [only, ...others] = parts
  return others.length === 0 ? (only ?? '') : parts.map(bracketed).join(junction.name === 'And' ? ' and ' : ' or ')
}

const bracketed = (text: string): string => (/ (?:and|or) /.test(text) ? `(${text})` : text)

/** A value without the braces of references. */
function plain(node: Node | undefined): string {
  if (node === undefined) return ''
  const text = stringOf(node) ?? JSON.stringify(toJson(node))
  const parts = text.split('}}').map((part) => part.trimEnd().replaceAll(/\{\{\s*/g, ''))
  return parts.join('').trim()
}
