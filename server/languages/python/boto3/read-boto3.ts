import { parser } from '@lezer/python'
import { argumentsOf } from './arguments.js'
import type { Boto3Client, Boto3Facts, Boto3Use } from './facts.js'
import { isMasked, textOf, type SyntaxNode } from './nodes.js'
import { placesOf } from './scopes.js'
import { evaluator, nameArgument, type Value } from './values.js'

/** Tells how a script uses boto3. What depends on the run is left out; so is everything of a script with a syntax error. */
export function readBoto3(source: string): Boto3Facts {
  const clients: Boto3Client[] = []
  const uses: Boto3Use[] = []
  const evaluate = evaluator(source)
  for (const { node, scope } of placesOf(parser.parse(source), source) ?? []) {
    const first = node.firstChild
    const value = first ? evaluate(first, scope) : undefined
    if (value === undefined) continue
    const found = node.name === 'CallExpression' ? clientOf(node, value, source) : undefined
    const use = node.name === 'MemberExpression' ? useOf(node, value, source) : undefined
    if (found) clients.push(found)
    if (use) uses.push(use)
  }
  return { clients, uses }
}

function clientOf({ lastChild }: SyntaxNode, value: Value, source: string): Boto3Client | undefined {
  if (value.kind !== 'maker' || (value.of !== 'client' && value.of !== 'resource')) return undefined
  const name = lastChild?.name === 'ArgList' ? nameArgument(value.of, argumentsOf(lastChild, source)) : undefined
  if (name?.kind !== 'text' || name.value === undefined) return undefined
  return { kind: value.of, service: { ...name.content, text: name.value } }
}

function useOf(node: SyntaxNode, value: Value, source: string): Boto3Use | undefined {
  if (value.kind !== 'client' && value.kind !== 'paginator' && value.kind !== 'waiter') return undefined
  const { lastChild, parent } = node
  const member = lastChild?.name === 'PropertyName' ? textOf(lastChild, source) : undefined
  if (!lastChild || member === undefined || isMasked(member)) return undefined
  const list = parent?.name === 'CallExpression' && parent.firstChild?.to === node.to ? parent.lastChild : undefined
  return {
    of: value.kind,
    service: value.service,
    name: 'name' in value ? value.name : undefined,
    member: { text: member, start: lastChild.from, end: lastChild.to },
    arguments: list?.name === 'ArgList' ? argumentsOf(list, source) : undefined,
  }
}
