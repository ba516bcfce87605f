import { remember } from './remember.js'
import { type FilterTest, parseFilter } from './json-path-filter.js'
import { accept, fail, readQuoted, type SelectorText, skipSpace, take, takeWord } from './json-path-text.js'

export type { FilterTest } from './json-path-filter.js'

/** Where a step of a selector stands, and whether AWS describes what it does. */
interface StepPlace {
  readonly start: number
  readonly end: number
  /** No AWS page says that this works; it may. */
  readonly undocumented: boolean
}

/** What one step does. A `deep-scan` without a name is followed by the step it applies to, as in `..[0]`. */
export type StepKind =
  | { readonly kind: 'child'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'deep-scan'; readonly name: string | undefined }
  | { readonly kind: 'filter'; readonly test: FilterTest | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly by: number }
  | { readonly kind: 'union'; readonly members: readonly (string | number)[] }
  | { readonly kind: 'function'; readonly name: string }

/** One step of a selector: from a value to a part of it, or to several. */
export type SelectorStep = StepPlace & StepKind

export type Selector =
  | {
      readonly ok: true
      readonly steps: readonly SelectorStep[]
      /** It selects one value at most; otherwise always a list. */
      readonly definite: boolean
    }
  | { readonly ok: false; readonly start: number; readonly end: number; readonly message: string }

/**
 * Reads the `Selector` of an output or a `PropertySelector`: JSONPath as Automation speaks it. The `$.` may be missing,
 * and a name may be quoted behind the dot, because documents of AWS have both.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-outputs-inputs.html
 */
export const parseSelector: (selector: string) => Selector = remember(parse)

function parse(selector: string): Selector {
  const text: SelectorText = { selector, at: 0, depth: 0, fault: undefined }
  skipSpace(text)
  const steps = [...(take(text, '$') ? [] : bareStart(text)), ...parseSteps(text)]
  const rest = text.at
  skipSpace(text)
  if (text.at < selector.length) fail(text, rest, selector.length, 'is not part of a selector; write `.Name` or `[0]`')
  if (text.fault) return { ok: false, ...text.fault }
  return { ok: true, steps, definite: steps.every(({ kind }) => ofOne.has(kind)) }
}

/** Steps that lead from one value to one. */
const ofOne: ReadonlySet<StepKind['kind']> = new Set(['child', 'index', 'function'])

/** A selector without `$.`, as in `Stacks[0].StackStatus`. */
function bareStart(text: SelectorText): SelectorStep[] {
  const from = text.at
  const name = readName(text)
  if (name === undefined && !/[.[]/.test(text.selector.charAt(from))) {
    const message = from < text.selector.length ? 'does not begin a selector' : 'the selector is empty'
    fail(text, from, text.selector.length, `${message}; write a path such as \`$.Instances[0].InstanceId\``)
  }
  return name === undefined ? [] : [named(text, from, name, false)]
}

/** Steps of a selector, at most: whoever follows or invents them goes one level deeper for each. AWS states no limit; this is our choice. */
const mostSteps = 100

/** Reads steps as long as there are any. */
function parseSteps(text: SelectorText): SelectorStep[] {
  const steps: SelectorStep[] = []
  for (let from = text.at; !text.fault; from = text.at) {
    const step = parseStep(text, from)
    if (!step) break
    steps.push(step)
    if (steps.length > mostSteps) fail(text, from, text.at, `is one step too many; a selector has at most ${mostSteps}`)
  }
  return steps
}

function parseStep(text: SelectorText, from: number): SelectorStep | undefined {
  const { selector } = text
  if (selector.charAt(from + 2) !== '.' && take(text, '..')) {
    const name = readName(text)
    if (name === undefined && !/[[*]/.test(selector.charAt(text.at))) return unnamed(text, from)
    return at(text, from, { kind: 'deep-scan', name }, name === undefined)
  }
  if (take(text, '.')) {
    if (take(text, '*')) return at(text, from, { kind: 'wildcard' }, true)
    if (selector.charAt(text.at) === '[') return bracket(text, from, true)
    const name = readName(text)
    return name === undefined ? unnamed(text, from) : named(text, from, name, false)
  }
  if (selector.charAt(from) === '[') return bracket(text, from, false)
  const isScan = selector.endsWith('..', from)
  return isScan && take(text, '*') ? at(text, from, { kind: 'wildcard' }, true) : undefined
}

/** Adds the place to a step that was just made. A copy with more fields would take an engine several times as long. */
function at(text: SelectorText, start: number, step: StepKind, undocumented: boolean): SelectorStep {
  const placed = step as { -readonly [Field in keyof StepPlace]: StepPlace[Field] } & StepKind
  placed.start = start
  placed.end = text.at
  placed.undocumented = undocumented
  return placed
}

function unnamed(text: SelectorText, from: number): undefined {
  fail(text, from, text.at, 'is not followed by a name; write `.Name`, `..Name` or `[0]`')
}

/** A child, or a function when `()` follows. */
function named(text: SelectorText, from: number, name: string, undocumented: boolean): SelectorStep {
  const call = take(text, '()')
  return at(text, from, { kind: call ? 'function' : 'child', name }, undocumented || call)
}

/** A name behind a dot, bare or quoted. A reference `{{ … }}` is part of a name. */
function readName(text: SelectorText): string | undefined {
  const word = takeWord(text)
  if (word !== undefined) return word
  const bare = text.depth > 0 ? /[^\s.[\](),'"*=<>!&|~]+/y : /(?:\{\{[^{}]{0,200}\}\}|[^\s.[\](),'"*])+/y
  return accept(text, bare)?.[0] ?? readQuoted(text)
}

function bracket(text: SelectorText, from: number, undocumented: boolean): SelectorStep | undefined {
  text.at++
  skipSpace(text)
  if (take(text, '?')) {
    const test = parseFilter(text, from, parseSteps)
    return text.fault ? undefined : at(text, from, { kind: 'filter', test }, undocumented || test?.kind !== 'compare')
  }
  const step = take(text, '*') ? ({ kind: 'wildcard' } as const) : members(text, from)
  skipSpace(text)
  if (!step) return undefined
  if (take(text, ']')) return at(text, from, step, undocumented || isUndocumented(step))
  fail(text, from, text.at, 'is not closed; add `]`')
  return undefined
}

const isUndocumented = (step: StepKind): boolean => (step.kind === 'index' ? step.index < 0 : step.kind !== 'child')

/** What stands between brackets: a name, an index, several of them, or a slice. */
function members(text: SelectorText, from: number): StepKind | undefined {
  const found: (string | number)[] = []
  do {
    skipSpace(text)
    const member = readQuoted(text) ?? readInteger(text)
    skipSpace(text)
    if (typeof member !== 'string' && take(text, ':')) return slice(text, member)
    if (member === undefined) return notAMember(text, from)
    found.push(member)
  } while (take(text, ','))
  const [first] = found
  if (found.length > 1) return { kind: 'union', members: found }
  return typeof first === 'number' ? { kind: 'index', index: first } : { kind: 'child', name: first ?? '' }
}

function notAMember(text: SelectorText, from: number): undefined {
  const word = accept(text, /[^\s[\](),'"]+/y)?.[0]
  take(text, ']')
  const meant = word === undefined ? "`[0]`, `['Name']` or a filter" : `\`['${word.slice(0, 60)}']\``
  fail(text, from, text.at, `is neither an index nor a quoted name; write ${meant}`)
}

const readInteger = (text: SelectorText): number | undefined => {
  const digits = accept(text, /-?\d+/y)?.[0]
  return digits === undefined ? undefined : Number(digits)
}

function slice(text: SelectorText, from: number | undefined): StepKind {
  skipSpace(text)
  const to = readInteger(text)
  skipSpace(text)
  if (!take(text, ':')) return { kind: 'slice', from, to, by: 1 }
  skipSpace(text)
  return { kind: 'slice', from, to, by: readInteger(text) ?? 1 }
}
