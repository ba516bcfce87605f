import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { accountFrom } from '../../server/simulator/account/account-from.js'
import { callAccount } from '../../server/simulator/account/account-call.js'
import type { Answer } from '../../server/simulator/request.js'
import { select } from '../../server/simulator/select.js'
import { parse as parseTree } from '../../server/syntax/parse.js'
import type { Json } from '../../server/syntax/tree.js'

/** A call, the name under which later ones may use its response, or a time that passes. */
export type Step = { readonly call: string; readonly input: Json; readonly as?: string } | { readonly wait: number }

/** Calls that follow each other, in an account that has nothing in it, or in one of its own. */
export interface Sequence {
  readonly name: string
  readonly account: Json | undefined
  readonly steps: readonly Step[]
}

const folder = join(import.meta.dirname, '../simulator/account/sequences')

export const sequences: readonly Sequence[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => {
    const read = parse(readFileSync(join(folder, file), 'utf8')) as
      | readonly Step[]
      | { account: Json; calls: readonly Step[] }
    const name = basename(file, '.yaml')
    return 'calls' in read
      ? { name, account: read.account, steps: read.calls }
      : { name, account: undefined, steps: read }
  })

/** An input in which `$name.Path` stands for what is there in the response of that name. */
export function resolved(input: Json, named: ReadonlyMap<string, Json>): Json {
  if (Array.isArray(input)) return (input as readonly Json[]).map((each) => resolved(each, named))
  if (typeof input === 'object' && input !== null)
    return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, resolved(value, named)]))
  const [, name = '', path] = (typeof input === 'string' && /^\$([a-z]+)\.(.+)$/.exec(input)) || []
  if (path === undefined) return input
  return select(named.get(name) ?? {}, `$.${path}`) ?? `nothing at ${String(input)}`
}

/** A call as it was made, with what came of it. */
export interface Made {
  readonly service: string
  readonly operation: string
  readonly answer: Answer | undefined
}

/** Makes the calls one after the other, without any way between. */
export async function play({ account: file, steps }: Sequence): Promise<Made[]> {
  const { root } = await parseTree(JSON.stringify(file ?? {}), 'json')
  const account = accountFrom(root)
  const named = new Map<string, Json>()
  const made: Made[] = []
  let now = account.start
  for (const step of steps) {
    if ('wait' in step) {
      now += step.wait * 1000
      continue
    }
    const [service = '', operation = ''] = step.call.split(':')
    const answer = await callAccount(account.state, { service, operation, input: resolved(step.input, named) }, now)
    if (step.as !== undefined && answer?.kind === 'value') named.set(step.as, answer.value)
    made.push({ service, operation, answer })
  }
  return made
}
