import { type Attribute, type Block, itemsOf } from '../hosts/hcl-body.js'
import type { Range } from '../syntax/tree.js'
import { contains } from './node-at.js'
import { type ArgumentSchema, terraformArguments } from './resource-schemas.js'

/** A place in the body of an `aws_ssm_document`, or of a block in it. */
export interface TerraformPlace {
  /** The body of the resource or the block. */
  readonly body: Range
  /** The arguments that may stand there. */
  readonly schemas: ReadonlyMap<string, ArgumentSchema>
  /** What stands there. */
  readonly items: readonly (Attribute | Block)[]
  /** The argument at whose name or value the place is. */
  readonly argument: { readonly name: string; readonly key: Range; readonly value: Range | undefined } | undefined
}

/** Where an offset of a Terraform file is, if that is within the resource of a document. */
export function terraformPlace(text: string, offset: number): TerraformPlace | undefined {
  const resource = blockAround(itemsOf(text, { start: 0, end: text.length }), offset)
  const isDocument = resource?.type === 'resource' && resource.labels[0]?.text === 'aws_ssm_document'
  return resource && isDocument ? placeIn(text, resource.body, terraformArguments, offset) : undefined
}

function placeIn(
  text: string,
  body: Range,
  schemas: TerraformPlace['schemas'],
  offset: number,
): TerraformPlace | undefined {
  const items = [...itemsOf(text, body)]
  const block = blockAround(items, offset)
  if (block) {
    const { block: isBlock, properties = {} } = schemas.get(block.type) ?? {}
    return isBlock ? placeIn(text, block.body, new Map(Object.entries(properties)), offset) : undefined
  }
  const found = items.find(({ key, ...item }) => {
    return contains(key, offset) || (item.kind === 'attribute' && key.end < offset && offset <= endOf(text, item))
  })
  const value = found?.kind === 'attribute' ? { start: found.expression.start, end: endOf(text, found) } : undefined
  return {
    body,
    schemas,
    items,
    argument: found && { name: found.kind === 'attribute' ? found.name : found.type, key: found.key, value },
  }
}

const blockAround = (items: Iterable<Attribute | Block>, offset: number): Block | undefined =>
  [...items].find((item) => item.kind === 'block' && item.body.start <= offset && offset <= item.body.end) as
    | Block
    | undefined

/** Where the value ends that is seen. */
const endOf = (text: string, { expression: { start, end } }: Pick<Attribute, 'expression'>): number =>
  start + text.slice(start, end).trimEnd().length
