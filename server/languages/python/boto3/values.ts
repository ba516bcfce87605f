import { argumentsOf } from './arguments.js'
import type { CallArguments, Literal } from './facts.js'
import { isMasked, textOf, type SyntaxNode } from './nodes.js'
import type { Binding, Scope } from './scopes.js'

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
export function nameArgument(
  of: 'client' | 'resource' | 'paginator' | 'waiter',
  { positional, keywords }: CallArguments,
): Literal | undefined {
  return positional[0] ?? keywords.entries.find(({ key }) => key.text === nameKeywords[of])?.value
}

const nameKeywords = {
  client: 'service_name',
  resource: 'service_name',
  paginator: 'operation_name',
  waiter: 'waiter_name',
} as const

function made(maker: Extract<Value, { kind: 'maker' }>, given: CallArguments): Value | undefined {
  if (maker.of === 'session') return { kind: 'session' }
  const name = nameArgument(maker.of, given)
  if (name?.kind !== 'text' || name.value === undefined) return undefined
  return 'service' in maker
    ? { kind: maker.of, service: maker.service, name: name.value }
    : { kind: maker.of, service: name.value }
}

/** Longer ways from an expression to what it is are not followed. */
const longest = 40

/** Tells of the expressions of a script what they are, where that can be nothing else. */
export function evaluator(source: string): (node: SyntaxNode, scope: Scope) => Value | undefined {
  const known = new Map<Scope, Map<string, Value | undefined>>()
  return (node, scope) => evaluate(node, scope, 0)

  function evaluate(node: SyntaxNode, scope: Scope, depth: number): Value | undefined {
    if (depth > longest) return undefined
    const { firstChild, lastChild } = node
    switch (node.name) {
      case 'VariableName':
        return lookUp(textOf(node, source), scope, depth)
      case 'ParenthesizedExpression':
        return firstChild?.nextSibling ? evaluate(firstChild.nextSibling, scope, depth + 1) : undefined
      case 'MemberExpression': {
        if (lastChild?.name !== 'PropertyName' || !firstChild) return undefined
        const owner = evaluate(firstChild, scope, depth + 1)
        return owner && memberOf(owner, textOf(lastChild, source))
      }
      case 'CallExpression': {
        if (lastChild?.name !== 'ArgList' || !firstChild) return undefined
        const maker = evaluate(firstChild, scope, depth + 1)
        return maker?.kind === 'maker' ? made(maker, argumentsOf(lastChild, source)) : undefined
      }
      default:
        return undefined
    }
  }

  function lookUp(name: string, from: Scope, depth: number): Value | undefined {
    if (isMasked(name)) return undefined
    const scope = scopeOf(name, from)
    const names = scope && (known.get(scope) ?? new Map<string, Value | undefined>())
    if (!scope || !names) return undefined
    known.set(scope, names)
    if (!names.has(name)) {
      // A name that is bound to itself is nothing.
      names.set(name, undefined)
      names.set(name, same(scope.bindings.get(name) ?? [], depth + 1))
    }
    return names.get(name)
  }

  /** What all bindings of a name are; `None` stands for what is made later. */
  function same(bindings: readonly Binding[], depth: number): Value | undefined {
    let value: Value | undefined
    for (const binding of bindings) {
      if (binding.kind === 'expression' && binding.node.name === 'None') continue
      const each =
        binding.kind === 'expression'
          ? evaluate(binding.node, binding.scope, depth)
          : binding.kind === 'value'
            ? binding.value
            : undefined
      if (!each || (value && !areEqual(value, each))) return undefined
      value = each
    }
    return value
  }
}

const areEqual = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The scope in which a name is bound, as seen from another: a class's own names are seen in its body alone. */
function scopeOf(name: string, from: Scope): Scope | undefined {
  const isGlobal = from.globals.has(name)
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== from) continue
    if (isGlobal && scope.kind !== 'module') continue
    if (scope.bindings.has(name)) return scope
  }
  return undefined
}
