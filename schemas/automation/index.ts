import type { Action } from '../action.js'
import { approve } from './approve.js'
import { assertAwsResourceProperty } from './assertAwsResourceProperty.js'
import { branch } from './branch.js'
import { changeInstanceState } from './changeInstanceState.js'
import { copyImage } from './copyImage.js'
import { createImage } from './createImage.js'
import { createStack } from './createStack.js'
import { createTags } from './createTags.js'
import { deleteImage } from './deleteImage.js'
import { deleteStack } from './deleteStack.js'
import { executeAutomation } from './executeAutomation.js'
import { executeAwsApi } from './executeAwsApi.js'
import { executeScript } from './executeScript.js'
import { executeStateMachine } from './executeStateMachine.js'
import { invokeLambdaFunction } from './invokeLambdaFunction.js'
import { invokeWebhook } from './invokeWebhook.js'
import { loop } from './loop.js'
import { pause } from './pause.js'
import { runCommand } from './runCommand.js'
import { runInstances } from './runInstances.js'
import { sleep } from './sleep.js'
import { updateVariable } from './updateVariable.js'
import { waitForAwsResourceProperty } from './waitForAwsResourceProperty.js'

/** Every action that a runbook of one's own may use (user guide, automation-actions). */
export const actions = {
  'aws:approve': approve,
  'aws:assertAwsResourceProperty': assertAwsResourceProperty,
  'aws:branch': branch,
  'aws:changeInstanceState': changeInstanceState,
  'aws:copyImage': copyImage,
  'aws:createImage': createImage,
  'aws:createStack': createStack,
  'aws:createTags': createTags,
  'aws:deleteImage': deleteImage,
  'aws:deleteStack': deleteStack,
  'aws:executeAutomation': executeAutomation,
  'aws:executeAwsApi': executeAwsApi,
  'aws:executeScript': executeScript,
  'aws:executeStateMachine': executeStateMachine,
  'aws:invokeLambdaFunction': invokeLambdaFunction,
  'aws:invokeWebhook': invokeWebhook,
  'aws:loop': loop,
  'aws:pause': pause,
  'aws:runCommand': runCommand,
  'aws:runInstances': runInstances,
  'aws:sleep': sleep,
  'aws:updateVariable': updateVariable,
  'aws:waitForAwsResourceProperty': waitForAwsResourceProperty,
} as const satisfies { readonly [Name in `aws:${string}`]: Action<Name> }

export type ActionName = keyof typeof actions

const byName: ReadonlyMap<string, Action> = new Map(Object.entries(actions))

/** The action with this exact name, whatever text that is. */
export const actionNamed = (name: string): Action | undefined => byName.get(name)

/** Actions that occur in AWS's own runbooks and which nobody else can use; their inputs are not documented. */
export const awsOnlyActions: ReadonlySet<string> = new Set(['aws:putServerUpgradeMetrics', 'aws:shareSQLMedia'])
