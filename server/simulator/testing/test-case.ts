import type { Platform } from '../../../schemas/action.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import {
  type Entry,
  entryOf,
  type Json,
  keyText,
  type Node,
  type ScalarNode,
  stringOf,
  toJson,
} from '../../syntax/tree.js'

/** A rehearsal and what has to come of it. Nodes keep their places in the test file. */
export interface TestCase {
  readonly name: string
  readonly key: ScalarNode
  readonly parameters: Readonly<Record<string, Json>>
  /** Mocks, or the names of files of mocks, in the order in which they are asked. */
  readonly mocks: readonly Node[]
  /** Those that stand in the case itself. */
  readonly ownMocks: Node | undefined
  /** What the account is like, or the name of a file that says so. */
  readonly account: Node | undefined
  /** Of the nodes of a Command document; none where it is for the document to say. */
  readonly platforms: readonly Platform[]
  readonly startAt: string | undefined
  readonly seed: number | undefined
  readonly invent: boolean
  readonly expect: Node | undefined
  /** What was recorded, or is to be. */
  readonly trace: (Entry & { readonly inFlow: boolean }) | undefined
}

/** The cases of a test file in which nothing is wrong (see `testFaults`), with the defaults of the file put in. */
export function casesOf(root: Node): readonly TestCase[] {
  const defaults = entryOf(root, 'defaults')?.value
  const cases = entryOf(root, 'cases')?.value
  return cases?.kind === 'map' ? cases.entries.map((entry) => caseOf(entry, defaults)) : []
}

function caseOf({ key, value }: Entry, defaults: Node | undefined): TestCase {
  const given = (name: string) => entryOf(value, name)?.value ?? entryOf(defaults, name)?.value
  const seed = given('seed')
  const trace = entryOf(value, 'trace')
  const ownMocks = entryOf(value, 'mocks')?.value
  const invent = given('invent')
  return {
    name: keyText(key),
    key,
    parameters: Object.fromEntries([...parametersIn(defaults), ...parametersIn(value)]),
    mocks: [ownMocks ?? [], entryOf(defaults, 'mocks')?.value ?? []].flat(),
    ownMocks: ownMocks?.kind === 'map' ? ownMocks : undefined,
    account: given('account'),
    platforms: platformsIn(given('platform')),
    startAt: stringOf(given('startAt')),
    seed: seed?.kind === 'scalar' ? Number(seed.value) : undefined,
    invent: invent?.kind === 'scalar' && invent.value === true,
    expect: entryOf(value, 'expect')?.value,
    trace: trace && { ...trace, inFlow: value.kind === 'map' && value.flow },
  }
}

/** One platform, or a list of them. */
function platformsIn(node: Node | undefined): readonly Platform[] {
  const items = node?.kind === 'list' ? node.items : node ? [node] : []
  return items.flatMap((item) => platformTypes.find((platform) => platform === stringOf(item)) ?? [])
}

function parametersIn(node: Node | undefined): readonly (readonly [name: string, value: Json])[] {
  const map = entryOf(node, 'parameters')?.value
  return map?.kind === 'map' ? map.entries.map(({ key, value }) => [keyText(key), toJson(value)] as const) : []
}
