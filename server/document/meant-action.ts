import type { Action, Plugin } from '../../schemas/action.js'
import { actionNamed, actions, awsOnlyActions } from '../../schemas/automation/index.js'
import { pluginNamed, plugins } from '../../schemas/command/index.js'
import { nearest } from '../languages/nearest.js'
import type { DocumentKind } from './kinds.js'

const tableOf = (kind: DocumentKind): Readonly<Record<string, Action | Plugin>> =>
  kind === 'Automation' || kind === 'Automation.ChangeTemplate' ? actions : plugins

/** What is known of an action, or plugin, that may stand in this kind of document. */
export function definitionOf(action: string, kind: DocumentKind): Action | Plugin | undefined {
  const table = tableOf(kind)
  return Object.hasOwn(table, action) ? table[action] : undefined
}

/** The action that was probably meant: the written one where it exists, or else one from whose name letters or the prefix are missing. */
export function meantAction(written: string, kind: DocumentKind): string {
  const table = tableOf(kind)
  const exists = actionNamed(written) ?? pluginNamed(written)
  if (exists || awsOnlyActions.has(written) || written === '') return written
  const prefixed = `aws:${written}`
  return Object.hasOwn(table, prefixed) ? prefixed : (nearest(written, Object.keys(table)) ?? written)
}
