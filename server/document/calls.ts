import { parseJson } from '../syntax/json.js'
import { rangeWithin } from '../syntax/positions.js'
import {
  entryOf,
  isEmpty,
  keyText,
  type MapNode,
  type Node,
  type Range,
  type ScalarNode,
  type Tree,
} from '../syntax/tree.js'
import { isAutomation, isCommand } from './build.js'
import { type CalledName, calledName } from './call-name.js'
import type { SsmDocument, Step } from './document.js'
import { fixedText, inputEntry } from './inputs.js'
import { factOf } from './fact-of.js'
import { resultsOf } from './results-of.js'

/** A value that a call gives to a parameter of the called document. */
export interface Argument {
  readonly name: string
  readonly key: Range
  /** Missing where targets give the value. */
  readonly value: Node | undefined
}

/** How documents are called. */
export type CallAction = 'aws:executeAutomation' | 'aws:runCommand' | 'aws:runDocument' | 'aws:downloadContent'

/** A place that names another document, literally. */
export interface Call extends CalledName {
  readonly step: Step
  readonly by: CallAction
  /** What the called document has to be; anything where absent. */
  readonly expects: 'Automation' | 'Command' | undefined
  readonly nameRange: Range
  readonly arguments: readonly Argument[]
  /** Where the arguments stand: the key above them, or the name of the document where none are given. */
  readonly argumentsRange: Range
  /** Whether these are all arguments, so that what is missing is missing. */
  readonly complete: boolean
  /** The place in the document of a place of an argument, which may stand in JSON text. */
  place(range: Range): Range
}

/** Every call of another document whose name is written out. */
export const callsOf = factOf((document) => resultsOf(document.steps, (step) => callOf(document, step)))

function callOf(document: SsmDocument, step: Step): Call | undefined {
  if (isAutomation(document.kind)) {
    if (step.action === 'aws:executeAutomation') return executeAutomation(document, step)
    if (step.action === 'aws:runCommand') return call(document, step, 'aws:runCommand', 'DocumentName', 'Parameters')
  }
  if (!isCommand(document.kind)) return undefined
  if (step.action === 'aws:runDocument' && input(document, step, 'documentType') === 'SSMDocument') {
    return call(document, step, 'aws:runDocument', 'documentPath', 'documentParameters')
  }
  if (step.action === 'aws:downloadContent' && input(document, step, 'sourceType') === 'SSMDocument')
    return downloadContent(document, step)
  return undefined
}

const input = (document: SsmDocument, step: Step, name: string): string | undefined =>
  fixedText(inputEntry(document, step, name)?.value)

const expected = {
  'aws:executeAutomation': 'Automation',
  'aws:runCommand': 'Command',
  'aws:runDocument': 'Command',
} as const

function call(
  document: SsmDocument,
  step: Step,
  by: keyof typeof expected,
  nameKey: string,
  argumentsKey: string,
): Call | undefined {
  const nameNode = inputEntry(document, step, nameKey)?.value
  const text = fixedText(nameNode)
  const called = text === undefined ? undefined : calledName(text)
  if (!called || nameNode?.kind !== 'scalar') return undefined
  const given = inputEntry(document, step, argumentsKey)
  const nameRange = rangeWithin(document.tree, nameNode, called.from, called.from + called.name.length)
  const { arguments: all, complete, place } = argumentsOf(given?.value, document.tree, by === 'aws:runDocument')
  return {
    name: called.name,
    from: called.from,
    version: called.version ?? input(document, step, 'DocumentVersion'),
    account: called.account,
    arguments: all,
    complete,
    place,
    step,
    by,
    expects: expected[by],
    nameRange,
    argumentsRange: given?.key ?? nameRange,
  }
}

type Arguments = Pick<Call, 'arguments' | 'complete' | 'place'>

const same = (range: Range): Range => range

/** The arguments of a map, or of JSON text where that is allowed. */
function argumentsOf(node: Node | undefined, tree: Tree, allowsText: boolean): Arguments {
  if (node === undefined || isEmpty(node)) return { arguments: [], complete: true, place: same }
  if (node.kind === 'map') return argumentsOfMap(node, same)
  const text = allowsText ? fixedOrReferring(node) : undefined
  if (node.kind !== 'scalar' || text === undefined) return { arguments: [], complete: false, place: same }
  const { root, faults } = parseJson(text)
  const place = (range: Range) => rangeWithin(tree, node, range.start, range.end)
  if (faults.length > 0 || root?.kind !== 'map') return { arguments: [], complete: false, place }
  return argumentsOfMap(root, place)
}

/** Text that is JSON in the document already, references in its strings included. */
function fixedOrReferring(node: Node): string | undefined {
  return node.kind === 'scalar' && !node.dynamic && typeof node.value === 'string' && /^\s*\{\s*["}]/.test(node.value)
    ? node.value
    : undefined
}

function argumentsOfMap(map: MapNode, place: Arguments['place']): Arguments {
  const entries = map.entries.filter(({ key }) => !isOpen(key))
  return {
    arguments: entries.map(({ key, value }) => ({ name: keyText(key), key, value })),
    complete: entries.length === map.entries.length,
    place,
  }
}

/** Whether the name of an argument is not known before the run. */
const isOpen = (key: ScalarNode): boolean => key.dynamic === true || keyText(key).includes('{{')

/** Targets may give one parameter its values, and maps of targets several. */
function executeAutomation(document: SsmDocument, step: Step): Call | undefined {
  const made = call(document, step, 'aws:executeAutomation', 'DocumentName', 'RuntimeParameters')
  if (!made) return undefined
  const target = step.input('TargetParameterName')
  const name = fixedText(target)
  const maps = step.input('TargetMaps')
  const mapped = maps?.kind === 'list' ? maps.items.map((item) => argumentsOf(item, document.tree, false)) : []
  const byTarget: Argument[] = target && name !== undefined ? [{ name, key: target, value: undefined }] : []
  const known =
    (target === undefined ? !step.input('Targets') : name !== undefined) && (maps === undefined || maps.kind === 'list')
  return {
    ...made,
    arguments: [...made.arguments, ...byTarget, ...mapped.flatMap((each) => each.arguments)],
    complete: made.complete && known && mapped.every(({ complete }) => complete),
  }
}

/** `sourceInfo` is a map, or JSON text, with the name of the document. */
function downloadContent(document: SsmDocument, step: Step): Call | undefined {
  const source = inputEntry(document, step, 'sourceInfo')?.value
  const { arguments: found, place } = argumentsOf(source, document.tree, true)
  const node = found.find(({ name }) => name === 'name')?.value ?? (source && entryOf(source, 'name')?.value)
  const text = fixedText(node)
  const called = text === undefined ? undefined : calledName(text)
  if (!called || !node) return undefined
  const nameRange = place({ start: node.start + called.from, end: node.start + called.from + called.name.length })
  return {
    ...called,
    step,
    by: 'aws:downloadContent',
    expects: undefined,
    nameRange,
    arguments: [],
    argumentsRange: nameRange,
    complete: false,
    place,
  }
}
