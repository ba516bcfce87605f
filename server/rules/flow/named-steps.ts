import type { SsmDocument } from '../../document/document.js'
import { referenceIndex } from '../../document/reference-index.js'
import { stepIndex } from '../../document/step-index.js'
import type { Named } from '../mistyped-declaration.js'

/** The steps of a runbook, and whether a jump, a reference or an output of the document names one. */
export function namedSteps(document: SsmDocument): Named {
  const used = new Set([
    ...stepIndex(document).jumps.map(({ to }) => to),
    ...referenceIndex(document)
      .to('output')
      .map(({ target }) => target.step),
    ...document.outputs.map(({ text }) => text?.split('.')[0]),
  ])
  return {
    what: 'the step',
    isNone: 'is no step',
    declared: (name) => document.step(name)?.nameNode,
    isUsed: (name) => used.has(name),
  }
}
