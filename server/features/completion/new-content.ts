import { type DocumentType, documentTypes } from '../../../schemas/document-kind.js'
import { isTerraform, type Source } from '../../hosts/find-documents.js'
import { parse } from '../../syntax/parse.js'
import { type Format, type MapNode, type Range, stringOf, valueAt } from '../../syntax/tree.js'
import { terraformPlace } from '../terraform-place.js'
import type { Completion } from './completion.js'
import { skeletons } from './skeletons.js'

/** A text within a resource in which nothing but a word is typed yet. */
interface BegunContent {
  readonly word: Range
  /** How deep the lines of the document are to be indented. */
  readonly column: number
  readonly format: Format
  readonly kind: DocumentType | undefined
}

/** New documents of the kind of a resource, where the text that is its content is empty; undefined at other places. */
export async function newContent(source: Source, offset: number): Promise<Completion[] | undefined> {
  const { text, path } = source
  const begun = isTerraform(path) ? inHeredoc(text, offset) : await inTemplate(text, offset)
  if (!begun) return undefined
  const { word, column, format, kind } = begun
  const written = text.slice(word.start, word.end)
  const lineStart = text.lastIndexOf('\n', word.start - 1) + 1
  const before = ' '.repeat(Math.max(0, column - (word.start - lineStart)))
  return skeletons(written, format)
    ?.filter(({ label }) => kind === undefined || label.startsWith(`${kind} document`))
    .map((item) => ({
      ...item,
      range: word,
      text: before + item.text.trimEnd().replaceAll('\n', `\n${' '.repeat(Math.max(column, word.start - lineStart))}`),
    }))
}

/** The word that a line consists of, around an offset. */
function wordAt(text: string, offset: number): Range | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const [, blanks = '', word = ''] =
    /^([ \t]*)(?:(\w+)[ \t]*)?\r?$/m.exec(text.slice(lineStart).split('\n', 1)[0] ?? '') ?? []
  const start = word === '' ? offset : lineStart + blanks.length
  return start <= offset && offset <= start + word.length ? { start, end: start + word.length } : undefined
}

function inHeredoc(text: string, offset: number): BegunContent | undefined {
  const place = terraformPlace(text, offset)
  const { argument } = place ?? {}
  if (!place || argument?.name !== 'content' || !argument.value) return undefined
  const { dash, tag, isBegun } = heredocIn(text.slice(argument.value.start, argument.value.end))
  const word = isBegun ? wordAt(text, offset) : undefined
  if (!word || text.lastIndexOf('<<', offset) < argument.value.start) return undefined
  const stated = (name: string) => {
    const item = place.items.find((each) => each.kind === 'attribute' && each.name === name)
    return item?.kind === 'attribute'
      ? text.slice(item.expression.start, item.expression.end).replaceAll(/["\s]/g, '')
      : ''
  }
  const { start } = argument.key
  const column = dash ? start - (text.lastIndexOf('\n', start - 1) + 1) + 2 : 0
  const format = stated('document_format') || tag
  return { word, column, format: formatNamed(format), kind: kindNamed(stated('document_type')) }
}

/** How a heredoc is written, and whether it has no more than a word yet. */
function heredocIn(value: string): { readonly dash: boolean; readonly tag: string; readonly isBegun: boolean } {
  const heredoc = value.trim()
  const [opening = '', dash, tag = ''] = /^<<(-?)(\w+)[ \t]*\r?\n/.exec(heredoc) ?? []
  const lines = heredoc.slice(opening.length)
  const content = lines.slice(0, lines.lastIndexOf('\n') + 1).trim()
  return {
    dash: dash === '-',
    tag,
    isBegun: tag !== '' && lines.slice(lines.lastIndexOf('\n') + 1).trim() === tag && /^\w*$/.test(content),
  }
}

async function inTemplate(text: string, offset: number): Promise<BegunContent | undefined> {
  if (!text.includes('AWS::SSM::Document')) return undefined
  const word = wordAt(text, offset)
  const before = text.slice(0, word?.start).trimEnd()
  const header = before.slice(before.lastIndexOf('\n') + 1)
  const [, blanks] = /^( *)Content:[ \t]+(?:!Sub[ \t]+)?[|>][-+]?$/.exec(header) ?? []
  if (!word || blanks === undefined) return undefined
  const behind = /^\s*?\n( *)\S/.exec(text.slice(word.end))
  if (behind && (behind[1]?.length ?? 0) > blanks.length) return undefined
  const { root } = await parse(text, 'yaml')
  const resources = valueAt(root, 'Resources')
  const key = before.length - header.length + blanks.length
  for (const { value } of resources?.kind === 'map' ? resources.entries : []) {
    const properties = valueAt(value, 'Properties')
    if (properties?.kind !== 'map' || !hasKeyAt(properties, key)) continue
    if (stringOf(valueAt(value, 'Type')) !== 'AWS::SSM::Document') return undefined
    const stated = (name: string) => stringOf(valueAt(properties, name)) ?? ''
    return {
      word,
      column: blanks.length + 2,
      format: formatNamed(stated('DocumentFormat')),
      kind: kindNamed(stated('DocumentType')),
    }
  }
  return undefined
}

const hasKeyAt = ({ entries }: MapNode, start: number): boolean => entries.some(({ key }) => key.start === start)

/** AWS takes content for JSON where nothing else is said. */
const formatNamed = (name: string): Format => (/^ya?ml$/i.test(name) ? 'yaml' : 'json')

const kindNamed = (name: string): DocumentType | undefined => documentTypes.find((type) => type === name)
