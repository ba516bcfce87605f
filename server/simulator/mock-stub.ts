import type { Json } from '../syntax/tree.js'
import { invent } from './invent.js'
import type { Request } from './request.js'

/** Longer answers are left for whoever writes the mock. */
const longest = 200

/** Mocks to paste for what nobody answered, as YAML. */
export async function mockStub(requests: readonly Request[]): Promise<string> {
  const steps = new Set<string>()
  const calls = new Set<string>()
  for (const request of requests) {
    if (request.kind === 'aws')
      calls.add(`  ${request.service}:${request.operation}:\n    output: ${await outputFor(request)}\n`)
    else steps.add(`  ${quoted(request.step)}:\n    ${answerTo(request)}\n`)
  }
  const group = (name: string, entries: ReadonlySet<string>) =>
    entries.size === 0 ? '' : `${name}:\n${[...entries].join('')}`
  return group('steps', steps) + group('calls', calls)
}

function answerTo(request: Request): string {
  if (request.kind === 'approval') return `approve: ${JSON.stringify(request.approvers[0] ?? 'somebody')}`
  if (request.kind === 'pause') return 'after: PT1M'
  if (request.kind === 'command' || request.kind === 'plugin') return "output: ''"
  return `output: ${request.kind === 'automation' ? '[]' : '{}'}`
}

/** What would be invented where that is short, else no more than what the step looks for. JSON is YAML too. */
async function outputFor(request: Extract<Request, { kind: 'aws' }>): Promise<string> {
  const whole = await inventedText(request)
  // Of an operation that is not known nothing else is invented.
  const text = whole.length <= longest ? whole : await inventedText({ ...request, service: '', operation: '' })
  return text.length <= longest ? text : '{}'
}

async function inventedText(request: Request): Promise<string> {
  const answer = await invent(request)
  if (answer?.kind !== 'value') return '{}'
  const { ResponseMetadata: _, ...response } = answer.value as Readonly<Record<string, Json>>
  return JSON.stringify(response)
}

const quoted = (name: string): string => (/^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name))
