import type { TSchema } from 'typebox'
import { innerKeywords } from '../../schemas/checked.js'
import type { ValueFacts } from '../../schemas/values.js'
import { type Entry, keyText, type ListNode, type MapNode, type Node, type ScalarNode } from '../syntax/tree.js'
import { type KeyNames, lacksLikely, partsOf } from './renamed-keys.js'

/**
 * Whether a node is what a schema demands. Nearly all are, and this tells so of a tree as it is, in a fraction of the time of a compiled
 * check. What is not accepted may still be right: a schema may say what is not understood here. The compiled check has the last word on it.
 */
export const accepts = (schema: TSchema, node: Node): boolean => fits(formOf(schema), node) !== refused

/** Whether a node is what a schema demands, and surely has no key that was meant to be another: `valueAsMeant` leaves it as it is. */
export const acceptsAsWritten = (schema: TSchema, node: Node): boolean => fits(formOf(schema), node) === asWritten

/** How a node fits a schema, from worst to best. */
type Fit = typeof refused | typeof doubtful | typeof asWritten
const refused = 0
/** It is accepted, but a key may be a slip. */
const doubtful = 1
const asWritten = 2

/** The types that a value may have, each a bit. */
const typeBits = { string: 1, number: 2, integer: 4, boolean: 8, null: 16, array: 32, object: 64 } as const
const allTypes = 127

/** What a schema demands. What is absent demands nothing. */
interface Form {
  readonly types: number
  readonly values: ReadonlySet<unknown> | undefined
  readonly anyOf: readonly Form[] | undefined
  readonly pattern: RegExp | undefined
  /** Bounds of a number, of the length of a text, or of the number of items or entries. */
  readonly least: number
  readonly most: number
  readonly items: Form | undefined
  readonly properties: ReadonlyMap<string, Property>
  /** The bits of the properties that have to be there. */
  readonly required: number
  /** What stands under other keys: anything where undefined, nothing where false. */
  readonly others: Form | false | undefined
  /** The names that another key may be a slip of. */
  readonly keys: KeyNames | undefined
  /** Whether there is one way at most to read a map by the schema, and one to read a list. */
  readonly isClear: boolean
  /** Whether the schema says something that is not understood here. */
  readonly strange: boolean
}

interface Property {
  readonly form: Form
  /** 0 where the map may lack it. */
  readonly bit: number
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
    properties: new Map(
      Object.entries(properties).map(([name, each]) => [name, { form: read(each, false), bit: bitOf(name, required) }]),
    ),
    required: 2 ** required.length - 1,
    others: typeof others === 'object' ? read(others, false) : others === false ? others : undefined,
    keys: partsOf(schema as TSchema)?.keys,
    isClear: isClear(schema),
    strange:
      required.length > 30 ||
      Object.keys(schema).some((name) => !understood.has(name) && !(innerKeywords.has(name) && (isSurface || isOwn))),
  }
}

const bitOf = (name: string, required: readonly string[]): number =>
  required.includes(name) ? 2 ** required.indexOf(name) : 0

function typesOf(type: Keywords['type']): number {
  if (type === undefined) return allTypes
  return [type].flat().reduce((bits, name) => bits | (typeBits[name as keyof typeof typeBits] ?? 0), 0)
}

/** Whether no more than one branch takes a map, and one a list. */
function isClear({ anyOf, properties, items }: Keywords): boolean {
  if (!anyOf) return true
  const taking = (bit: number) => anyOf.filter(({ type }) => typesOf(type) & bit).length
  return !properties && !items && taking(typeBits.object) <= 1 && taking(typeBits.array) <= 1
}

function fits(form: Form, node: Node): Fit {
  const ofOne = form.anyOf ? fitsOne(form.anyOf, node) : asWritten
  if (form.strange || ofOne === refused) return refused
  if (node.kind === 'scalar') return fitsScalar(form, node) ? asWritten : refused
  const own = node.kind === 'map' ? fitsMap(form, node) : fitsList(form, node)
  return own === asWritten ? (form.isClear ? ofOne : doubtful) : own
}

function fitsOne(forms: readonly Form[], node: Node): Fit {
  for (let at = 0; at < forms.length; at++) {
    const fit = fits(forms[at] as Form, node)
    if (fit !== refused) return fit
  }
  return refused
}

/** A value that is not known stands as an empty reference, as in `toJson`. */
function fitsScalar({ types, values, pattern, least, most }: Form, node: ScalarNode): boolean {
  const value = node.dynamic ? '{{ }}' : node.value
  if (values && !values.has(value)) return false
  if (typeof value === 'string') {
    if (!(types & typeBits.string)) return false
    return hasLength(value, least) && value.length <= most && (!pattern || pattern.test(value))
  }
  if (typeof value === 'number') {
    if (!(types & typeBits.number) && !(types & typeBits.integer && Number.isInteger(value))) return false
    return value >= least && value <= most
  }
  return (types & (value === null ? typeBits.null : typeBits.boolean)) !== 0
}

/** Whether a text surely has so many characters: some of the UTF-16 units may be halves of one. */
const hasLength = (text: string, least: number): boolean =>
  text.length >= least && (least <= 1 || text.length >= 2 * least || !/[\uD800-\uDFFF]/.test(text))

function fitsList({ types, least, most, items, values }: Form, { items: nodes }: ListNode): Fit {
  if (!(types & typeBits.array) || values || nodes.length < least || nodes.length > most) return refused
  let worst: Fit = asWritten
  if (!items) return worst
  for (let at = 0; at < nodes.length; at++) {
    const fit = fits(items, nodes[at] as Node)
    if (fit === refused) return refused
    if (fit === doubtful) worst = fit
  }
  return worst
}

function fitsMap({ types, properties, required, others, keys, values, least }: Form, node: MapNode): Fit {
  const { entries } = node
  if (!(types & typeBits.object) || values || entries.length < least) return refused
  if (properties.size === 0 && others === undefined) return required === 0 ? asWritten : refused
  let worst: Fit = asWritten
  let lacking = required
  for (let at = 0; at < entries.length; at++) {
    const { key, value } = entries[at] as Entry
    const known = properties.get(keyText(key))
    if (known) lacking &= ~known.bit
    const fit = known ? fits(known.form, value) : fitsOther(others, value)
    if (fit === refused) return refused
    if (fit === doubtful || (!known && keys && lacksLikely(keyText(key), keys, node))) worst = doubtful
  }
  return lacking === 0 ? worst : refused
}

/** Nothing that stands under another key is read as its author may have meant it. */
function fitsOther(others: Form['others'], value: Node): Fit {
  if (others === undefined) return asWritten
  return others === false || fits(others, value) === refused ? refused : asWritten
}
