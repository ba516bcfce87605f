import type { FilterTest } from '../languages/json-path.js'
import { parseSelector, type SelectorStep } from '../languages/json-path.js'
import type { Json } from '../syntax/tree.js'
import { StepFailure } from './failure.js'

/** A selector that looks at more is stopped: values are a document's own business, time and memory are not. */
const mostLooks = 1_000_000

/**
 * What a selector finds in a value: one value for a definite path, else a list; `undefined` where a definite path finds nothing.
 * The dialect is that of the user guide, automation-action-outputs-inputs; what it leaves open is done as most readers of JSONPath do it.
 */
export function select(value: Json, text: string): Json | undefined {
  const selector = parseSelector(text)
  if (!selector.ok) throw new StepFailure(`Invalid selector ${text}: ${selector.message}`)
  const plain = selector.definite ? descend(value, selector.steps) : notPlain
  if (plain !== notPlain) return plain
  const found = follow([value], selector.steps, { left: mostLooks })
  return selector.definite ? found[0] : found
}

const notPlain = Symbol('not plain')

/** What names and positions alone lead to, which most selectors consist of: they are followed without lists between. */
function descend(value: Json, steps: readonly SelectorStep[]): Json | undefined | typeof notPlain {
  let here: Json | undefined = value
  for (const step of steps) {
    if (step.kind === 'child' && typeof here === 'object' && here !== null && !Array.isArray(here))
      here = Object.hasOwn(here, step.name) ? ((here as Readonly<Record<string, Json>>)[step.name] ?? null) : undefined
    else if (step.kind === 'index' && Array.isArray(here)) here = (here as readonly Json[]).at(step.index)
    else return notPlain
    if (here === undefined) return undefined
  }
  return here
}

function spend(budget: Budget): void {
  if (--budget.left < 0) throw new StepFailure(`The selector looks at more than ${mostLooks} values`)
}

/** What a selector may still look at. */
interface Budget {
  left: number
}

function follow(values: readonly Json[], steps: readonly SelectorStep[], budget: Budget): readonly Json[] {
  let found = values
  for (const step of steps) {
    const next: Json[] = []
    for (const value of found) {
      for (const part of partsFor(value, step, budget)) {
        spend(budget)
        next.push(part)
      }
    }
    found = next
  }
  return found
}

function* partsFor(value: Json, step: SelectorStep, budget: Budget): Generator<Json> {
  switch (step.kind) {
    case 'child':
      yield* member(value, step.name)
      break
    case 'index':
      yield* item(value, step.index)
      break
    case 'union':
      for (const each of step.members) yield* typeof each === 'string' ? member(value, each) : item(value, each)
      break
    case 'slice':
      if (Array.isArray(value)) yield* slice(value, step.from, step.to, step.by)
      break
    case 'wildcard':
      yield* children(value)
      break
    case 'deep-scan':
      for (const each of descendants(value, budget)) {
        if (step.name === undefined) yield each
        else yield* member(each, step.name)
      }
      break
    case 'filter': {
      const { test } = step
      if (!test) throw new StepFailure('The selector has a filter that is not understood')
      for (const each of Array.isArray(value) ? value : [value]) if (passes(each, test, budget)) yield each
      break
    }
    case 'function':
      if (step.name !== 'length') throw new StepFailure(`The selector has a function ${step.name}() that is not known`)
      if (Array.isArray(value)) yield value.length
  }
}

function* member(value: Json, name: string): Generator<Json> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (name === 'length') yield value.length
  } else if (Object.hasOwn(value, name)) yield (value as Readonly<Record<string, Json>>)[name] ?? null
}

function* item(value: Json, index: number): Generator<Json> {
  const found = Array.isArray(value) ? (value as readonly Json[]).at(index) : undefined
  if (found !== undefined) yield found
}

function* slice(items: readonly Json[], from = 0, to = items.length, by = 1): Generator<Json> {
  if (by === 0) return
  const start = from < 0 ? Math.max(0, items.length + from) : from
  const end = to < 0 ? items.length + to : Math.min(to, items.length)
  for (let at = start; by > 0 ? at < end : at > end; at += by) yield* item(items, at)
}

function* children(value: Json): Generator<Json> {
  if (Array.isArray(value)) yield* value
  else if (typeof value === 'object' && value !== null) yield* Object.values(value)
}

/** The value and everything in it, outer things first; without recursion, since values may be deep. */
function* descendants(value: Json, budget: Budget): Generator<Json> {
  const open: Json[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    spend(budget)
    yield next
    for (const each of [...children(next)].reverse()) open.push(each)
  }
}

function passes(value: Json, test: FilterTest, budget: Budget): boolean {
  switch (test.kind) {
    case 'exists':
      return follow([value], test.path, budget).length > 0
    case 'and':
      return test.tests.every((each) => passes(value, each, budget))
    case 'or':
      return test.tests.some((each) => passes(value, each, budget))
    case 'not':
      return !passes(value, test.test, budget)
    case 'compare':
      return follow([value], test.path, budget).some((found) => compares(found, test.comparison, test.value))
  }
}

function compares(found: Json, comparison: string, wanted: Json): boolean {
  if (comparison === '==') return found === wanted
  if (comparison === '!=') return found !== wanted
  if (typeof found !== typeof wanted || (typeof found !== 'number' && typeof found !== 'string')) return false
  const order = found < (wanted as typeof found) ? -1 : found > (wanted as typeof found) ? 1 : 0
  if (comparison === '<') return order < 0
  if (comparison === '>') return order > 0
  return comparison === '<=' ? order <= 0 : order >= 0
}
