import { addTo } from '../languages/add-to.js'
import type { Json } from '../syntax/tree.js'
import type { Exchange } from './drive.js'
import { valueKeys } from './mock-answer.js'
import type { Answer, Request } from './request.js'
import { select } from './select.js'

/** An answer as a file of mocks has it: `output`, `error` and the like. */
export type Mock = Readonly<Record<string, Json>>

/** All answers of a rehearsal as mocks by step, which give them again in the same turn. */
export function recordedMocks(exchanges: readonly Exchange[]): {
  readonly steps: Readonly<Record<string, readonly Mock[]>>
} {
  const steps = new Map<string, Mock[]>()
  for (const { request, answer, source } of exchanges) {
    if (request.kind === 'sleep' || source === 'none' || isOpen(request, answer)) continue
    addTo(steps, request.step, mockOf(request, answer))
  }
  return { steps: Object.fromEntries([...steps].map(([step, mocks]) => [step, withoutRepeats(mocks)])) }
}

/** Whether the end of a command is left to what is asked next. */
const isOpen = ({ kind }: Request, answer: Answer): boolean =>
  (kind === 'command' || kind === 'invocation') && answer.kind === 'value' && answer.value === null

const mockOf = (request: Request, answer: Answer): Mock => ({ ...askedOf(request), ...answerAsMock(request, answer) })

/** What tells a request from others of its step. */
function askedOf(request: Request): Mock {
  switch (request.kind) {
    case 'aws':
      return { call: `${request.service}:${request.operation}`, input: request.input }
    case 'invocation':
    case 'plugin':
      return { node: request.node }
    default:
      return {}
  }
}

/** An answer in the terms of mocks, whatever it answers. */
export function answerAsMock(request: Request, answer: Answer): Mock {
  const after = answer.seconds ? { after: `PT${answer.seconds}S` } : {}
  if (answer.kind === 'cancel') return { cancel: true, ...after }
  if (answer.kind === 'value') return { ...outcomeOf(request, answer.value), ...after }
  return { error: { code: answer.code || 'Error', message: answer.message }, ...after }
}

/** The value in the terms of mocks. */
function outcomeOf(request: Request, value: Json): Mock {
  const part = (name: string): readonly (readonly [string, Json])[] => {
    const found = select(value, `$.${name}`)
    return found === undefined ? [] : [[name, found]]
  }
  switch (request.kind) {
    case 'command':
    case 'invocation':
    case 'plugin':
      return Object.fromEntries(valueKeys[request.kind].flatMap(part))
    case 'automation':
      return { ...Object.fromEntries(part('status')), output: select(value, '$.outputs') ?? [] }
    case 'approval': {
      const approver = select(value, '$.approver') ?? 'somebody'
      return select(value, '$.approved') === false ? { reject: approver } : { approve: approver }
    }
    case 'pause':
    case 'sleep':
      return {}
    default:
      return { output: value }
  }
}

/** Of equal answers at the end of a row one is enough: the last of those for the same call and input repeats. */
function withoutRepeats(mocks: readonly Mock[]): readonly Mock[] {
  const rows = new Map<string, Mock[]>()
  for (const mock of mocks) {
    const key = JSON.stringify([mock['call'], mock['input'], mock['node']])
    addTo(rows, key, mock)
  }
  return [...rows.values()].flatMap((row) => {
    const last = JSON.stringify(row.at(-1))
    const end = row.findLastIndex((mock) => JSON.stringify(mock) !== last)
    return row.slice(0, end + 2)
  })
}
