import type { Simulations } from '../action.js'
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

/** What each action does. */
export const simulations: Simulations = {
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
}
