import type { SsmDocument, Step } from '../document/document.js'
import { rangeOfReference } from '../document/references.js'
import { keyText, type Range, stringOf, withQuotes } from '../syntax/tree.js'
import { contains, rangeOnly } from './node-at.js'

/** Where that stands from which a value at an offset comes, and which has no declaration of its own: the step of an output that its action gives, an attached file. */
export function sourceAt(document: SsmDocument, offset: number): Range | undefined {
  const step = stepOfOutputAt(document, offset)
  const node = step ? (step.nameNode ?? step.node) : attachedAt(document, offset)
  return node && rangeOnly(node)
}

function stepOfOutputAt(document: SsmDocument, offset: number): Step | undefined {
  const reference = document.references.find(
    (each) => each.target.kind === 'output' && contains(rangeOfReference(document.tree, each), offset),
  )
  if (reference?.target.kind === 'output') return document.step(reference.target.step)
  const output = document.outputs.find(({ node }) => contains(node, offset))
  return document.step(output?.text?.split('.')[0] ?? '')
}

function attachedAt({ steps, files }: SsmDocument, offset: number): Range | undefined {
  const attachment = steps
    .map((step) => step.input('Attachment'))
    .find((node) => node && contains(withQuotes(node), offset))
  return files.find(({ key }) => keyText(key) === stringOf(attachment))?.key
}
