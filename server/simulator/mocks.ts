import { entryOf, keyText, type Node, type Range, stringOf, toJson } from '../syntax/tree.js'
import type { SsmDocument } from '../document/document.js'
import { answerFrom } from './mock-answer.js'
import { fits } from './misfits.js'
import { callNamed } from './mock-call.js'
import type { Answer, Request } from './request.js'
import { inputOf } from './request-input.js'

/** Answers that somebody wrote down. */
export interface Mocks {
  readonly world: (request: Request) => Promise<Answer | undefined>
  /** Those that nobody asked for, where they are written. */
  unused(): readonly (Range & { readonly message: string })[]
}

interface Mock {
  readonly node: Node
  /** The step or call that it stands under. */
  readonly key: string
  readonly call: string | undefined
  readonly input: Node | undefined
  /** The id of the only node that it is for, or a platform. */
  readonly on: string | undefined
  used: boolean
}

/** Makes mocks of a tree in which nothing is wrong; see `mockFaults`. */
export async function mocksFrom(root: Node | undefined, document: SsmDocument): Promise<Mocks> {
  const steps = await groupsOf(entryOf(root, 'steps')?.value, async (_, node) => {
    const call = stringOf(entryOf(node, 'call')?.value)
    return call === undefined ? undefined : callNamed(call)
  })
  const calls = await groupsOf(entryOf(root, 'calls')?.value, callNamed)
  return {
    world: async (request) => {
      if (request.kind === 'sleep') return undefined
      const call = request.kind === 'aws' ? await callNamed(`${request.service}:${request.operation}`) : undefined
      const ofStep = (steps.get(request.step) ?? []).filter((mock) => concerns(mock, request, call, document))
      const ofCall = call === undefined ? [] : [...calls.values()].flat().filter((mock) => mock.call === call)
      const mock = chosen(ofStep, request) ?? chosen(ofCall, request)
      if (!mock) return isToldByNode(request, steps.get(request.step)) ? { kind: 'value', value: null } : undefined
      mock.used = true
      return answerFrom(mock.node, request)
    },
    unused: () =>
      [...steps.values(), ...calls.values()]
        .flat()
        .flatMap(({ node: { start, end }, key, used }) =>
          used ? [] : [{ start, end, message: `the mock of \`${key}\` was not asked for` }],
        ),
  }
}

async function groupsOf(
  map: Node | undefined,
  callOf: (key: string, answer: Node) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, readonly Mock[]>> {
  const groups = new Map<string, readonly Mock[]>()
  for (const { key: node, value } of map?.kind === 'map' ? map.entries : []) {
    const key = keyText(node)
    const answers = value.kind === 'list' ? value.items : [value]
    groups.set(key, await Promise.all(answers.map(async (answer) => mockOf(answer, key, await callOf(key, answer)))))
  }
  return groups
}

function mockOf(node: Node, key: string, call: string | undefined): Mock {
  const on = stringOf(entryOf(node, 'node')?.value)
  return { node, key, call, input: entryOf(node, 'input')?.value, on, used: false }
}

/** Actions that ask for something else than an API; calls that they make beside it are answered by name only. */
export const asksOthers: ReadonlySet<string> = new Set([
  'aws:executeScript',
  'aws:runCommand',
  'aws:executeAutomation',
  'aws:invokeWebhook',
  'aws:approve',
  'aws:pause',
])

function concerns(mock: Mock, request: Request, call: string | undefined, document: SsmDocument): boolean {
  if (mock.call !== undefined) return mock.call === call
  if (mock.on !== undefined) return isOn(request, mock.on)
  // How a command ends as a whole is no news of one node.
  if (request.kind === 'invocation') return false
  return request.kind !== 'aws' || !asksOthers.has(document.step(request.step)?.action ?? '')
}

const isOn = (request: Request, on: string): boolean =>
  (request.kind === 'plugin' || request.kind === 'invocation') && (request.node === on || request.platform === on)

/** Whether there are answers for nodes to a command that would else be asked for as a whole. */
const isToldByNode = (request: Request, mocks: readonly Mock[] = []): boolean =>
  request.kind === 'command' && !request.interpreted && mocks.some(({ on }) => on !== undefined)

/** The first that fits, or of those that are for the same node and inputs the next one in turn; the last one repeats. */
function chosen(mocks: readonly Mock[], request: Request): Mock | undefined {
  const fitting = mocks.filter(({ input }) => input === undefined || fits(inputOf(request), input))
  const [first] = fitting
  if (!first) return undefined
  const same = rowOf(first)
  const inTurn = fitting.filter((mock) => rowOf(mock) === same)
  return inTurn.find(({ used }) => !used) ?? inTurn.at(-1)
}

/** What answers in one row have in common. */
const rowOf = ({ call, input, on }: Mock): string => JSON.stringify([call, input && toJson(input), on])
