import type { Literal, Name } from '../../languages/python.js'
import type { KnownUse } from './known-uses.js'

/** The name that a call of `get_paginator` or `get_waiter` is given, written out. */
export function namedArgument(use: KnownUse, method: string, keyword: string): Name | undefined {
  if (use.of !== 'client' || use.member.text !== method || !use.arguments) return undefined
  const { positional, keywords } = use.arguments
  const literal: Literal | undefined = positional[0] ?? keywords.entries.find(({ key }) => key.text === keyword)?.value
  if (literal?.kind !== 'text' || literal.value === undefined) return undefined
  const { start, end } = literal.content
  return { start, end, text: literal.value }
}
