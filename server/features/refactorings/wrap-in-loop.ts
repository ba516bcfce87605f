import type { SsmDocument, Step } from '../../document/document.js'
import { freeName } from '../../document/free-name.js'
import { commentsOf } from '../comments.js'
import { namesOf } from '../names.js'
import { columnOf, formOf, lineIndentation, removeEntry, spacingOf, visibleEnd } from '../edit-tree.js'
import { indentationOf, upTo, usualIndentation } from '../../document/indentation.js'
import { contains } from '../node-at.js'
import { blockOf, flowLines, flowText, jsonText } from '../write-value.js'
import { type Entry, keyText, type MapNode, type Range, type Tree, writtenJson } from '../../syntax/tree.js'
import type { Refactor } from './refactoring.js'

/** Puts a step into a loop over a list, which is jumped to and goes on in its place: from outside nothing leads into a loop. Steps whose outputs others use, or that lead elsewhere in other ways, are left alone. */
export const wrapInLoop: Refactor = (document, offset) => {
  const { tree, mainStepsNode } = document
  const step = document.mainSteps.find(({ node }) => contains(node, offset))
  if (document.kind !== 'Automation' || !step || !mainStepsNode || step.node.kind !== 'map') return undefined
  const led = whereLed(document, step, step.node)
  const jumps = jumpsTo(document, step)
  if (step.action === 'aws:loop' || !led || !jumps) return undefined
  const start = step.node.start
  const end = visibleEnd(tree, step.node)
  const name = freeName(`${step.name ?? 'step'}Loop`, (each) => document.step(each) !== undefined)
  const goesOn = led.entry ? { [keyText(led.entry.key)]: writtenJson(led.entry.value) } : {}
  const loop = { name, action: 'aws:loop', ...goesOn, inputs: { Iterators: ['first', 'second'] } }
  const { removed } = led
  const body = removed
    ? tree.text.slice(start, removed.start) + tree.text.slice(removed.end, Math.max(end, removed.end))
    : tree.text.slice(start, end)
  const form = formOf(tree, step.node)
  const text =
    form === 'block' ? inLines(loop, body, tree, start) : inBrackets(loop, body, tree, { node: step.node, end, form })
  const renamed = jumps.map((each) => ({ ...each, text: name }))
  const title = `wrap \`${step.name ?? 'the step'}\` in a loop`
  return { title, kind: 'rewrite', edits: [...renamed, { start, end, text }] }
}

interface Loop {
  readonly inputs: object
}

function inLines(loop: Loop, body: string, tree: Tree, start: number): string {
  const indentation = indentationOf(tree)
  const column = columnOf(tree, start)
  const [key, dash] = [indentation.width, indentation.width + indentation.dashes]
  const pad = ' '.repeat(column)
  const steps = `\n${pad}${' '.repeat(key)}Steps:\n${pad}${' '.repeat(dash)}- ${deeper(body, dash + '- '.length)}`
  return `${blockOf(loop, column, { indentation })}${steps}`
}

/** Brackets, with the step as it was written in the place of their last value; over lines where the step is. */
function inBrackets(
  loop: Loop,
  body: string,
  tree: Tree,
  { node, end, form }: { readonly node: MapNode; readonly end: number; readonly form: 'flow' | 'json' },
): string {
  const layout = { indentation: indentationOf(tree), spacing: spacingOf(tree, node, form) }
  const column = lineIndentation(tree, end - 1)
  const hasLines = body.includes('\n')
  const whole = { ...loop, inputs: { ...loop.inputs, Steps: [null] } }
  const text = hasLines
    ? (form === 'json' ? jsonText : flowLines)(whole, column, layout)
    : flowText(whole, form, layout.spacing)
  const at = text.lastIndexOf('null')
  const deep = hasLines ? columnOf({ text }, at) - column : 0
  return text.slice(0, at) + deeper(body, deep, layout.indentation) + text.slice(at + 'null'.length)
}

/** A text with the lines behind the first indented deeper. */
const deeper = (text: string, by: number, indentation = usualIndentation): string =>
  text.replaceAll(/\n(?=[^\r\n])/g, `\n${upTo(by, indentation)}`)

/** The entry of a step that tells where it leads, and what goes with it. */
interface Led {
  readonly entry?: Entry
  readonly removed?: Range
}

/** What moves to the loop; undefined where a step leads elsewhere in several ways, or where a comment would be lost. */
function whereLed({ tree }: SsmDocument, step: Step, map: MapNode): Led | undefined {
  const [entry, ...others] = ['nextStep', 'isEnd'].flatMap((key) => step.entry(key) ?? [])
  if (others.length > 0 || step.jumps.some(({ kind }) => kind !== 'nextStep')) return undefined
  if (!entry) return {}
  const removed = removeEntry(tree, map, entry)
  if (!removed || removed.start < map.start || entry.merged || entry.value.kind !== 'scalar' || entry.value.dynamic)
    return undefined
  return commentsOf(tree).some(({ start }) => contains(removed, start)) ? undefined : { entry, removed }
}

/** Where others jump to a step; undefined where they use it otherwise. */
function jumpsTo(document: SsmDocument, { node, name }: Step): readonly Range[] | undefined {
  const names = namesOf(document)
  if (names.some((each) => each.step?.node === node && each.uses.length > 0)) return undefined
  const uses = names.find((each) => each.kind === 'step' && each.name === name)?.uses ?? []
  const jumps = document.steps.flatMap((each) => each.jumps).filter(({ to }) => to === name)
  const areJumps = uses.every((use) => jumps.some(({ start, end }) => start <= use.start && use.end <= end))
  return areJumps && !uses.some((use) => contains(node, use.start)) ? uses : undefined
}
