import { awsOnlyActions } from '../../schemas/automation/index.js'
import { hasUnknownKeys, isDynamic, isEmpty, keyText, type Node } from '../syntax/tree.js'
import { holdsPlaceholder } from '../languages/holds-placeholder.js'
import { isAutomation } from './build.js'
import type { SsmDocument } from './document.js'
import { factOf } from './fact-of.js'

/** Whether the keys of the document itself could all be read. */
export const keysKnown = ({ root }: SsmDocument): boolean => !hasUnknownKeys(root)

/** Whether all parameters could be read: where a host or a build fills in some of them, a missing one proves nothing. */
export const parametersKnown = (document: SsmDocument): boolean => declarationsKnown(document, 'parameters')

/** Whether all variables could be read. */
export const variablesKnown = (document: SsmDocument): boolean => declarationsKnown(document, 'variables')

function declarationsKnown(document: SsmDocument, key: string): boolean {
  if (!keysKnown(document)) return false
  const node = document.entry(key)?.value
  return (
    node === undefined ||
    isEmpty(node) ||
    (node.kind === 'map' && node.entries.every(({ key }) => !key.dynamic && !holdsPlaceholder(keyText(key))))
  )
}

/** Whether it is known of every step what it does: one of another kind may be a loop, a branch, or whatever uses a declaration. */
export const actionsKnown = factOf(({ kind, steps }): boolean =>
  steps.every(({ action, definition }) => definition || (isAutomation(kind) && awsOnlyActions.has(action ?? ''))),
)

/** Whether there are steps, and the names of all could be read, those in loops included. */
export const stepsKnown = factOf((document): boolean => {
  const readable = (list: Node | undefined) => list?.kind === 'list' && !list.items.some(isDynamic)
  if (document.steps.length === 0 || (document.mainStepsNode && !readable(document.mainStepsNode))) return false
  return (
    actionsKnown(document) &&
    document.steps.every(({ name, action, input }) => name && (action !== 'aws:loop' || readable(input('Steps'))))
  )
})

/** Whether all outputs that a step declares could be read. */
export function outputsKnown(node: Node | undefined): boolean {
  return node === undefined || isEmpty(node) || (node.kind === 'list' && node.items.every((item) => !isDynamic(item)))
}
