import type { Json } from '../../syntax/tree.js'
import { StepFailure } from '../failure.js'
import { select } from '../select.js'
import { aws, type Task } from '../task.js'
import { DocumentFailure } from './document-failure.js'
import { placed, type Room } from './room.js'

/** What the agent takes for a reference to Parameter Store; a version or a label may stand behind the name. */
const reference = /\{\{ *ssm:([/\w.:-]+) *\}\}/g

/** Names of one call, at most. */
const mostNames = 10

/** What the agent says of a label behind a name. */
const unmatched = 'Encountered error while parsing input - internal error'

interface Stored {
  readonly value: string
  readonly isList: boolean
}

/** Puts what Parameter Store holds into a value, as the agent does on the node before the first step runs (agent/parameterstore). */
export function* withStored(value: Json, room: Room): Task<Json> {
  const names = [...new Set(namesIn(value))]
  if (names.length === 0) return value
  const stored = new Map<string, Stored>()
  for (let at = 0; at < names.length; at += mostNames)
    for (const [name, each] of yield* fetched(names.slice(at, at + mostNames))) stored.set(name, each)
  const missing = names.filter((name) => !stored.has(name))
  if (missing.length > 0) throw new DocumentFailure(`Input contains invalid parameters [${missing.join(' ')}]`)
  return replaced(value, stored, room)
}

function namesIn(value: Json): string[] {
  if (typeof value === 'string') return [...value.matchAll(reference)].map(([, name = '']) => name)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : []
}

function* fetched(names: readonly string[]): Task<ReadonlyMap<string, Stored>> {
  const plain = names.map((name) => name.replace(/:[^:/]*$/, ''))
  const wanted = {
    selector: '$.Parameters..Name',
    values: [],
    each: { list: 'Parameters', key: 'Name', values: plain },
  }
  const response = yield* call({ Names: names }, wanted)
  const found = select(response, '$.Parameters')
  const parameters = Array.isArray(found) ? (found as readonly Json[]) : []
  const byName = new Map(parameters.map((each) => [String(select(each, '$.Name')), each]))
  const secure = parameters.filter((each) => select(each, '$.Type') === 'SecureString')
  if (secure.length > 0) {
    const secret = secure.map((each) => String(select(each, '$.Name')))
    throw new DocumentFailure(`Parameters [${secret.join(' ')}] of type SecureString are not supported`)
  }
  return new Map(
    names.flatMap((name, at) => {
      const parameter = byName.get(name) ?? byName.get(plain[at] ?? '')
      if (parameter === undefined) return []
      // The agent finds what is answered by the name, or by name and number only.
      if (/:[^:/]*[^:/0-9][^:/]*$/.test(name)) throw new DocumentFailure(unmatched)
      const value = String(select(parameter, '$.Value') ?? '')
      return [[name, { value, isList: select(parameter, '$.Type') === 'StringList' }] as const]
    }),
  )
}

function* call(input: Json, wanted: Parameters<typeof aws>[4]): Task<Json> {
  try {
    return yield* aws('', 'ssm', 'GetParameters', input, wanted)
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error
    throw new DocumentFailure(error.message)
  }
}

function replaced(value: Json, stored: ReadonlyMap<string, Stored>, room: Room): Json {
  if (typeof value === 'string') return replacedText(value, stored, room)
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item): readonly Json[] => {
      const list = typeof item === 'string' ? wholeList(item, stored) : undefined
      return list ?? [replaced(item, stored, room)]
    })
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, stored, room)]))
}

/** A list that is all of an item of a list becomes several items. */
function wholeList(item: string, stored: ReadonlyMap<string, Stored>): readonly string[] | undefined {
  const name = /^\{\{ *ssm:([/\w.:-]+) *\}\}$/.exec(item)?.[1]
  const known = name === undefined ? undefined : stored.get(name)
  return known?.isList ? known.value.split(',') : undefined
}

const replacedText = (text: string, stored: ReadonlyMap<string, Stored>, room: Room): string =>
  text.replaceAll(reference, (_, name: string) => {
    const known = stored.get(name)
    if (known?.isList) throw new DocumentFailure(`Parameter ${name} of type StringList cannot be used as a String`)
    return placed(known?.value ?? '', room)
  })
