import { actionNamed } from '../../../schemas/automation/index.js'
import { pluginNamed } from '../../../schemas/command/index.js'
import { documentKind } from '../../../schemas/documents.js'
import { isCommand } from '../../document/build.js'
import type { SsmDocument, Step } from '../../document/document.js'

/** Whether the step's action is one of the other kind of document: a plugin in a runbook, an Automation action in a Command document. */
export function isMisplaced({ action }: Step, { kind }: SsmDocument): boolean {
  if (action === undefined) return false
  if (kind === 'Automation') return pluginNamed(action) !== undefined
  return isCommand(kind) && actionNamed(action) !== undefined
}

/**
 * Whether all steps of a document, and more than one, belong to the other kind: then its schema version is wrong, or the type under
 * which it is sent, and not each of its steps.
 */
export function isOfOtherFamily(document: SsmDocument): boolean {
  let misplaced = 0
  for (const step of document.steps) {
    if (isMisplaced(step, document)) misplaced++
    else if (step.action !== undefined) return false
  }
  return misplaced > 1
}

/** The kind whose steps such a document has, with its schema versions that have `mainSteps`. */
export function otherFamily({ kind }: SsmDocument): {
  readonly kind: 'Automation' | 'Command'
  readonly versions: readonly string[]
} {
  const other = kind === 'Automation' ? 'Command' : 'Automation'
  return { kind: other, versions: documentKind(other)?.schemaVersions ?? [] }
}
