import { addTo } from '../languages/add-to.js'
import type { Json } from '../syntax/tree.js'
import { invent } from './invent.js'
import type { Request } from './request.js'

/** Longer answers are left for whoever writes the mock. */
const longest = 200

type CallRequest = Extract<Request, { kind: 'aws' }>

/** Lines of YAML. */
interface Answer {
  /** With what it was asked, which is written only where it tells different answers from each other. */
  readonly asked?: string
  readonly given: readonly string[]
}

/** Mocks to paste for what nobody answered, as YAML. */
export async function mockStub(requests: readonly Request[]): Promise<string> {
  const steps = new Map<string, Answer[]>()
  const calls = new Map<string, Answer[]>()
  for (const request of requests) {
    if (request.kind === 'aws')
      addTo(calls, `${request.service}:${request.operation}`, {
        asked: `input: ${JSON.stringify(request.input)}`,
        given: [`output: ${await outputFor(request)}`],
      })
    else addTo(steps, quoted(request.step), { given: answerTo(request) })
  }
  return group('steps', steps) + group('calls', calls)
}

function group(name: string, entries: ReadonlyMap<string, readonly Answer[]>): string {
  return entries.size === 0 ? '' : `${name}:\n${[...entries].map(entry).join('')}`
}

/** One key with all its answers. */
function entry([key, answers]: readonly [string, readonly Answer[]]): string {
  const [only, ...others] = new Set(answers.map(({ given }) => given.join('\n    ')))
  if (others.length === 0) return `  ${key}:\n    ${only}\n`
  const items = new Set(answers.map(({ asked, given }) => [...(asked ? [asked] : []), ...given].join('\n      ')))
  return `  ${key}:\n${[...items].map((item) => `    - ${item}\n`).join('')}`
}

function answerTo(request: Exclude<Request, CallRequest>): readonly string[] {
  switch (request.kind) {
    case 'approval':
      return [`approve: ${JSON.stringify(request.approvers[0] ?? 'somebody')}`]
    case 'pause':
      return ['after: PT1M']
    case 'invocation':
      return [`node: ${quoted(request.node)}`, "output: ''"]
    case 'command':
    case 'plugin':
      return ["output: ''"]
    default:
      return [`output: ${request.kind === 'automation' ? '[]' : '{}'}`]
  }
}

/** What would be invented where that is short, else no more than what the step looks for. JSON is YAML too. */
async function outputFor(request: CallRequest): Promise<string> {
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
