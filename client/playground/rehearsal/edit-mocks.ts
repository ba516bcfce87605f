import { addEntry, addItem, columnOf, formOf, hasKey, visibleEnd } from '../../../server/features/edit-tree.js'
import { valueBehindKey } from '../../../server/features/write-value.js'
import { parseDuration } from '../../../server/languages/time.js'
import type { Edit } from '../../../server/rules/rule.js'
import { callNamed } from '../../../server/simulator/mock-call.js'
import type { Mock } from '../../../server/simulator/recorded-mocks.js'
import { formatOf, parse } from '../../../server/syntax/parse.js'
import { entryOf, isEmpty, type MapNode, type Node, stringOf, toJson, type Tree } from '../../../server/syntax/tree.js'
import type { EditedMocks, MockEdit } from './questions.js'

/**
 * Writes answers into mocks, as changes of the text that leave all else as it is: those to a call that the step makes, in turn. Answers that
 * stand there already are changed where they differ, others are added behind.
 */
export async function editMocks({ mocks, step, call, answers }: MockEdit): Promise<EditedMocks> {
  let text = mocks
  for (const [at, answer] of answers.entries()) {
    const tree = await parse(text, formatOf(text))
    if (tree.faults.length > 0) return { ok: false, message: 'the mocks cannot be read; mend them first' }
    const changed = await withAnswer(tree, { step, call, at, answer })
    if ('message' in changed) return { ok: false, message: changed.message }
    text = changed.text
  }
  return { ok: true, text }
}

interface Wanted {
  readonly step: string
  readonly call: string | undefined
  /** Its place among the answers to the call. */
  readonly at: number
  readonly answer: Mock
}

type Changed = { readonly text: string } | { readonly message: string }

async function withAnswer(tree: Tree, { step, call, at, answer }: Wanted): Promise<Changed> {
  const { root } = tree
  const whole: Mock = { ...(call !== undefined && { call }), ...answer }
  if (!root || isEmpty(root))
    return { text: `${tree.text.replace(/(?<=[^\n])$/, '\n')}steps:${written({ [step]: [whole] })}\n` }
  if (root.kind !== 'map') return { message: 'the mocks are no map; mend them first' }
  const steps = entryOf(root, 'steps')?.value
  if (!steps) return edited(tree, addEntry(tree, root, 'steps', { [step]: [whole] }))
  if (steps.kind !== 'map') return { message: '`steps` of the mocks is no map; mend the mocks first' }
  const given = entryOf(steps, step)?.value
  if (!given) return edited(tree, addEntry(tree, steps, step, [whole]))
  const items = given.kind === 'list' ? given.items : [given]
  const row = await rowOf(items, call)
  if ('message' in row) return { message: `the mocks of \`${step}\` ${row.message}` }
  const there = row.items[at]
  if (there) return edited(tree, ...answered(tree, there, answer))
  const added = given.kind === 'list' && addItem(tree, given, whole)
  return edited(tree, added || replaced(tree, given, [...items.map(toJson), whole]))
}

/** The answers that are given in one row: those to the call, whatever it is made with. */
async function rowOf(
  items: readonly Node[],
  call: string | undefined,
): Promise<{ readonly items: readonly MapNode[] } | { readonly message: string }> {
  const row: MapNode[] = []
  for (const item of items) {
    const written = stringOf(entryOf(item, 'call')?.value)
    const named = written === undefined ? undefined : await callNamed(written)
    if (item.kind !== 'map' || named !== call) continue
    const limit = ['input', 'node'].find((key) => hasKey(item, key))
    if (limit !== undefined)
      return { message: `have an answer with \`${limit}\`, which comes first; edit them as text` }
    row.push(item)
  }
  return { items: row }
}

/** What an answer may say, and how long it takes; of what it says instead nothing is to remain. */
const outcomes = [
  'output',
  'error',
  'cancel',
  'approve',
  'reject',
  'status',
  'responseCode',
  'errorOutput',
  'after',
] as const

/** The changes that make an answer another one; none where it says the same. */
function answered(tree: Tree, there: MapNode, answer: Mock): readonly Edit[] {
  const before = toJson(there) as Mock
  const changed = outcomes.filter((name) => meant(before, name) !== meant(answer, name))
  if (changed.length === 0) return []
  const isChanged = (name: string) => changed.some((each) => each === name)
  const kept = Object.entries(before).filter(([name]) => !isChanged(name))
  const put = Object.entries(answer).filter(([name]) => isChanged(name))
  return [replaced(tree, there, Object.fromEntries([...kept, ...put]))]
}

/** The same for what means the same: a time is written in several ways, and none is none at all. */
function meant(answer: Mock, name: (typeof outcomes)[number]): unknown {
  if (name !== 'after') return JSON.stringify(answer[name])
  const time = parseDuration(String(answer[name] ?? 'PT0S'))
  return time.ok ? time.seconds : answer[name]
}

/** Another value in the place of a map or list. */
function replaced(tree: Tree, node: Node, value: unknown): Edit {
  const form = node.kind === 'scalar' ? 'flow' : formOf(tree, node)
  const end = visibleEnd(tree, node)
  if (form !== 'block') return { start: node.start, end, text: JSON.stringify(value) }
  // Written behind a key it begins on a line of its own, two columns further in.
  const text = valueBehindKey(value, columnOf(tree, node.start) - 2, form).trimStart()
  return { start: node.start, end, text }
}

const written = (value: unknown): string => valueBehindKey(value, 0, 'block')

const edited = ({ text }: Tree, ...edits: readonly Edit[]): Changed => ({
  text: edits.reduce((so, { start, end, text: put }) => so.slice(0, start) + put + so.slice(end), text),
})
