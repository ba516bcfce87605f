import { platformTypes } from '../../../schemas/platform-types.js'
import { ssmithTest } from '../../../schemas/ssmith-test.js'
import { isCommand } from '../../document/build.js'
import { checkAgainstSchema, type Fault } from '../../document/check-against-schema.js'
import type { SsmDocument } from '../../document/document.js'
import type { NamedSteps } from '../../document/named-steps.js'
import { outputNames } from '../../document/output-names.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { entryOf, keyText, type Node, stringOf } from '../../syntax/tree.js'
import { answerFaultsIn, callFaults, unknownStep } from '../mock-faults.js'
import { entriesIn, itemsIn } from '../parts-in.js'
import { unknownParameter } from '../unknown-parameter.js'

/** What a test file is compared with. */
export interface Tested {
  readonly document: SsmDocument
  /** Its steps, and those of runbooks that it may run. */
  readonly steps: NamedSteps
  /** Why a pattern cannot be read. */
  readonly patternFault: (pattern: string) => string | undefined
}

/** Everything that is wrong with the form of a test file, whatever it tests. */
export function formFaults(root: Node): Fault[] {
  const faults = [...checkAgainstSchema(root, ssmithTest, 'the file')]
  const cases = entryOf(root, 'cases')?.value
  if (cases?.kind === 'map' && cases.entries.length === 0) faults.push(at(cases, 'there are no cases; name one'))
  return faults
}

/** Everything that is wrong with a test file for this runbook: its form, and names that nothing has. */
export async function testFaults(root: Node, tested: Tested): Promise<Fault[]> {
  const faults = formFaults(root)
  const defaults = entryOf(root, 'defaults')?.value
  if (defaults) for (const fault of await givenFaults(defaults, tested)) faults.push(fault)
  for (const { value } of entriesIn(root, 'cases')) {
    for (const fault of await givenFaults(value, tested)) faults.push(fault)
    const expect = entryOf(value, 'expect')?.value
    if (expect) for (const fault of await expectFaults(expect, tested)) faults.push(fault)
  }
  return faults
}

/** What documents of the other kind have no use for. */
const ofRunbooks = {
  startAt: '`startAt` is for runbooks; leave it out for a Command document',
  seed: '`seed` is for runbooks; rehearsals of Command documents make no ids',
}
const ofCommands = { platform: '`platform` is for Command documents; nodes of a runbook have their own' }

async function givenFaults(node: Node, { document, steps }: Tested): Promise<Fault[]> {
  const odd = Object.entries(isCommand(document.kind) ? ofRunbooks : ofCommands)
  const faults = odd.flatMap(([name, message]) => {
    const entry = entryOf(node, name)
    return entry ? [at(entry.key, message)] : []
  })
  for (const { key } of entriesIn(node, 'parameters'))
    if (!document.parameter(keyText(key))) faults.push(at(key, unknownParameter(keyText(key), document)))
  const startAt = entryOf(node, 'startAt')?.value
  const first = stringOf(startAt)
  const mains = new Set(document.mainSteps.flatMap(({ name }) => name ?? []))
  if (startAt && first && !isCommand(document.kind) && !mains.has(first))
    faults.push(at(startAt, unknownStep(first, mains)))
  const mocks = entryOf(node, 'mocks')?.value
  if (mocks?.kind === 'map') for (const fault of await answerFaultsIn(mocks, steps)) faults.push(fault)
  const account = entryOf(node, 'account')?.value
  if (account?.kind === 'map') {
    const { accountFaults } = await import('../account/account-faults.js')
    for (const fault of await accountFaults(account)) faults.push(fault)
  }
  return faults
}

async function expectFaults(expect: Node, tested: Tested): Promise<Fault[]> {
  const not = entryOf(expect, 'not')?.value
  const taken = itemsIn(expect, 'steps')
  const names = [...taken, ...itemsIn(expect, 'through'), ...itemsIn(not, 'steps')]
  const calls = [...itemsIn(expect, 'calls'), ...itemsIn(not, 'calls')]
  return [
    ...taken.flatMap(severalSteps),
    ...names.flatMap((item) => stepFaults(item, tested)),
    ...(await Promise.all(calls.map((item) => askedFaults(item, tested)))).flat(),
    ...entriesIn(expect, 'outputs').flatMap(({ key }) => outputFaults(key, tested)),
    ...entriesIn(expect, 'variables').flatMap(({ key }) => variableFaults(key, tested)),
    ...failureFaults(entryOf(expect, 'failure')?.value, tested),
  ]
}

function severalSteps(item: Node): Fault[] {
  if (item.kind !== 'map' || item.entries.length === 1) return []
  return [at(item, `a step stands by itself; expected one name with its status, such as \`stop: Failed\``)]
}

/**
 * A step by its name, of a document that is run behind the names of the steps that run it, on one of several nodes behind its platform; or with
 * its status.
 */
function stepFaults(item: Node, tested: Tested): Fault[] {
  const named = item.kind === 'map' ? item.entries[0]?.key : item
  const path = stringOf(named)
  return named && path ? pathFaults(named, path, tested) : []
}

function pathFaults(named: Node, path: string, { document, steps }: Tested): Fault[] {
  const unknown = withoutPlatform(path, document)
    .split('/')
    .find((name) => !steps.has(name))
  return unknown === undefined ? [] : [at(named, unknownStep(unknown, steps.keys()))]
}

function withoutPlatform(path: string, { kind }: SsmDocument): string {
  const platform = isCommand(kind) ? platformTypes.find((each) => path.startsWith(`${each}/`)) : undefined
  return platform === undefined ? path : path.slice(platform.length + 1)
}

async function askedFaults(item: Node, tested: Tested): Promise<Fault[]> {
  const call = item.kind === 'map' ? entryOf(item, 'call')?.value : item
  const step = entryOf(item, 'step')?.value
  const written = stringOf(call)
  if (item.kind === 'map' && !call && !step)
    return [at(item, 'it is not said what is called; expected `call` or `step`')]
  return [...(call && written ? await callFaults(call, written) : []), ...(step ? stepFaults(step, tested) : [])]
}

/** What can be expected of a step on a node. */
const nodeOutputs = new Set(['responseCode', 'output', 'errorOutput'])

function outputFaults(key: Node, tested: Tested): Fault[] {
  const { document } = tested
  const text = stringOf(key) ?? ''
  if (document.outputs.some((output) => output.text === text)) return []
  const [name = '', output, ...more] = text.split('.')
  if (output === undefined || more.length > 0)
    return [at(key, `\`${text}\` is no output; expected a step and its output, such as \`stop.State\``)]
  const [unknown] = pathFaults(key, name, tested)
  if (unknown) return [unknown]
  const step = document.step(name)
  const known = isCommand(document.kind) ? nodeOutputs : step && outputNames(step)
  if (!known || known.has(output)) return []
  return [at(key, `\`${name}\` has no output \`${output}\`${didYouMean(nearest(output, known))}`)]
}

function variableFaults(key: Node, { document: { variables } }: Tested): Fault[] {
  const name = stringOf(key) ?? ''
  const names = variables.map((variable) => variable.name)
  return names.includes(name) ? [] : [at(key, `no variable is named \`${name}\`${didYouMean(nearest(name, names))}`)]
}

function failureFaults(failure: Node | undefined, { patternFault }: Tested): Fault[] {
  if (failure?.kind !== 'map') return []
  const pattern = entryOf(failure, 'matches')?.value
  const fault = patternFault(stringOf(pattern) ?? '')
  if (failure.entries.length !== 1) return [at(failure, 'expected either `equals` or `matches`')]
  return pattern && fault !== undefined ? [at(pattern, fault)] : []
}

const at = ({ start, end }: Node, message: string): Fault => ({ start, end, message })
