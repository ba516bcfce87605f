import type { TSchema } from 'typebox'
import { innerKeywords } from '../../schemas/checked.js'
import type { ValueFacts } from '../../schemas/values.js'
import { keyText, type ListNode, type MapNode, type Node, type ScalarNode } from '../syntax/tree.js'

/**
 * Whether a node is what a schema demands. Nearly all are, and this tells so of a tree as it is, in a fraction of the time of a compiled
 * check. What is not accepted may still be right: a schema may say what is not understood here. The compiled check has the last word on it.
 */
export const accepts = (schema: TSchema, node: Node): boolean => fits(formOf(schema), node)

/** The types that a value may have. */
interface Types {
  readonly string: boolean
  readonly number: boolean
  readonly integer: boolean
  readonly boolean: boolean
  readonly null: boolean
  readonly array: boolean
  readonly object: boolean
}

/** What a schema demands. What is absent demands nothing. */
interface Form {
  readonly types: Types
  readonly values: ReadonlySet<unknown> | undefined
  readonly anyOf: readonly Form[] | undefined
  readonly pattern: RegExp | undefined
  /** Bounds of a number, of the length of a text, or of the number of items or entries. */
  readonly least: number
  readonly most: number
  readonly items: Form | undefined
  readonly properties: ReadonlyMap<string, Form>
  readonly required: readonly string[]
  /** What stands under other keys: anything where undefined, nothing where false. */
  readonly others: Form | false | undefined
  /** Whether the schema says something that is not understood here. */
  readonly strange: boolean
}

interface Keywords {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Keywords[]
  readonly pattern?: string
  readonly minimum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly minProperties?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: Keywords
  readonly properties?: Readonly<Record<string, Keywords>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Keywords | boolean
  readonly ssm?: ValueFacts
}

const understood: ReadonlySet<string> = new Set(
  (
    'type enum anyOf pattern minimum minLength minItems minProperties maximum maxLength maxItems items properties required additionalProperties ' +
    'ssm description default examples deprecated $defs'
  ).split(' '),
)

const forms = new WeakMap<object, Form>()

function formOf(schema: TSchema): Form {
  const known = forms.get(schema)
  if (known) return known
  const form = read(schema as Keywords, false)
  forms.set(schema, form)
  return form
}

/** Reads a schema; of the inside of values that have rules of their own nothing is demanded. */
function read(schema: Keywords, isSurface: boolean): Form {
  const isOwn = schema.ssm?.ownRules === true
  const { items, properties = {}, required = [], additionalProperties: others } = isSurface || isOwn ? {} : schema
  return {
    types: typesOf(schema.type),
    values: schema.enum && new Set(schema.enum),
    anyOf: schema.anyOf?.map((each) => read(each, isOwn)),
    pattern: schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u'),
    least: schema.minimum ?? schema.minLength ?? schema.minItems ?? schema.minProperties ?? Number.NEGATIVE_INFINITY,
    most: schema.maximum ?? schema.maxLength ?? schema.maxItems ?? Number.POSITIVE_INFINITY,
    items: items && read(items, false),
    properties: new Map(Object.entries(properties).map(([name, each]) => [name, read(each, false)])),
    required,
    others: typeof others === 'object' ? read(others, false) : others === false ? others : undefined,
    strange: Object.keys(schema).some(
      (name) => !understood.has(name) && !(innerKeywords.has(name) && (isSurface || isOwn)),
    ),
  }
}

function typesOf(type: Keywords['type']): Types {
  const known = type === undefined ? undefined : [type].flat()
  const takes = (name: keyof Types) => known === undefined || known.includes(name)
  return {
    string: takes('string'),
    number: takes('number'),
    integer: takes('integer'),
    boolean: takes('boolean'),
    null: takes('null'),
    array: takes('array'),
    object: takes('object'),
  }
}

function fits(form: Form, node: Node): boolean {
  if (form.strange || (form.anyOf && !fitsOne(form.anyOf, node))) return false
  if (node.kind === 'scalar') return fitsScalar(form, node)
  return node.kind === 'map' ? fitsMap(form, node) : fitsList(form, node)
}

function fitsOne(forms: readonly Form[], node: Node): boolean {
  for (let at = 0; at < forms.length; at++) if (fits(forms[at] as Form, node)) return true
  return false
}

/** A value that is not known stands as an empty reference, as in `toJson`. */
function fitsScalar({ types, values, pattern, least, most }: Form, node: ScalarNode): boolean {
  const value = node.dynamic ? '{{ }}' : node.value
  if (values && !values.has(value)) return false
  if (typeof value === 'string') {
    if (!types.string) return false
    return hasLength(value, least) && value.length <= most && (!pattern || pattern.test(value))
  }
  if (typeof value === 'number') {
    if (!types.number && !(types.integer && Number.isInteger(value))) return false
    return value >= least && value <= most
  }
  return value === null ? types.null : types.boolean
}

/** Whether a text surely has so many characters: some of the UTF-16 units may be halves of one. */
const hasLength = (text: string, least: number): boolean =>
  text.length >= least && (least <= 1 || text.length >= 2 * least || !/[\uD800-\uDFFF]/.test(text))

function fitsList({ types, least, most, items, values }: Form, { items: nodes }: ListNode): boolean {
  if (!types.array || values || nodes.length < least || nodes.length > most) return false
  if (items) for (let at = 0; at < nodes.length; at++) if (!fits(items, nodes[at] as Node)) return false
  return true
}

function fitsMap({ types, properties, required, others, values, least }: Form, { entries }: MapNode): boolean {
  if (!types.object || values || entries.length < least) return false
  for (let at = 0; at < required.length; at++) if (!hasKey(entries, required[at])) return false
  if (properties.size === 0 && others === undefined) return true
  for (let at = 0; at < entries.length; at++) {
    const { key, value } = entries[at] as MapNode['entries'][number]
    const form = properties.get(keyText(key)) ?? others
    if (form === false || (form && !fits(form, value))) return false
  }
  return true
}

function hasKey(entries: MapNode['entries'], name: string | undefined): boolean {
  for (let at = 0; at < entries.length; at++)
    if (keyText((entries[at] as MapNode['entries'][number]).key) === name) return true
  return false
}
