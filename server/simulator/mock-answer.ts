import { parseDuration } from '../languages/time.js'
import { entryOf, type Json, type Node, stringOf, toJson } from '../syntax/tree.js'
import { codeWith } from './command/exit-codes.js'
import { detailsNamed } from './command/invocation-status.js'
import type { Answer, Request } from './request.js'

/** By what a mock gives a value, depending on what is asked for. */
export const valueKeys = {
  aws: ['output'],
  script: ['output'],
  webhook: ['output'],
  automation: ['status', 'output'],
  command: ['status', 'responseCode', 'output'],
  invocation: ['status', 'responseCode', 'output'],
  plugin: ['status', 'responseCode', 'output', 'errorOutput'],
  approval: ['approve', 'reject'],
  pause: [],
  sleep: [],
} as const satisfies Readonly<Record<Request['kind'], readonly string[]>>

/** The answer that a mock gives to a request. */
export function answerFrom(mock: Node, request: Request): Answer {
  const after = parseDuration(stringOf(entryOf(mock, 'after')?.value) ?? 'PT0S')
  const time = after.ok && after.seconds > 0 ? { seconds: after.seconds } : {}
  const error = entryOf(mock, 'error')?.value
  if (error) {
    const text = (key: string) => stringOf(entryOf(error, key)?.value) ?? ''
    return { kind: 'error', code: text('code'), message: text('message'), ...time }
  }
  const cancel = entryOf(mock, 'cancel')?.value
  if (cancel?.kind === 'scalar' && cancel.value === true) return { kind: 'cancel', ...time }
  return { kind: 'value', value: valueFrom(mock, request), ...time }
}

function valueFrom(mock: Node, request: Request): Json {
  const given = (key: string): Json | undefined => {
    const node = entryOf(mock, key)?.value
    return node && toJson(node)
  }
  const told = (keys: readonly string[]): Readonly<Record<string, Json>> =>
    Object.fromEntries(keys.flatMap((key) => (entryOf(mock, key) ? [[key, given(key) ?? null]] : [])))
  switch (request.kind) {
    case 'plugin':
      return told(valueKeys.plugin)
    case 'invocation':
    case 'command': {
      const own = told(valueKeys[request.kind])
      // Without a status the exit code says how it ended, and without an exit code the status does.
      return { responseCode: codeToldBy(own['status'], request), output: '', ...own }
    }
    case 'automation':
      return { status: given('status') ?? 'Success', outputs: asTexts(given('output') ?? []) }
    case 'approval': {
      const rejecter = given('reject')
      const approver = rejecter ?? given('approve') ?? request.approvers[0] ?? 'somebody'
      return { approved: rejecter === undefined, approver }
    }
    case 'pause':
    case 'sleep':
      return null
    default:
      return given('output') ?? {}
  }
}

/** The exit code of a command that somebody only tells the end of. */
function codeToldBy(status: Json | undefined, request: Extract<Request, { kind: 'command' | 'invocation' }>): number {
  if (status === undefined) return 0
  return codeWith(
    detailsNamed(String(status)) ?? 'Failed',
    request.kind === 'invocation' ? request.platform : undefined,
  )
}

const asTexts = (value: Json): readonly string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((each) =>
    typeof each === 'string' ? each : JSON.stringify(each),
  )
