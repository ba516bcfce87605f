import type { Operation, Service } from '../../aws/service.js'
import type { SsmDocument, Step } from '../../document/document.js'
import type { Repository } from '../../document/repository.js'
import type { Python } from '../../languages/python.js'
import type { Edit } from '../../rules/rule.js'
import type { Range, Tree } from '../../syntax/tree.js'
import type { Place } from './place.js'
import type { Schema } from './schemas-at.js'
import { type Form, quoted, scalarFor } from '../write-value.js'

/** Something that may stand at a place. */
export interface Completion {
  readonly label: string
  readonly kind:
    | 'parameter'
    | 'variable'
    | 'output'
    | 'system'
    | 'step'
    | 'action'
    | 'input'
    | 'type'
    | 'word'
    | 'service'
    | 'operation'
    | 'field'
    | 'document'
    | 'function'
    | 'snippet'
  readonly detail: string
  /** In Markdown. */
  readonly documentation?: string
  /** What it replaces: the word that is being typed. */
  readonly range: Range
  readonly text: string
  /** What an editor compares with the text in the range, where that is not the label. */
  readonly filter?: string
  /** Changes elsewhere that belong to it. */
  readonly more?: readonly Edit[]
  /** The form of what is written, where it is more than a value: one goes on within it. */
  readonly form?: Form
  /** Whether it writes an entry of a map: a key, its colon and the beginning of a value. */
  readonly isEntry?: true
  /** Lower ones come first, equal ones in the order given. */
  readonly rank?: number
}

/** Of what comes behind all that others offer for the same text. */
export const lastRank = 4

/** What completion may ask for beside the document. */
export interface CompletionContext {
  readonly python: Python | undefined
  readonly repository: Repository
  /** The services that steps call, by the names of their boto3 clients. */
  readonly services: ReadonlyMap<string, Service>
  /** Whether the file of the document takes nothing but texts and names, no quotes or brackets. */
  readonly textOnly: boolean
}

/** A place in a text of any kind with what schemas say of it. */
export interface SchemaSituation {
  readonly document: Pick<SsmDocument, 'tree'>
  readonly place: Place
  /** The way from the inputs of a call, where the place is within them. */
  readonly inputPath: readonly (string | number)[] | undefined
  /** What may stand there, by the schemas. */
  readonly schemas: readonly Schema[]
  /** The operation that is called, where one is named. */
  readonly call: { readonly operation: Operation; readonly service: string } | undefined
}

/** A place in a document with what is known of it. */
export interface Situation extends SchemaSituation {
  readonly document: SsmDocument
  /** The step around the place, whose call and inputs they are. */
  readonly step: Step | undefined
  readonly context: CompletionContext
}

/** Where a scalar is written. */
type Written = { readonly document: { readonly tree: Pick<Tree, 'text' | 'format'> }; readonly place: Place }

/** What a completion is, beside what it writes. */
export type Described = Pick<Completion, 'label' | 'kind'> &
  Partial<Pick<Completion, 'detail' | 'documentation' | 'rank'>>

/** A completion that writes a scalar in place of the word, in quotes where the place or the value needs them. */
export function scalarItem(
  { document: { tree }, place }: Written,
  described: Described,
  value: string | number | boolean = described.label,
): Completion {
  const { quote, form, at } = place
  const text = quote ? quoted(String(value), quote) : scalarFor(value, form)
  const lead = at === 'dash' ? '- ' : ''
  const tail = place.commaBehind ? ',' : ''
  return {
    detail: '',
    ...described,
    range: withQuotes(place, tree.text),
    text: `${lead}${text}${tail}`,
    ...(quote && { filter: `${quote}${described.label}` }),
    ...commaBefore(place),
  }
}

/** Completions in the order in which they are shown, apart from the colon or the dash before them. */
export function offered(items: readonly Completion[], lead: Place['lead'] = ''): Completion[] {
  const sorted = items.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  return lead === ''
    ? sorted
    : sorted.map((item) => (item.text.startsWith('\n') ? item : { ...item, text: lead + item.text }))
}

/** The word with the quotes around it. */
export function withQuotes({ word, quote }: Place, text: string): Range {
  if (!quote) return word
  return { start: word.start - 1, end: text[word.end] === quote ? word.end + 1 : word.end }
}

/** The comma that is missing behind the item above. */
export const commaBefore = ({ commaAt }: Place): Pick<Completion, 'more'> =>
  commaAt === undefined ? {} : { more: [{ start: commaAt, end: commaAt, text: ',' }] }
