import { attachmentSources } from '../../schemas/attachment-sources.js'
import { documentTypes } from '../../schemas/document-kind.js'
import { documentKind } from '../../schemas/documents.js'
import { documentFormats, type resourceProperties, updateMethods } from '../../schemas/document-resource.js'
import { argumentNames } from '../hosts/terraform-resource.js'
import type { Schema } from './completion/schemas-at.js'

const text = (description: string, words?: readonly string[]): Schema => ({
  type: 'string',
  description,
  ...(words && { enum: words }),
})

const listOfMaps = (properties: Readonly<Record<string, Schema>>, required: readonly string[], description: string) =>
  ({ type: 'array', description, items: { type: 'object', properties, required } }) as const

/** The properties of `AWS::SSM::Document`, as the reference of CloudFormation has them. */
export const cloudFormationProperties: Schema = {
  type: 'object',
  required: ['Content'],
  properties: {
    Content: { type: 'object', description: 'The document, as a map or as JSON or YAML text.' },
    DocumentType: text(
      'The type of the document; only those of schema version 1.2 may go without it.',
      documentTypes.filter((type) => documentKind(type)?.cloudFormation !== false),
    ),
    DocumentFormat: text('The format of the content; `JSON` where none is given.', documentFormats),
    Name: text('The name of the document; CloudFormation makes one up where none is given.'),
    UpdateMethod: text(
      'What an update does: replace the document by another one (`Replace`, where none is given), or make a new version of it.',
      updateMethods,
    ),
    TargetType: text('The type of resource that the document runs on, such as `/AWS::EC2::Instance`; `/` is for all.'),
    VersionName: text('A name for the version of the document.'),
    Attachments: listOfMaps(
      {
        Key: text('Where the file is.', attachmentSources),
        Name: text('The name of the file.'),
        Values: { type: 'array', description: 'The address of the file.', items: { type: 'string' } },
      },
      ['Key', 'Values'],
      'Files that are attached to the document.',
    ),
    Requires: listOfMaps(
      { Name: text('The name of the document.'), Version: text('The version of the document.') },
      ['Name'],
      'Documents that this one needs.',
    ),
    Tags: listOfMaps(
      { Key: text('The name of the tag.'), Value: text('Its value.') },
      ['Key', 'Value'],
      'Tags of the document.',
    ),
  } satisfies Readonly<Record<(typeof resourceProperties)[number], Schema>>,
}

/** What an argument of Terraform is beside a schema: a block has no `=`. */
export type ArgumentSchema = Schema & { readonly block?: true }

const propertiesOf = ({ properties = {} }: Schema): Readonly<Record<string, Schema>> => properties

const property = (name: string): Schema => propertiesOf(cloudFormationProperties)[name] ?? {}

const inBlock = (schema: Schema | undefined): Readonly<Record<string, Schema>> =>
  Object.fromEntries(Object.entries(propertiesOf(schema ?? {})).map(([name, each]) => [name.toLowerCase(), each]))

/** Properties that are said otherwise in Terraform. */
const otherwise: Readonly<Record<string, ArgumentSchema>> = {
  Content: {
    type: 'string',
    description: 'The document as text: a heredoc, or what `jsonencode` or `yamlencode` makes.',
  },
  DocumentType: text('The type of the document.', documentTypes),
  Name: { ...text('The name of the document.'), examples: ['new-document'] },
  TargetType: { ...property('TargetType'), examples: ['/AWS::EC2::Instance'] },
  VersionName: { ...property('VersionName'), examples: ['1'] },
  Attachments: { ...property('Attachments'), block: true, properties: inBlock(property('Attachments').items) },
  Tags: { type: 'object', description: 'Tags of the document, as a map.' },
}

/** The arguments of `aws_ssm_document`, as the reference of its provider has them, those that are needed first. */
export const terraformArguments: ReadonlyMap<string, ArgumentSchema> = new Map<string, ArgumentSchema>([
  ...Object.entries(argumentNames).map(([name, argument]) => [argument, otherwise[name] ?? property(name)] as const),
  [
    'permissions',
    {
      type: 'object',
      description:
        'With whom the document is shared: `type`, which is `Share`, and `account_ids`, numbers with commas or `All`.',
    },
  ],
])
