import type { FilterTest, SelectorStep } from '../languages/json-path.js'
import type { Json } from '../syntax/tree.js'

type JsonMap = Readonly<Record<string, Json>>

/** A copy of the value in which all places that the steps of a selector lead to hold another; what is missing on the way is made. */
export function putSelected(value: Json | undefined, steps: readonly SelectorStep[], held: Json): Json {
  const [step, ...rest] = steps
  if (!step) return typeof value === 'string' && typeof held !== 'object' ? String(held) : held
  switch (step.kind) {
    case 'child':
      return putMember(value, step.name, rest, held)
    case 'index': {
      const items = Array.isArray(value) ? (value as readonly Json[]) : []
      const at = Math.min(Math.max(0, step.index), 50)
      return Array.from({ length: Math.max(items.length, at + 1) }, (_, index) =>
        index === at ? putSelected(items[at], rest, held) : (items[index] ?? items[0] ?? null),
      )
    }
    case 'union':
      return step.members.reduce<Json>(
        (so, member) => (typeof member === 'string' ? putMember(so, member, rest, held) : so),
        value ?? {},
      )
    case 'deep-scan': {
      const { name } = step
      if (name === undefined) return value ?? null
      return holds(value, name) ? putDeep(value, name, rest, held) : putMember(value, name, rest, held)
    }
    case 'filter':
      return itemsOf(value, {}).map((item) => putSelected(passing(item, step.test), rest, held))
    case 'wildcard':
    case 'slice':
      return itemsOf(value, undefined).map((item) => putSelected(item, rest, held))
    default:
      return value ?? null
  }
}

const mapOf = (value: Json | undefined): JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonMap) : {}

/** The items of a list, one of them at least. */
function itemsOf<T>(value: Json | undefined, otherwise: T): readonly (Json | T)[] {
  const items = Array.isArray(value) ? (value as readonly Json[]) : []
  return items.length > 0 ? items : [otherwise]
}

function putMember(value: Json | undefined, name: string, rest: readonly SelectorStep[], held: Json): Json {
  const map = mapOf(value)
  return { ...map, [name]: putSelected(Object.hasOwn(map, name) ? map[name] : undefined, rest, held) }
}

/** The item made such that it passes a filter, as far as the filter says how. */
function passing(item: Json, test: FilterTest | undefined): Json {
  if (test?.kind === 'compare' && test.comparison === '==') return putSelected(item, test.path, test.value)
  if (test?.kind === 'and') return test.tests.reduce(passing, item)
  return item
}

function holds(value: Json | undefined, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (!Array.isArray(value) && Object.hasOwn(value, name)) return true
  return Object.values(value).some((part: Json) => holds(part, name))
}

function putDeep(value: Json | undefined, name: string, rest: readonly SelectorStep[], held: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => putDeep(item, name, rest, held))
  if (typeof value !== 'object' || value === null) return value ?? null
  const entries = Object.entries(value as JsonMap)
  return Object.fromEntries(
    entries.map(([key, part]) => [key, key === name ? putSelected(part, rest, held) : putDeep(part, name, rest, held)]),
  )
}
