import { applicationConfigurationSchema } from '../../../schemas/application-configuration-schema.js'
import { describeNode, listOf } from '../../document/describe.js'
import { keyText, type Node } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { type Finding, rule } from '../rule.js'
import { schemasIn } from './json-schemas.js'

export const wrongSchemaKeyword = rule({
  name: 'wrong-schema-keyword',
  severity: 'error',
  kinds: ['ApplicationConfigurationSchema'],
  summary: 'A keyword of a schema has a value that draft 4 of JSON Schema does not allow.',
  why: 'AppConfig takes draft 4: the schema is not valid, and no configuration can be checked against it.',
  page: 'documents',

  check(document) {
    const found: Finding[] = []
    for (const schema of schemasIn(document.root)) {
      for (const { key, value } of schema.entries) {
        const keyword = keyText(key)
        // What the outermost schema has among the described keys is checked as the layout of the document.
        if (schema === document.root && Object.hasOwn(applicationConfigurationSchema.fields, keyword)) continue
        const expected = Object.hasOwn(checks, keyword) ? checks[keyword]?.(value) : undefined
        if (expected === undefined || (value.kind === 'scalar' && value.dynamic)) continue
        const range = value.kind === 'scalar' ? value : headOf(value)
        found.push({ range, message: `\`${keyword}\`: expected ${expected}, found ${describeNode(value)}` })
      }
    }
    return found
  },
})

/** What is expected, where the value is something else. */
type Check = (value: Node) => string | undefined

const scalar =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (node) =>
    node.kind === 'scalar' && test(node.value) ? undefined : expected

const isText = (value: unknown): boolean => typeof value === 'string'
const text = scalar('text', isText)
const number = scalar('a number', (value) => typeof value === 'number')
const boolean = scalar('`true` or `false`', (value) => typeof value === 'boolean')
const count = scalar('a whole number from 0', (value) => Number.isInteger(value) && Number(value) >= 0)
const map: Check = (node) => (node.kind === 'map' ? undefined : 'a map of schemas')
const schemaOrFlag: Check = (node) => (node.kind === 'map' ? undefined : boolean(node) && 'a schema, `true` or `false`')

const list =
  (expected: string): Check =>
  (node) =>
    node.kind === 'list' && node.items.length > 0 ? undefined : expected

const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']
const isType = (node: Node): boolean => node.kind === 'scalar' && types.includes(String(node.value))

const type: Check = (node) => {
  const known = node.kind === 'list' ? node.items.length > 0 && node.items.every(isType) : isType(node)
  return known ? undefined : listOf(types.map((each) => `\`${each}\``))
}

const checks: Readonly<Record<string, Check>> = {
  $ref: text,
  $schema: text,
  additionalItems: schemaOrFlag,
  additionalProperties: schemaOrFlag,
  allOf: list('a list of schemas'),
  anyOf: list('a list of schemas'),
  definitions: map,
  dependencies: map,
  description: text,
  enum: list('a list of values'),
  exclusiveMaximum: boolean,
  exclusiveMinimum: boolean,
  format: text,
  id: text,
  items: (node) => (node.kind === 'scalar' ? 'a schema or a list of schemas' : undefined),
  maxItems: count,
  maxLength: count,
  maxProperties: count,
  maximum: number,
  minItems: count,
  minLength: count,
  minProperties: count,
  minimum: number,
  multipleOf: scalar('a number above 0', (value) => typeof value === 'number' && value > 0),
  not: (node) => (node.kind === 'map' ? undefined : 'a schema'),
  oneOf: list('a list of schemas'),
  pattern: text,
  patternProperties: map,
  properties: map,
  required: list('a list of names'),
  title: text,
  type,
  uniqueItems: boolean,
}
