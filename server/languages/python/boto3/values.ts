import type { Expression } from '../expression.js'
import type { Tokens } from '../lexer.js'
import { type Binding, type Bound, classOfSelf, type Names, type Trace } from '../names.js'
import type { Literal } from './facts.js'
import { literalOf } from './literals.js'
import { isMasked, textAt, typeAt } from './script.js'

/** What an expression is to boto3. */
export type Value =
  | { readonly kind: 'boto3' | 'session-module' | 'session' }
  /** What is called to make something; paginators and waiters are those of a service. */
  | { readonly kind: 'maker'; readonly of: 'session' | 'client' | 'resource' }
  | { readonly kind: 'maker'; readonly of: 'paginator' | 'waiter'; readonly service: string }
  | { readonly kind: 'client' | 'resource' | 'resource-meta'; readonly service: string }
  | { readonly kind: 'paginator' | 'waiter'; readonly service: string; readonly name: string }

/** What a member of such a thing is; a client's own methods are nothing here. */
export function memberOf(value: Value, name: string): Value | undefined {
  switch (value.kind) {
    case 'boto3':
      if (name === 'session') return { kind: 'session-module' }
      return name === 'Session' ? { kind: 'maker', of: 'session' } : makerNamed(name)
    case 'session-module':
      return name === 'Session' ? { kind: 'maker', of: 'session' } : undefined
    case 'session':
      return makerNamed(name)
    case 'client':
      if (name === 'get_paginator') return { kind: 'maker', of: 'paginator', service: value.service }
      return name === 'get_waiter' ? { kind: 'maker', of: 'waiter', service: value.service } : undefined
    case 'resource':
      // The client of this resource takes other values than clients that are made as such do.
      return name === 'meta' && value.service !== 'dynamodb' ? { ...value, kind: 'resource-meta' } : undefined
    case 'resource-meta':
      return name === 'client' ? { ...value, kind: 'client' } : undefined
    default:
      return undefined
  }
}

const makerNamed = (name: string): Value | undefined =>
  name === 'client' || name === 'resource' ? { kind: 'maker', of: name } : undefined

/** The argument that names what is made. */
export function nameArgument(of: Made, { items }: Expression, tokens: Tokens): Literal | undefined {
  const given = items.slice(1)
  const isPositional = ({ kind }: Expression) => kind !== 'keyword' && kind !== 'starred'
  const isName = ({ kind, first }: Expression) => kind === 'keyword' && textAt(first, tokens) === nameKeywords[of]
  const named = given.find(isPositional) ?? given.find(isName)?.items[0]
  return named && literalOf(named, tokens)
}

type Made = 'client' | 'resource' | 'paginator' | 'waiter'

const nameKeywords = {
  client: 'service_name',
  resource: 'service_name',
  paginator: 'operation_name',
  waiter: 'waiter_name',
} as const

function made(maker: Extract<Value, { kind: 'maker' }>, call: Expression, tokens: Tokens): Value | undefined {
  if (maker.of === 'session') return { kind: 'session' }
  const name = nameArgument(maker.of, call, tokens)
  if (name?.kind !== 'text' || name.value === undefined) return undefined
  return 'service' in maker
    ? { kind: maker.of, service: maker.service, name: name.value }
    : { kind: maker.of, service: name.value }
}

/** Longer ways from an expression to what it is are not followed. */
const longest = 40

/** Tells of the expressions of a script what they are, where that can be nothing else. */
export function evaluator(
  tokens: Tokens,
  { members }: Trace,
): (expression: Expression, names: Names) => Value | undefined {
  const known = new Map<readonly Binding[], Value | 'nothing'>()
  return (expression, names) => evaluate(expression, names, 0)

  function evaluate(expression: Expression, names: Names, depth: number): Value | undefined {
    if (depth > longest) return undefined
    const { kind, first, items } = expression
    const [inner] = items
    switch (kind) {
      case 'name':
        return lookUp(textAt(first, tokens), names, depth)
      case 'parenthesized':
        return inner && evaluate(inner, names, depth + 1)
      case 'member': {
        const member = memberName(expression, tokens)
        if (!inner || member === undefined) return undefined
        const owner = evaluate(inner, names, depth + 1)
        return owner ? memberOf(owner, member) : memberOfSelf(inner, member, names, depth)
      }
      case 'call': {
        const maker = inner && evaluate(inner, names, depth + 1)
        return maker?.kind === 'maker' ? made(maker, expression, tokens) : undefined
      }
      default:
        return undefined
    }
  }

  function lookUp(name: string, from: Names, depth: number): Value | undefined {
    const bindings = bindingsOf(name, from)
    return bindings && isAll(bindings, name, depth)
  }

  /** `self.name`, where everything that sets a member of this name, in whatever thing, sets it to the same. */
  function memberOfSelf({ kind, first }: Expression, name: string, from: Names, depth: number): Value | undefined {
    const bindings = kind === 'name' ? members.get(name) : undefined
    const owner = bindings && classOfSelf(textAt(first, tokens), from)
    // What the body of the class binds too is the member of things that have set none.
    return owner && !owner.bindings.has(name) ? isAll(bindings, name, depth) : undefined
  }

  /** What a name is, by all that it is bound to. */
  function isAll(bindings: readonly Binding[], name: string, depth: number): Value | undefined {
    let value = known.get(bindings)
    if (!value) {
      // A name that is bound to itself is nothing.
      known.set(bindings, 'nothing')
      value = (isMasked(name) ? undefined : same(bindings, depth + 1)) ?? 'nothing'
      known.set(bindings, value)
    }
    return value === 'nothing' ? undefined : value
  }

  /** What all bindings of a name are; `None` stands for what is made later. */
  function same(bindings: readonly Binding[], depth: number): Value | undefined {
    let value: Value | undefined
    for (const { bound, names } of bindings) {
      if (isNone(bound)) continue
      const each = bound.kind === 'expression' ? evaluate(bound.expression, names, depth) : imported(bound)
      if (!each || (value && !areEqual(value, each))) return undefined
      value = each
    }
    return value
  }

  function isNone(bound: Bound): boolean {
    return (
      bound.kind === 'expression' &&
      bound.expression.kind === 'literal' &&
      typeAt(bound.expression.first, tokens) === 'None'
    )
  }
}

/** The name of an attribute; nothing for an element. */
export function memberName({ last }: Expression, tokens: Tokens): string | undefined {
  return typeAt(last, tokens) === 'name' ? textAt(last, tokens) : undefined
}

const modules: ReadonlyMap<string, Value> = new Map([
  ['boto3', { kind: 'boto3' }],
  ['boto3.session', { kind: 'session-module' }],
])

function imported(bound: Bound): Value | undefined {
  const module = 'module' in bound ? modules.get(bound.module) : undefined
  return module && bound.kind === 'member' ? memberOf(module, bound.member) : module
}

const areEqual = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other)

/** All that a name is bound to, as seen from names around it: a class's own names are seen in its body alone. */
function bindingsOf(name: string, from: Names): readonly Binding[] | undefined {
  const isGlobal = from.globals?.has(name)
  for (let names: Names | undefined = from; names; names = names.parent) {
    if (names.kind === 'class' && names !== from) continue
    if (isGlobal && names.kind !== 'module') continue
    const bindings = names.bindings.get(name)
    if (bindings) return bindings
  }
  return undefined
}
