import { memberNamed } from './member-named.js'
import type { Bounds, Member, Shape, StructureShape, TextShape } from './service.js'

/** From the outside in: names of members, keys of maps, indices of lists. */
export type ValuePath = readonly (string | number)[]

/**
 * What is wrong with a value. boto3 refuses `unknown`, `missing`, `type`, `union` and values that are too small before it sends anything;
 * the service itself judges the rest.
 */
export type InputFault = {
  readonly path: ValuePath
  /** It is the key at the end of the path that is wrong, not its value. */
  readonly ofKey?: true
} & (
  | { readonly kind: 'unknown'; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'type'; readonly expected: Shape['kind']; readonly found: unknown }
  | { readonly kind: 'union'; readonly names: readonly string[]; readonly count: number }
  | { readonly kind: 'small' | 'large'; readonly of: 'value' | 'length' | 'count'; readonly limit: number }
  | { readonly kind: 'value'; readonly found: string; readonly values: readonly string[] }
  | ({ readonly kind: 'form' } & FormFault)
)

/** A text that cannot be what it should name. */
export interface FormFault {
  readonly message: string
  /** The pattern that the text has to match, where that is still to be judged: it is a fault only if it does not. */
  readonly unread?: string
}

/** Judges the form of a text that stands at a path. */
export type FormCheck = (text: string, shape: TextShape, path: ValuePath) => FormFault | undefined

/**
 * Everything that is wrong with the input of an operation, given as JSON. Tokens that the client fills in are not missed; forms of texts are
 * judged by the caller.
 */
export function inputFaults(shape: Shape, value: unknown, checkForm?: FormCheck): readonly InputFault[] {
  const search: Search = { found: [], path: [], checkForm }
  find(shape, value, search)
  return search.found
}

/** A walk down a value. The path is one list, which is copied only where something is wrong. */
interface Search {
  readonly found: InputFault[]
  readonly path: (string | number)[]
  readonly checkForm: FormCheck | undefined
}

function find(shape: Shape, value: unknown, search: Search): void {
  const { found, path } = search
  if (!hasType(shape, value)) {
    found.push({ path: path.slice(), kind: 'type', expected: shape.kind, found: value })
    return
  }
  switch (shape.kind) {
    case 'structure':
      findInStructure(shape, value as Fields, search)
      break
    case 'list': {
      const items = value as readonly unknown[]
      findBounds(shape, items.length, 'count', search)
      for (let at = 0; at < items.length; at++) below(at, shape.item, items[at], search)
      break
    }
    case 'map':
      for (const [key, item] of Object.entries(value as Fields)) {
        for (const fault of inputFaults(shape.key, key)) found.push({ ...fault, path: [...path, key], ofKey: true })
        below(key, shape.value, item, search)
      }
      break
    case 'string': {
      const text = value as string
      if (shape.values && !shape.values.includes(text))
        found.push({ path: path.slice(), kind: 'value', found: text, values: shape.values })
      findBounds(shape, lengthOf(text, shape), 'length', search)
      const fault = search.checkForm?.(text, shape, path)
      if (fault) found.push({ path: path.slice(), kind: 'form', ...fault })
      break
    }
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      findBounds(shape, Number(value), 'value', search)
  }
}

/** What is wrong with a part of a value. */
function below(name: string | number, shape: Shape, value: unknown, search: Search): void {
  search.path.push(name)
  find(shape, value, search)
  search.path.pop()
}

type Fields = Readonly<Record<string, unknown>>

function findInStructure(shape: StructureShape, value: Fields, search: Search): void {
  const { found, path } = search
  const given = Object.keys(value)
  if (shape.union && given.length !== 1)
    found.push({ path: path.slice(), kind: 'union', names: namesIn(shape), count: given.length })
  for (const { name, alias } of needed(shape)) {
    const isGiven = Object.hasOwn(value, name) || (alias !== undefined && Object.hasOwn(value, alias))
    if (!isGiven) found.push({ path: path.slice(), kind: 'missing', name: alias ?? name })
  }
  for (const name of given) {
    const member = memberNamed(shape, name)
    if (member) below(name, member.shape, value[name], search)
    else found.push({ path: [...path, name], kind: 'unknown', name, names: namesIn(shape) })
  }
}

const neededIn = new WeakMap<StructureShape, readonly Member[]>()

/** The members without which a structure is refused. */
function needed(shape: StructureShape): readonly Member[] {
  const known = neededIn.get(shape)
  if (known) return known
  const found = [...shape.members.values()].filter(({ required, token }) => required && !token)
  neededIn.set(shape, found)
  return found
}

/** All names that callers may write, needed only where something is wrong. */
const namesIn = ({ members }: StructureShape): string[] => [
  ...members.keys(),
  ...[...members.values()].flatMap(({ alias }) => alias ?? []),
]

function findBounds({ min, max }: Bounds, size: number, of: 'value' | 'length' | 'count', search: Search): void {
  const { found, path } = search
  if (min !== undefined && size < min) found.push({ path: path.slice(), kind: 'small', of, limit: min })
  if (max !== undefined && size > max) found.push({ path: path.slice(), kind: 'large', of, limit: max })
}

/** Counted in code points where that can matter. */
const lengthOf = (text: string, { min = 0, max = Number.POSITIVE_INFINITY }: Bounds): number =>
  text.length > max || text.length < 2 * min ? [...text].length : text.length

/** As botocore sees it, for which booleans are numbers too. */
function hasType({ kind }: Shape, value: unknown): boolean {
  switch (kind) {
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'list':
      return Array.isArray(value)
    case 'string':
    case 'blob':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
    case 'long':
      return Number.isInteger(value) || typeof value === 'boolean'
    case 'float':
    case 'double':
      return typeof value === 'number' || typeof value === 'boolean'
    case 'timestamp':
      return /number|boolean/.test(typeof value) || (typeof value === 'string' && mayBeTime.test(value))
    case 'json':
      return true
  }
}

/** botocore takes whatever dateutil can read, which is much. */
const mayBeTime = /\d|^\s*(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|now)/i
