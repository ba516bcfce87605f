import { type CedarToken, cedarTokens } from './cedar-tokens.js'
import { remember } from './remember.js'
import type { ScriptError } from './script-error.js'

/** An entity such as `AWS::SSM::Action::"name"`, as it is written. */
export interface CedarEntity {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What the policies of a text say. */
export interface CedarPolicies {
  /** The actions that the scopes name. */
  readonly actions: readonly CedarEntity[]
  /** The first fault of each policy. */
  readonly errors: readonly ScriptError[]
}

/** Reads policies in Cedar by its grammar (docs.cedarpolicy.com/policies/syntax-grammar.html). What they mean is not judged. */
export interface Cedar {
  read(text: string): CedarPolicies
}

export const loadCedar = (): Cedar => ({ read: remember(read) })

interface Reading {
  readonly tokens: readonly CedarToken[]
  readonly actions: CedarEntity[]
  at: number
  depth: number
}

/** Says where a policy stops to be one. Caught where the policy began. */
class Fault extends Error {
  constructor(
    readonly token: CedarToken,
    message: string,
  ) {
    super(message)
  }
}

function read(text: string): CedarPolicies {
  const reading: Reading = { tokens: cedarTokens(text), actions: [], at: 0, depth: 0 }
  const errors: ScriptError[] = []
  while (here(reading).kind !== 'end') {
    try {
      policy(reading)
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault
      const { start, end } = fault.token
      errors.push({ start: start === end ? lastStart(reading) : start, end, message: fault.message })
      skip(reading)
    }
  }
  return { actions: reading.actions, errors }
}

/** At the end of the text there is nothing to point at but what stands before. */
const lastStart = ({ tokens, at }: Reading): number => tokens[at - 1]?.start ?? 0

/** Goes on behind the end of the policy, or before what begins the next one. */
function skip(reading: Reading): void {
  reading.depth = 0
  for (;;) {
    if (here(reading).kind === 'end' || accept(reading, ';')) return
    if (effects.has(here(reading).text) && reading.tokens[reading.at + 1]?.text === '(') return
    reading.at++
  }
}

const effects: ReadonlySet<string> = new Set(['permit', 'forbid'])

const end: CedarToken = { kind: 'end', text: '', start: 0, end: 0 }
const here = ({ tokens, at }: Reading): CedarToken => tokens[at] ?? end

function accept(reading: Reading, sign: string): boolean {
  const token = here(reading)
  if (token.text !== sign || token.kind === 'text') return false
  reading.at++
  return true
}

function expect(reading: Reading, sign: string, where = ''): void {
  if (!accept(reading, sign)) fail(reading, `\`${sign}\`${where}`)
}

/** What other languages write, and Cedar in its place. */
const meant: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  '&': '&&',
  '|': '||',
  '=': '==',
  allow: 'permit',
  deny: 'forbid',
}

function fail(reading: Reading, expected: string): never {
  const token = here(reading)
  if (token.text === '"') throw new Fault(token, 'the text is not closed; add `"`')
  if (token.text === "'") throw new Fault(token, "Cedar has text in double quotes, found `'`")
  const own = Object.hasOwn(meant, token.text) ? meant[token.text] : undefined
  const found = token.kind === 'end' ? 'the end of the text' : `\`${shown(token.text)}\``
  throw new Fault(
    token,
    own === undefined ? `expected ${expected}, found ${found}` : `Cedar has no ${found}; write \`${own}\``,
  )
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function policy(reading: Reading): void {
  while (accept(reading, '@')) {
    word(reading, 'a name')
    if (accept(reading, '(')) {
      text(reading)
      expect(reading, ')')
    }
  }
  if (!effects.has(here(reading).text)) fail(reading, '`permit` or `forbid`, which begin a policy')
  reading.at++
  expect(reading, '(')
  scope(reading, 'principal')
  expect(reading, ',', ' and then `action`')
  scope(reading, 'action')
  expect(reading, ',', ' and then `resource`')
  scope(reading, 'resource')
  accept(reading, ',')
  expect(reading, ')', ' behind the scope')
  while (accept(reading, 'when') || accept(reading, 'unless')) {
    expect(reading, '{')
    if (accept(reading, '}')) continue
    expression(reading)
    expect(reading, '}', ' behind the condition')
  }
  expect(reading, ';', ' behind the policy')
}

function scope(reading: Reading, name: 'principal' | 'action' | 'resource'): void {
  expect(reading, name)
  if (name !== 'action' && accept(reading, 'is')) path(reading)
  if (accept(reading, '==')) scopeEntity(reading, name)
  else if (accept(reading, 'in')) {
    if (name !== 'action' || !accept(reading, '[')) scopeEntity(reading, name)
    else list(reading, ']', () => scopeEntity(reading, name))
  }
}

function scopeEntity(reading: Reading, name: string): void {
  if (accept(reading, '?')) {
    expect(reading, name)
    return
  }
  const first = reading.at
  path(reading)
  if (!acceptEntityName(reading)) unnamed(reading, first)
  const tokens = reading.tokens.slice(first, reading.at)
  const { start, end } = across(tokens)
  if (name === 'action') reading.actions.push({ text: tokens.map((each) => each.text).join(''), start, end })
}

/** The name behind the path of an entity. */
function acceptEntityName(reading: Reading): boolean {
  const { tokens, at } = reading
  if (tokens[at]?.kind !== 'text' || tokens[at - 1]?.text !== '::') return false
  reading.at++
  return true
}

/** Of a path without the name behind it: what stands there is not what is missing. */
function unnamed({ tokens, at }: Reading, first: number): never {
  const range = across(tokens.slice(first, at))
  throw new Fault(
    { ...end, ...range },
    'an entity has a name in double quotes behind `::`, such as `AWS::SSM::Action::"name"`',
  )
}

const across = (tokens: readonly CedarToken[]): { readonly start: number; readonly end: number } => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
})

/** Names with `::` between them, up to the text that an entity ends with. */
function path(reading: Reading): void {
  word(reading, 'an entity')
  while (accept(reading, '::')) {
    if (here(reading).kind === 'text') return
    word(reading, 'a name, or text in double quotes,')
  }
}

function word(reading: Reading, what: string): void {
  if (here(reading).kind !== 'word') fail(reading, what)
  reading.at++
}

function text(reading: Reading): void {
  if (here(reading).kind !== 'text') fail(reading, 'text in double quotes')
  reading.at++
}

/** Items with commas between them; one may stand behind the last. */
function list(reading: Reading, close: string, item: () => void): void {
  while (!accept(reading, close)) {
    item()
    if (accept(reading, ',')) continue
    expect(reading, close)
    return
  }
}

const deepest = 200

function expression(reading: Reading): void {
  if (++reading.depth > deepest) throw new Fault(here(reading), `the condition nests deeper than ${deepest} levels`)
  if (accept(reading, 'if')) {
    expression(reading)
    expect(reading, 'then')
    expression(reading)
    expect(reading, 'else')
    expression(reading)
  } else
    do relation(reading)
    while (accept(reading, '&&') || accept(reading, '||'))
  reading.depth--
}

const comparisons = ['==', '!=', '<', '<=', '>', '>=', 'in'] as const

function relation(reading: Reading): void {
  sum(reading)
  if (accept(reading, 'has')) {
    if (here(reading).kind === 'text') reading.at++
    else
      do word(reading, 'the name of an attribute')
      while (accept(reading, '.'))
  } else if (accept(reading, 'like')) text(reading)
  else if (accept(reading, 'is')) {
    path(reading)
    if (accept(reading, 'in')) sum(reading)
  } else if (comparisons.some((sign) => accept(reading, sign))) sum(reading)
}

/** Cedar multiplies before it adds; where a fault is does not depend on it. */
function sum(reading: Reading): void {
  do member(reading)
  while (accept(reading, '+') || accept(reading, '-') || accept(reading, '*'))
}

function member(reading: Reading): void {
  while (accept(reading, '!') || accept(reading, '-'));
  primary(reading)
  for (;;) {
    if (accept(reading, '.')) {
      word(reading, 'the name of an attribute or a function')
      if (accept(reading, '(')) list(reading, ')', () => expression(reading))
    } else if (accept(reading, '[')) {
      text(reading)
      expect(reading, ']')
    } else return
  }
}

function primary(reading: Reading): void {
  const { kind, text: written } = here(reading)
  if (kind === 'number' || kind === 'text') reading.at++
  else if (accept(reading, '(')) {
    expression(reading)
    expect(reading, ')')
  } else if (accept(reading, '[')) list(reading, ']', () => expression(reading))
  else if (accept(reading, '{')) list(reading, '}', () => field(reading))
  else if (kind === 'word' && !Object.hasOwn(meant, written)) named(reading)
  else fail(reading, 'a value')
}

function field(reading: Reading): void {
  if (here(reading).kind === 'text') reading.at++
  else word(reading, 'the name of an attribute')
  expect(reading, ':')
  expression(reading)
}

/** A variable, `true` or `false`, an entity, or a function that is called. */
function named(reading: Reading): void {
  const first = reading.at
  path(reading)
  if (acceptEntityName(reading)) return
  if (accept(reading, '(')) list(reading, ')', () => expression(reading))
  else if (reading.at - first > 1) unnamed(reading, first)
}
