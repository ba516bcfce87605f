import type { Simulations } from '../action.js'
import { assertAwsResourceProperty } from './assertAwsResourceProperty.js'
import { branch } from './branch.js'
import { changeInstanceState } from './changeInstanceState.js'
import { executeAwsApi } from './executeAwsApi.js'
import { executeScript } from './executeScript.js'
import { loop } from './loop.js'
import { pause } from './pause.js'
import { sleep } from './sleep.js'
import { updateVariable } from './updateVariable.js'
import { waitForAwsResourceProperty } from './waitForAwsResourceProperty.js'

/** What each action does. */
export const simulations: Simulations = {
  'aws:assertAwsResourceProperty': assertAwsResourceProperty,
  'aws:branch': branch,
  'aws:changeInstanceState': changeInstanceState,
  'aws:executeAwsApi': executeAwsApi,
  'aws:executeScript': executeScript,
  'aws:loop': loop,
  'aws:pause': pause,
  'aws:sleep': sleep,
  'aws:updateVariable': updateVariable,
  'aws:waitForAwsResourceProperty': waitForAwsResourceProperty,
}
