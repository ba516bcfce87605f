import type { Expression } from '../expression.js'
import type { Tokens } from '../lexer.js'
import type { Trace } from '../names.js'
import { argumentsOf } from './arguments.js'
import type { Boto3Client, Boto3Facts, Boto3Member, Boto3Use, Name } from './facts.js'
import { isMasked } from './script.js'
import { evaluator, memberName, memberOf, nameArgument, type Value } from './values.js'

/** Tells how a script uses boto3, by what was kept of it while it was parsed. What depends on the run is left out. */
export function usesOf(trace: Trace, tokens: Tokens): Boto3Facts {
  const clients: Boto3Client[] = []
  const used: { readonly member: Expression; readonly use: Boto3Use }[] = []
  const members: Boto3Member[] = []
  const evaluate = evaluator(tokens, trace)
  for (const { expression, names } of trace.uses) {
    const call = expression.kind === 'call' ? expression : undefined
    const member = call ? call.items[0] : expression
    if (member?.kind !== 'member') {
      const client = member && call && clientOf(call, evaluate(member, names), tokens)
      if (client) clients.push(client)
      continue
    }
    const name = memberName(member, tokens)
    const [owner] = member.items
    if (name === undefined || !owner) continue
    const value = evaluate(owner, names)
    if (!value) continue
    const client = call && clientOf(call, memberOf(value, name), tokens)
    if (client) clients.push(client)
    const use = useOf(member, name, value, call, tokens)
    if (use) used.push({ member, use })
    else if ((value.kind === 'boto3' || value.kind === 'session') && !isMasked(name))
      members.push({ of: value.kind, member: nameOf(member, name, tokens) })
  }
  used.sort((a, b) => a.member.first - b.member.first || b.member.last - a.member.last)
  return { clients, uses: used.map(({ use }) => use), members }
}

function clientOf(call: Expression, maker: Value | undefined, tokens: Tokens): Boto3Client | undefined {
  if (maker?.kind !== 'maker' || (maker.of !== 'client' && maker.of !== 'resource')) return undefined
  const name = nameArgument(maker.of, call, tokens)
  if (name?.kind !== 'text' || name.value === undefined) return undefined
  // Written out: of a spread with something added the engine makes a new kind of object each time.
  const { start, end } = name.content
  return { kind: maker.of, service: { text: name.value, start, end } }
}

const nameOf = ({ last }: Expression, text: string, { starts, ends }: Tokens): Name => ({
  text,
  start: starts[last] ?? 0,
  end: ends[last] ?? 0,
})

function useOf(
  member: Expression,
  name: string,
  value: Value,
  call: Expression | undefined,
  tokens: Tokens,
): Boto3Use | undefined {
  if (value.kind !== 'client' && value.kind !== 'paginator' && value.kind !== 'waiter') return undefined
  if (isMasked(name)) return undefined
  return {
    of: value.kind,
    service: value.service,
    name: 'name' in value ? value.name : undefined,
    member: nameOf(member, name, tokens),
    arguments: call && argumentsOf(call, tokens),
  }
}
