import type { Action, Plugin } from '../../schemas/action.js'
import { actionNamed, actions, awsOnlyActions } from '../../schemas/automation/index.js'
import { pluginNamed, plugins } from '../../schemas/command/index.js'
import { nearest } from '../languages/nearest.js'
import type { DocumentKind } from './kinds.js'

const hasActions = (kind: DocumentKind): boolean => kind === 'Automation' || kind === 'Automation.ChangeTemplate'

/** What is known of an action, or plugin, that may stand in this kind of document. */
export function definitionOf(action: string, kind: DocumentKind): Action | Plugin | undefined {
  if (kind === 'Automation.ChangeTemplate' && action !== 'aws:approve') return undefined
  return hasActions(kind) ? actionNamed(action) : pluginNamed(action)
}

/** The action that was probably meant: the written one where it exists, or else one from whose name letters or the prefix are missing, or that has it twice. */
export function meantAction(written: string, kind: DocumentKind): string {
  const exists = actionNamed(written) ?? pluginNamed(written)
  if (exists || awsOnlyActions.has(written) || written === '') return written
  const prefixed = `aws:${written.replace(/^(?:aws:)+/, '')}`
  const names = Object.keys(hasActions(kind) ? actions : plugins)
  return definitionOf(prefixed, kind) ? prefixed : (nearest(written, names) ?? written)
}
