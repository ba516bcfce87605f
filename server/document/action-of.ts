import type { Action } from '../../schemas/action.js'
import type { Step } from './document.js'

/** What is known of the Automation action of a step; undefined for plugins and for actions that nobody knows. */
export function actionOf({ definition }: Step): Action | undefined {
  return definition && 'outputs' in definition ? (definition as Action) : undefined
}
