import { rangeWithin } from '../syntax/positions.js'
import {
  entryOf,
  keyText,
  type MapNode,
  type Node,
  type Range,
  stringOf,
  type SyntaxFault,
  type Tree,
  valueAt,
} from '../syntax/tree.js'
import { contentAmong } from './content-among.js'
import { documentInText, type Encoding } from './content.js'
import type { Found } from './find-documents.js'
import { type Attribute, itemsOf, wordAt } from './hcl-body.js'
import { templateTextParts, withDirectives } from './hcl-directives.js'
import { encoderMeant } from './hcl-encoders.js'
import { asMeant, faultOf } from './hcl-faults.js'
import { entryLines } from './hcl-entry-lines.js'
import { jsonParts } from './hcl-json.js'
import { hclKey, hclOfJson } from './hcl-of-json.js'
import { heredocAt, skipBlanks, skipExpression, skipString } from './hcl-scan.js'
import { heredocParts, stringParts } from './hcl-template.js'
import type { Embedded, Notation } from './host.js'
import { joinParts, type Part } from './host-text.js'
import { followed, type Locals, localsOf } from './terraform-locals.js'
import { type Argument, type Source, terraformResource } from './terraform-resource.js'

/**
 * The documents of a Terraform file: each `aws_ssm_document` whose content is written in place, or in a local value of the file, and what is for
 * resources of other files: local values that are documents and mentioned nowhere in the file, and documents that a module is given.
 */
export async function documentsInTerraform(text: string): Promise<Found> {
  const blocks = [...itemsOf(text, { start: 0, end: text.length })].filter((item) => item.kind === 'block')
  const resources = blocks.filter(({ type, labels }) => type === 'resource' && labels[0]?.text === 'aws_ssm_document')
  const locals = localsOf(text, blocks)
  const documents: Embedded[] = []
  const unread: Range[] = []
  const faults: SyntaxFault[] = []
  for (const resource of resources) {
    const { key, labels, body } = resource
    const name = labels[1] ?? key
    const document = await documentOf(text, name, body, locals)
    const fault = faultOf(text, resource)
    if (fault) faults.push(fault)
    if (document) documents.push(document)
    else if (!fault) unread.push(name)
  }
  const given = blocks.filter(({ type }) => type === 'module').flatMap(({ body }) => [...itemsOf(text, body)])
  for (const block of blocks)
    if (block.type === 'locals' && text.slice(block.body.start, block.body.end).includes('schemaVersion')) {
      const fault = faultOf(text, block)
      if (fault) faults.push(fault)
    }
  for (const attribute of [...unmentioned(text, locals), ...given]) {
    if (attribute.kind !== 'attribute') continue
    for (const document of await documentsInValue(text, attribute)) documents.push(document)
  }
  return { documents, faults, relevant: resources.length + documents.length > 0, unread }
}

function unmentioned(text: string, locals: Locals): readonly Attribute[] {
  if (locals.size === 0) return []
  const mentioned = new Set([...text.matchAll(/\blocal\.([\p{L}_][\p{L}\p{N}_-]*)/gu)].map((match) => match[1]))
  return [...locals.values()].filter(({ name }) => !mentioned.has(name))
}

/** How many maps and lists are looked into for the documents in them. */
const mostLevels = 5

/** The documents in a value, where their content shows that they are some. Of the resources that they are for nothing is known. */
async function documentsInValue(text: string, attribute: Attribute, levels = 0): Promise<readonly Embedded[]> {
  const { key, expression } = attribute
  const { start, end } = expression
  if (levels > mostLevels || !text.slice(start, end).includes('schemaVersion')) return []
  if (text[start] !== '{' && text[start] !== '[') {
    const document = await documentInValue(text, key, expression)
    return document ? [document] : []
  }
  const documents: Embedded[] = []
  const within = { start: start + 1, end: start + text.slice(start, end).trimEnd().length - 1 }
  for (const each of text[start] === '{' ? itemsOf(text, within) : listed(text, key, within)) {
    if (each.kind !== 'attribute') continue
    for (const document of await documentsInValue(text, each, levels + 1)) documents.push(document)
  }
  return documents
}

/** The items of a list, as if each were written behind the key of the list. */
function* listed(text: string, key: Range, { start, end }: Range): Generator<Attribute> {
  for (let at = skipBlanks(text, start, end, true); at < end; at = skipBlanks(text, at, end, true)) {
    const expression = { start: at, end: skipExpression(text, at, end) }
    yield { kind: 'attribute', name: '', key, sign: { start: at, end: at }, expression }
    at = Math.max(expression.end, at) + 1
  }
}

async function documentInValue(text: string, key: Range, expression: Range): Promise<Embedded | undefined> {
  const source = contentOf(text, expression, new Map())
  const nobody = terraformResource(key, [], text, () => '')
  const found = source && (await documentInText(joinParts(source.parts), nobody, source))
  if (!found) return undefined
  const { resource: _, ...document } = found
  const kindOf = (name: string) => entryOf(document.root, name)?.value.kind
  const isOne =
    kindOf('mainSteps') === 'list' || kindOf('runtimeConfig') === 'map' || kindOf('sessionType') === 'scalar'
  return kindOf('schemaVersion') === 'scalar' && isOne ? document : undefined
}

async function documentOf(text: string, name: Range, body: Range, locals: Locals): Promise<Embedded | undefined> {
  const items = [...itemsOf(text, body)]
  const attributes = items.filter((item) => item.kind === 'attribute')
  const content = contentAmong(attributes, (each) => each.name, 'content')
  const source = content && contentOf(text, content.expression, locals)
  if (!source) return undefined
  const found = items.map((item): Argument => {
    if (item.kind === 'block') return { name: item.type, key: item.key, range: item.key, value: undefined }
    return { name: item.name, key: item.key, ...literalText(text, item.expression) }
  })
  const sources = items.flatMap((item) =>
    item.kind === 'block' && item.type === 'attachments_source' ? [sourceIn(text, item.body)] : [],
  )
  const resource = terraformResource(name, found, text, (argument, value) => `${argument} = "${value}"\n`, sources)
  return documentInText(joinParts(source.parts), resource, source)
}

function sourceIn(text: string, body: Range): Source {
  const items = [...itemsOf(text, body)].filter((item) => item.kind === 'attribute')
  const key = items.find(({ name }) => name === 'key')
  const values = items.find(({ name }) => name === 'values')
  return {
    key: key && { name: 'key', key: key.key, ...literalText(text, key.expression) },
    values: values && stringsIn(text, values.expression),
  }
}

/** The strings of a list, quotes included; undefined where anything else stands in it. */
function stringsIn(text: string, { start, end }: Range): readonly Range[] | undefined {
  if (text[start] !== '[') return undefined
  const found: Range[] = []
  let at = skipBlanks(text, start + 1, end, true)
  while (text[at] === '"') {
    const stop = skipString(text, at, end)
    found.push({ start: at, end: stop })
    at = skipBlanks(text, stop, end, true)
    if (text[at] === ',') at = skipBlanks(text, at + 1, end, true)
  }
  return text[at] === ']' ? found : undefined
}

interface Content {
  readonly parts: readonly Part[]
  readonly inHost: (text: string) => string | undefined
  readonly encoded?: Encoding
}

/** Functions that leave the text of a document what it is. */
const trimming = new Set(['trimspace', 'chomp'])

/** How many functions around a content are looked through. */
const mostCalls = 5

/** The content of a document where it is written in the file: a heredoc, a string, or a literal that is encoded. */
function contentOf(text: string, written: Range, locals: Locals, calls = 0): Content | undefined {
  const { start, end } = followed(text, written, locals)
  const stop = start + text.slice(start, end).trimEnd().length
  const heredoc = heredocAt(text, start, end)
  if (heredoc)
    return heredoc.end >= stop
      ? { parts: withDirectives(heredocParts(text, asMeant(text, heredoc))), inHost: matching(/^[^\n\r]*$/) }
      : undefined
  if (text[start] === '"') {
    const inner = { start: start + 1, end: stop - 1 }
    return skipString(text, start, end) === stop
      ? { parts: withDirectives(stringParts(text, inner)), inHost: matching(/^[^"\\\n\r]*$/) }
      : undefined
  }
  const name = wordAt(text, start)
  const open = start + (name?.length ?? 0)
  if (name === undefined || text[open] !== '(' || text[stop - 1] !== ')') return undefined
  const argument = { start: skipBlanks(text, open + 1, stop - 1, true), end: stop - 1 }
  if (trimming.has(name)) return calls < mostCalls ? contentOf(text, argument, locals, calls + 1) : undefined
  const encoder = encoderMeant(name)
  if (!encoder) return undefined
  const parts = jsonParts(text, followed(text, argument, locals))
  const encoded = { format: encoder === 'yamlencode' ? 'yaml' : 'json', notation: notationIn(text) } as const
  return parts && { parts, inHost: matching(/^[^"\\\n\r]*$/), encoded }
}

const notationIn = (text: string): Notation => ({
  ofJson: hclOfJson,
  ofKey: hclKey,
  linesOf: (entry, isFirst) => entryLines(text, entry, isFirst),
})

const matching = (allowed: RegExp) => (text: string) => (allowed.test(text) && !/[$%]\{/.test(text) ? text : undefined)

/** The text of a string without interpolations, and where it stands. */
function literalText(text: string, { start, end }: Range): Pick<Argument, 'range' | 'value'> {
  const stop = start + text.slice(start, end).trimEnd().length
  if (text[start] !== '"' || skipString(text, start, end) !== stop || stop < start + 2 || text[stop - 1] !== '"')
    return { range: { start, end: stop }, value: undefined }
  const range = { start: start + 1, end: stop - 1 }
  const parts = stringParts(text, range)
  return { range, value: parts.some(({ hole }) => hole) ? undefined : parts.map((part) => part.text).join('') }
}

/** The documents of a Terraform file in JSON syntax. */
export async function documentsInTerraformJson(tree: Tree): Promise<Found> {
  const resources = asList(valueAt(tree.root, 'resource')).flatMap((map) => asList(valueAt(map, 'aws_ssm_document')))
  const documents: Embedded[] = []
  const unread: Range[] = []
  for (const { entries } of resources.filter((node) => node.kind === 'map')) {
    for (const { key, value } of entries) {
      const [body] = asList(value)
      const document = body?.kind === 'map' ? await documentInJson(body, key, tree) : undefined
      if (document) documents.push(document)
      else unread.push(key)
    }
  }
  return { documents, faults: [], relevant: resources.length > 0, unread }
}

/** One block may stand for a list of one. */
const asList = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : node ? [node] : [])

async function documentInJson(body: MapNode, name: Range, tree: Tree): Promise<Embedded | undefined> {
  const content = contentAmong(body.entries, ({ key }) => keyText(key), 'content')?.value
  const text = stringOf(content)
  if (content?.kind !== 'scalar' || text === undefined) return undefined
  const parts = templateTextParts(text).map((part): Part => {
    const inHost = (range: Range) => rangeWithin(tree, content, range.start, range.end)
    return { ...part, place: (from, to) => inHost(part.place(from, to)) }
  })
  const found = body.entries.map(
    ({ key, value }): Argument => ({ name: keyText(key), key, range: value, value: templateText(value) }),
  )
  const resource = terraformResource(name, found, tree.text, (argument, value) => `"${argument}": "${value}",\n`)
  return documentInText(joinParts(parts), resource, { inHost: matching(/^[^"\\\n\r]*$/) })
}

function templateText(node: Node): string | undefined {
  const text = stringOf(node)
  return text === undefined || /[$%]\{/.test(text) ? undefined : text
}
