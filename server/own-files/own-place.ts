import type { TSchema } from 'typebox'
import { ssmithAccount } from '../../schemas/ssmith-account.js'
import { ssmithMocks } from '../../schemas/ssmith-mocks.js'
import { ssmithTest } from '../../schemas/ssmith-test.js'
import type { Path } from '../features/completion/place.js'
import { type Schema, schemasBelow } from '../features/completion/schemas-at.js'
import { type Node, stringOf, valueAt } from '../syntax/tree.js'
import type { OwnKind } from './file-names.js'

const schemas: Readonly<Record<OwnKind, TSchema>> = { test: ssmithTest, mocks: ssmithMocks, account: ssmithAccount }

/** What may stand at a path of one of our files. */
export function ownSchemas(kind: OwnKind, path: Path): readonly Schema[] {
  const within = withinCase(kind, path)
  const [schema, rest] = within[0] === 'account' ? [schemas.account, within.slice(1)] : ([schemas[kind], path] as const)
  return schemasBelow([schema as Schema], rest)
}

/** A path as it is within a case: a file of mocks, or of an account, stands where the case has its own. */
function withinCase(kind: OwnKind, path: Path): Path {
  if (kind !== 'test') return [kind, ...path]
  if (path[0] === 'cases') return path.slice(2)
  return path[0] === 'defaults' ? path.slice(1) : []
}

/** What a name is the name of. */
export type Named = 'parameter' | 'variable' | 'output' | 'step' | 'first-step' | 'call'

/** Where keys of a map are names. */
const byKey: Readonly<Record<string, Named>> = {
  parameters: 'parameter',
  'expect.outputs': 'output',
  'expect.variables': 'variable',
  'expect.steps.#': 'step',
  'mocks.steps': 'step',
  'mocks.calls': 'call',
}

/** Where values are names. */
const byValue: Readonly<Record<string, Named>> = {
  startAt: 'first-step',
  'expect.steps.#': 'step',
  'expect.through.#': 'step',
  'expect.not.steps.#': 'step',
  'expect.calls.#': 'call',
  'expect.calls.#.call': 'call',
  'expect.calls.#.step': 'step',
  'expect.not.calls.#': 'call',
  'expect.not.calls.#.call': 'call',
  'expect.not.calls.#.step': 'step',
  'mocks.steps.*.call': 'call',
  'mocks.steps.*.#.call': 'call',
}

/** What the keys of the map at a path are names of. */
export const namedByKeys = (kind: OwnKind, path: Path): Named | undefined => lookUp(byKey, kind, path)

/** What the value at a path is the name of. */
export const namedByValue = (kind: OwnKind, path: Path): Named | undefined => lookUp(byValue, kind, path)

function lookUp(table: Readonly<Record<string, Named>>, kind: OwnKind, path: Path): Named | undefined {
  const within = withinCase(kind, path)
  const isNameOfAnswer = (at: number) => at === 2 && within[0] === 'mocks'
  const written = within.map((part, at) => (typeof part === 'number' ? '#' : isNameOfAnswer(at) ? '*' : part)).join('.')
  return Object.hasOwn(table, written) ? table[written] : undefined
}

/** A call as it is written, and the way from its inputs. */
export interface InputsOfCall {
  readonly call: string
  readonly path: Path
}

/** The call whose inputs a path leads into; in an answer to a step it stands beside them. */
export function inputsOfCall(kind: OwnKind, path: Path, root: Node | undefined): InputsOfCall | undefined {
  const within = withinCase(kind, path)
  const at = placeOfInput(within)
  if (at === undefined || within[at] !== 'input') return undefined
  const around = path.slice(0, path.length - within.length + at)
  const call = within[0] === 'mocks' && within[1] === 'calls' ? within[2] : stringOf(valueAt(root, ...around, 'call'))
  return typeof call === 'string' ? { call, path: within.slice(at + 1) } : undefined
}

function placeOfInput(within: Path): number | undefined {
  if (within[0] === 'mocks') return typeof within[3] === 'number' ? 4 : 3
  if (within[0] !== 'expect') return undefined
  return within[1] === 'calls' ? 3 : within[1] === 'not' && within[2] === 'calls' ? 4 : undefined
}
