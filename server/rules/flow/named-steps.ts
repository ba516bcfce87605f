import type { SsmDocument } from '../../document/document.js'
import type { Named } from '../mistyped-declaration.js'

/** The steps of a runbook. */
export const namedSteps = (document: SsmDocument): Named => ({
  what: 'the step',
  isNone: 'is no step',
  tree: document.tree,
  declared: (name) => document.step(name)?.nameNode,
})
