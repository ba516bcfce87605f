import { attachmentSources } from '../../../schemas/attachment-sources.js'
import { documentTypes } from '../../../schemas/document-kind.js'
import { documentKind } from '../../../schemas/documents.js'
import type { Source } from '../../hosts/find-documents.js'
import { formatOf, parse } from '../../syntax/parse.js'
import { stringOf, valueAt } from '../../syntax/tree.js'
import { type Completion, offered, type SchemaSituation } from './completion.js'
import { keyCompletions } from './keys.js'
import { itemOf, mapCompletions, takesList } from './new-items.js'
import { placeBehind } from './place.js'
import { type Schema, schemasBelow } from './schemas-at.js'
import { wordCompletions } from './words.js'

const text = (description: string, words?: readonly string[]): Schema => ({
  type: 'string',
  description,
  ...(words && { enum: words }),
})

const listOf = (properties: Readonly<Record<string, Schema>>, required: readonly string[], description: string) =>
  ({ type: 'array', description, items: { type: 'object', properties, required } }) as const

/** The properties of `AWS::SSM::Document`, as the reference of CloudFormation has them. */
const properties: Schema = {
  type: 'object',
  required: ['Content'],
  properties: {
    Content: { type: 'object', description: 'The document, as a map or as JSON or YAML text.' },
    DocumentType: text(
      'The type of the document; only those of schema version 1.2 may go without it.',
      documentTypes.filter((type) => documentKind(type)?.cloudFormation !== false),
    ),
    DocumentFormat: text('The format of the content; `JSON` where none is given.', ['YAML', 'JSON', 'TEXT']),
    Name: text('The name of the document; CloudFormation makes one up where none is given.'),
    UpdateMethod: text(
      'What an update does: replace the document by another one (`Replace`, where none is given), or make a new version of it.',
      ['NewVersion', 'Replace'],
    ),
    TargetType: text('The type of resource that the document runs on, such as `/AWS::EC2::Instance`; `/` is for all.'),
    VersionName: text('A name for the version of the document.'),
    Attachments: listOf(
      {
        Key: text('Where the file is.', attachmentSources),
        Name: text('The name of the file.'),
        Values: { type: 'array', description: 'The address of the file.', items: { type: 'string' } },
      },
      ['Key', 'Values'],
      'Files that are attached to the document.',
    ),
    Requires: listOf(
      { Name: text('The name of the document.'), Version: text('The version of the document.') },
      ['Name'],
      'Documents that this one needs.',
    ),
    Tags: listOf(
      { Key: text('The name of the tag.'), Value: text('Its value.') },
      ['Key', 'Value'],
      'Tags of the document.',
    ),
  },
}

/** What may be typed into a resource `AWS::SSM::Document` of a template beside its content; undefined at other places. */
export async function resourceCompletions(source: Source, offset: number): Promise<Completion[] | undefined> {
  const format = formatOf(source.text, source.path)
  const place = placeBehind({ text: source.text, format }, 0, offset)
  const [resources, id = '', within, ...path] = place?.path ?? []
  if (!place || resources !== 'Resources' || within !== 'Properties' || path[0] === 'Content') return undefined
  const tree = await parse(source.text, format)
  if (stringOf(valueAt(tree.root, resources, id, 'Type')) !== 'AWS::SSM::Document') return undefined
  const situation: SchemaSituation = {
    document: { tree },
    place,
    schemas: schemasBelow([properties], path),
    inputPath: undefined,
    call: undefined,
  }
  return offered(itemsAt(situation), place.lead)
}

function itemsAt(situation: SchemaSituation): Completion[] {
  const { at, followed, form, quote, siblings } = situation.place
  const beginsList = at === 'key' && form === 'block' && siblings.size === 0 && takesList(situation)
  if (at === 'dash' || beginsList) return mapCompletions(itemOf(situation))
  const keys = at === 'key' || followed || (at === 'item' && form === 'block' && quote === '')
  return [...(at !== 'key' && !followed ? wordCompletions(situation) : []), ...(keys ? keyCompletions(situation) : [])]
}
