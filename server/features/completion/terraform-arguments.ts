import { documentKind } from '../../../schemas/documents.js'
import { type DocumentType, documentTypes } from '../../../schemas/document-kind.js'
import { hclOfJson } from '../../hosts/hcl-of-json.js'
import type { Opened } from '../../hosts/open.js'
import { lineBefore } from '../../syntax/line-before.js'
import type { Range } from '../../syntax/tree.js'
import { contains } from '../node-at.js'
import type { ArgumentSchema } from '../resource-schemas.js'
import { type TerraformPlace, terraformPlace } from '../terraform-place.js'
import type { Completion } from './completion.js'

/** What may be typed into an `aws_ssm_document` beside its content; undefined at other places. */
export function terraformCompletions(opened: Opened, offset: number): Completion[] | undefined {
  const { text } = opened.source
  const place = terraformPlace(text, offset)
  if (!place) return undefined
  const { argument } = place
  const kind = kindIn(opened, place)
  return argument?.value && !contains(argument.key, offset)
    ? valuesAt(text, offset, place, kind)
    : argumentsAt(text, offset, place, kind)
}

/** What stands behind an argument; nothing where it is not there. */
function writtenFor(name: string, items: TerraformPlace['items'], text: string): string {
  const stated = items.find((item) => item.kind === 'attribute' && item.name === name)
  return stated?.kind === 'attribute' ? text.slice(stated.expression.start, stated.expression.end).trim() : ''
}

/** The kind of the document in a resource: as it is stated, or by its content. */
function kindIn({ models, source: { text } }: Opened, { body, items }: TerraformPlace): DocumentType {
  const found = models.find(({ embedded: { root, toHost } }) => root && contains(body, toHost(root).start))
  const written = writtenFor('document_type', items, text)
  return found?.embedded.kind ?? documentTypes.find((type) => written === `"${type}"`) ?? 'Automation'
}

/** The words that an argument takes, where it is empty or has one. */
function valuesAt(
  text: string,
  offset: number,
  { schemas, argument }: TerraformPlace,
  kind: DocumentType,
): Completion[] | undefined {
  const words = argument && schemas.get(argument.name)?.enum
  if (!words || !argument.value) return undefined
  const { start, end } = argument.value
  const word: Range = start === end ? { start: offset, end: offset } : { start, end }
  const written = text.slice(word.start, word.end)
  if (!contains(word, offset) || !/^(?:"[^"\n$]*"?|[\w.]*)$/.test(written)) return undefined
  const blank = text[word.start - 1] === '=' ? ' ' : ''
  const likely = words.filter((each) => each === kind)
  return [...likely, ...words.filter((each) => each !== kind)].map((each) => ({
    label: String(each),
    kind: 'word',
    detail: '',
    ...(isType(each) && { documentation: documentKind(each)?.summary ?? '' }),
    range: word,
    text: `${blank}"${String(each)}"`,
    ...(written.startsWith('"') && { filter: `"${String(each)}` }),
  }))
}

const isType = (word: unknown): word is DocumentType => documentTypes.some((type) => type === word)

/** The arguments that are not there yet, on a line of their own. */
function argumentsAt(
  text: string,
  offset: number,
  place: TerraformPlace,
  kind: DocumentType,
): Completion[] | undefined {
  const before = /^([ \t]*)([\w-]*)$/.exec(lineBefore(text, offset))
  const [, blanks = '', typed = ''] = before ?? []
  const behind = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? ''
  const range = { start: offset - typed.length, end: offset + behind.length }
  const rest = /^[^\n]*/.exec(text.slice(range.end, range.end + 400))?.[0] ?? ''
  const isNamed = /^[ \t]*[={]/.test(rest)
  if (!before || !(isNamed || /^\s*(?:#.*|\/\/.*|\})?$/.test(rest))) return undefined
  const encode = writtenFor('document_format', place.items, text) === '"YAML"' ? 'yamlencode' : 'jsonencode'
  const there = new Set(place.items.map((item) => (item.kind === 'attribute' ? item.name : item.type)))
  return [...place.schemas].flatMap(([name, schema]) =>
    there.has(name) && !(schema.block && !isNamed)
      ? []
      : {
          label: name,
          kind: 'input',
          detail: '',
          documentation: schema.description ?? '',
          range,
          text: isNamed ? name : entryOf(name, schema, blanks, { kind, encode }),
        },
  )
}

/** An argument with a value to begin with. */
function entryOf(name: string, schema: ArgumentSchema, blanks: string, content: NewContent): string {
  const { block, type, enum: words = [], examples = [] } = schema
  if (block) return `${name} {\n${blanks}  key    = "SourceUrl"\n${blanks}  values = [""]\n${blanks}}`
  if (name === 'content') return `content = ${contentOf(content, blanks)}`
  if (name === 'document_type') return `document_type = "${content.kind}"`
  const [open, close] = type === 'object' ? ['{', '}'] : type === 'array' ? ['[', ']'] : ['"', '"']
  return `${name} = ${open}${String(words[0] ?? examples[0] ?? '')}${close}`
}

/** What a new document is, and what makes its text. */
interface NewContent {
  readonly kind: DocumentType
  readonly encode: 'jsonencode' | 'yamlencode'
}

/** A new document of a kind. */
function contentOf({ kind, encode }: NewContent, blanks: string): string {
  const { snippet } = documentKind(kind) ?? {}
  const json = typeof snippet === 'object' ? hclOfJson(JSON.stringify(snippet, null, 2)) : undefined
  return json === undefined ? `<<-EOT\n${blanks}EOT` : `${encode}(${json.replaceAll('\n', `\n${blanks}`)})`
}
