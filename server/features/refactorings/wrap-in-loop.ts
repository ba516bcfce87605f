import type { SsmDocument, Step } from '../../document/document.js'
import { namesOf } from '../names.js'
import { columnOf, formOf, lineIndentation, visibleEnd } from '../edit-tree.js'
import { indentationOf } from '../../document/indentation.js'
import { contains } from '../node-at.js'
import { jsonText, blockOf } from '../write-value.js'
import { toJson } from '../../syntax/tree.js'
import type { Refactor } from './refactoring.js'

/** Puts a step into a loop over a list. Steps that others name, and that lead elsewhere, are left alone: from outside nothing leads into a loop. */
export const wrapInLoop: Refactor = (document, offset) => {
  const { tree, mainStepsNode } = document
  const step = document.mainSteps.find(({ node }) => contains(node, offset))
  if (document.kind !== 'Automation' || !step || !mainStepsNode || step.node.kind !== 'map' || !isAlone(document, step))
    return undefined
  const start = step.node.start
  const end = visibleEnd(tree, step.node)
  let name = `${step.name ?? 'step'}Loop`
  for (let count = 2; document.step(name); count++) name = `${step.name ?? 'step'}Loop${count}`
  const loop = { name, action: 'aws:loop', inputs: { Iterators: ['first', 'second'] } }
  const title = `wrap \`${step.name ?? 'the step'}\` in a loop`
  const indentation = indentationOf(tree)
  if (formOf(tree, step.node) !== 'block') {
    const wrapped = { ...loop, inputs: { ...loop.inputs, Steps: [toJson(step.node)] } }
    const text = jsonText(wrapped, lineIndentation(tree, start), { indentation })
    return { title, kind: 'rewrite', edits: [{ start, end, text }] }
  }
  const column = columnOf(tree, start)
  const [key, dash] = [indentation.width, indentation.width + indentation.dashes]
  const body = tree.text.slice(start, end).replaceAll(/\n(?=[^\r\n])/g, `\n${' '.repeat(dash + '- '.length)}`)
  const pad = ' '.repeat(column)
  const steps = `\n${pad}${' '.repeat(key)}Steps:\n${pad}${' '.repeat(dash)}- ${body}`
  const text = `${blockOf(loop, column, { indentation })}${steps}`
  return { title, kind: 'rewrite', edits: [{ start, end, text }] }
}

function isAlone(document: SsmDocument, step: Step): boolean {
  if (step.action === 'aws:loop' || step.jumps.length > 0 || step.entry('isEnd')) return false
  return !namesOf(document).some(
    (name) => name.uses.length > 0 && (name.step === step || (name.kind === 'step' && name.name === step.name)),
  )
}
