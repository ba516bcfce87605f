import { documentTypes } from '../../schemas/document-kind.js'
import { documentKind } from '../../schemas/documents.js'
import type { Opened } from '../hosts/open.js'
import { formatOf, parse } from '../syntax/parse.js'
import { keyText, type Node, type Range, stringOf, valueAt, withQuotes } from '../syntax/tree.js'
import { type Schema, schemasBelow } from './completion/schemas-at.js'
import type { Hover } from './hover.js'
import { contains, nodeAt, outwards, pathTo, rangeOnly } from './node-at.js'
import { choicesOf } from './place-hover.js'
import { cloudFormationProperties } from './resource-schemas.js'
import { terraformPlace } from './terraform-place.js'

/** What is said of an argument of an `aws_ssm_document`, and of a word that it takes. */
export function terraformHover(text: string, offset: number): Hover | undefined {
  const { argument, schemas } = terraformPlace(text, offset) ?? {}
  const schema = argument && schemas?.get(argument.name)
  if (!argument || !schema) return undefined
  if (contains(argument.key, offset)) return { range: rangeOnly(argument.key), text: told(argument.name, schema) }
  const { start, end } = argument.value ?? argument.key
  const word = /^"([\w.]*)"$/.exec(text.slice(start, end))?.[1]
  return word !== undefined && schema.enum
    ? { range: { start: start + 1, end: end - 1 }, text: told(argument.name, schema, word) }
    : undefined
}

/** The same for a property of an `AWS::SSM::Document`. */
export async function resourceHover(
  { source: { text, path }, tree }: Opened,
  offset: number,
): Promise<Hover | undefined> {
  const { root } = tree ?? (await parse(text, formatOf(text, path)))
  if (!root) return undefined
  const located = nodeAt(root, offset)
  const entry = [...outwards(located)].find((each) => each.entry)?.entry
  const [resources, id = '', within, ...way] = pathTo(located)
  if (!entry || resources !== 'Resources' || within !== 'Properties' || way.length === 0 || isOfOther(root, id))
    return undefined
  const [schema] = schemasBelow([cloudFormationProperties], way)
  const onKey = contains(withQuotes(entry.key), offset)
  if (!schema || (!onKey && !schema.enum)) return undefined
  const range: Range = onKey ? entry.key : located.node
  return { range: rangeOnly(range), text: told(keyText(entry.key), schema, onKey ? undefined : stringOf(located.node)) }
}

const isOfOther = (root: Node, id: string | number): boolean =>
  stringOf(valueAt(root, 'Resources', id, 'Type')) !== 'AWS::SSM::Document'

function told(name: string, schema: Schema, word?: string): string {
  const type = documentTypes.find((each) => each === word)
  const kind = type && documentKind(type)
  return [`**${name}**`, kind ? `\`${kind.kind}\`: ${kind.summary}` : '', schema.description ?? '', choicesOf([schema])]
    .filter(Boolean)
    .join('\n\n')
}
