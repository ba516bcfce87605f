import { lineBefore } from '../../syntax/line-before.js'
import type { DocumentKind } from '../../../schemas/document-kind.js'
import { documentKinds } from '../../../schemas/documents.js'
import type { Format, Range } from '../../syntax/tree.js'
import { blockOf } from '../write-value.js'
import { type Completion, lastRank } from './completion.js'

/** A text in which nothing but a word is typed yet. */
interface Begun {
  /** The word, with the quote before it and behind it. */
  readonly word: Range
  /** Whether a bracket is open before the word, and closed behind it. */
  readonly isOpen: boolean
  readonly isClosed: boolean
}

/** A new document of each kind, where a text is empty or has but a word, in JSON also between brackets; undefined where it has more. */
export function skeletons(text: string, format: Format, offset = text.length): Completion[] | undefined {
  const begun = begunText(text, format, offset)
  if (!begun) return undefined
  const { start, end } = begun.word
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? ''
  return documentKinds.flatMap((layout): Completion | [] => {
    const { schemaVersions, summary, snippet, formats } = layout
    if (snippet === undefined || typeof snippet === 'string') return []
    if (format === 'yaml' && !formats.includes('YAML')) return []
    const version = schemaVersions.at(-1)
    const label = labelOf(layout)
    return {
      label,
      kind: 'snippet',
      detail: version === undefined ? '' : `schema version ${version}`,
      documentation: summary,
      range: { start, end },
      text: format === 'json' ? jsonOf(snippet, begun, text) : `${blockOf(snippet, 0)}\n`,
      form: format === 'json' ? 'json' : 'block',
      rank: lastRank,
      filter: `${quote}${label}${version === undefined ? '' : ` schemaVersion ${version}`}`,
    }
  })
}

/** Of the layouts of a kind the current one has its name. */
function labelOf(layout: DocumentKind): string {
  const isCurrent = documentKinds.find(({ kind }) => kind === layout.kind) === layout
  return `${layout.kind} document${isCurrent ? '' : ` ${layout.schemaVersions.join(', ')}`}`
}

function begunText(text: string, format: Format, offset: number): Begun | undefined {
  const isComment = format === 'json' ? /^\/\// : /^#/
  if (isComment.test(lineBefore(text, offset).trim())) return undefined
  const rest = text
    .split('\n')
    .map((line) => (isComment.test(line.trim()) || (format === 'yaml' && line.trim() === '---') ? '' : line.trim()))
    .join(' ')
    .trim()
  const [, open = '', word = '', close = ''] =
    (format === 'json' ? /^(\{?) *(?:("?\w+"?|""?) *)?(\}?)$/ : /^()(\w*)()$/).exec(rest) ?? []
  if (open + word + close !== rest.replaceAll(' ', '') || (close && !open)) return undefined
  if ((open && offset <= text.lastIndexOf('{')) || (close && offset > text.lastIndexOf('}'))) return undefined
  const start = word === '' ? offset : text.lastIndexOf(word)
  return { word: { start, end: start + word.length }, isOpen: open !== '', isClosed: close !== '' }
}

/** The document, or what is in its brackets where these are there. */
function jsonOf(snippet: object, { word, isOpen, isClosed }: Begun, text: string): string {
  const whole = JSON.stringify(snippet, null, 2)
  if (!isOpen) return `${whole}\n`
  const before = text.slice(text.lastIndexOf('{') + 1, word.start)
  const inner = before.includes('\n') ? whole.slice(1, -2).trimStart() : whole.slice(1, -2)
  return `${inner}${text.slice(word.end).startsWith('\n') && isClosed ? '' : '\n'}${isClosed ? '' : '}\n'}`
}
