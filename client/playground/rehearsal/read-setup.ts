import type { Fault } from '../../../server/document/check-against-schema.js'
import { namedSteps } from '../../../server/document/named-steps.js'
import { accountFaults } from '../../../server/simulator/account/account-faults.js'
import { mockFaults } from '../../../server/simulator/mock-faults.js'
import { formatOf, parse } from '../../../server/syntax/parse.js'
import { isEmpty, type Node } from '../../../server/syntax/tree.js'
import type { GivenParameters, PlacedFault, Setup } from './questions.js'
import { type ReadDocument, readDocument } from './read-document.js'

/** A setup in which nothing is wrong. */
export interface ReadSetup extends ReadDocument {
  readonly account: Node | undefined
  readonly mocks: Node | undefined
  /** Those that the document declares: a form may be older than the document. */
  readonly parameters: GivenParameters
}

/** Reads all that a rehearsal depends on; what is wrong is told with its places. */
export async function readSetup(setup: Setup): Promise<ReadSetup | { readonly faults: readonly PlacedFault[] }> {
  const read = await readDocument(setup.document, setup.others)
  const beside = await readBeside(setup, read)
  const faults = [...('faults' in read ? read.faults : []), ...beside.faults]
  if ('faults' in read || faults.length > 0) return { faults }
  const given = Object.entries(setup.parameters).filter(([name]) => read.document.parameter(name))
  return { ...read, account: beside.account, mocks: beside.mocks, parameters: Object.fromEntries(given) }
}

type Read = Awaited<ReturnType<typeof readDocument>>

/** Which steps there are is not known while the document cannot be read. */
async function readBeside(files: Pick<Setup, 'account' | 'mocks'>, read: Read) {
  const steps = 'faults' in read ? undefined : namedSteps([read.document, ...read.others.values()])
  const account = await readText('account', files.account, accountFaults)
  const mocks = await readText('mocks', files.mocks, async (root) => (steps ? mockFaults(root, steps) : []))
  return { account: account.root, mocks: mocks.root, faults: [...account.faults, ...mocks.faults] }
}

async function readText(
  file: PlacedFault['file'],
  text: string,
  check: (root: Node) => Promise<readonly Fault[]>,
): Promise<{ readonly root: Node | undefined; readonly faults: readonly PlacedFault[] }> {
  const { root, faults } = await parse(text, formatOf(text))
  const content = isEmpty(root) ? undefined : root
  const found = faults.length > 0 || !content ? faults : await check(content)
  return { root: content, faults: found.map(({ start, end, message }) => ({ file, start, end, message })) }
}
