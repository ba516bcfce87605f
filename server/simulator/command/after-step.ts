import type { Json } from '../../syntax/tree.js'
import { failAndExit, succeedAndExit } from './exit-codes.js'
import type { PluginResult } from './plugin-result.js'

const furtherSkipped = 'Further document steps will be skipped.'

/** Why the steps behind are skipped. */
export type Exit = 'exit code' | 'onFailure' | 'onSuccess'

/** A result as it counts, and whether the steps behind are skipped. */
export interface AfterStep {
  readonly result: PluginResult
  readonly exit: Exit | undefined
}

/** What becomes of a step and of those behind it by how its plugin ended (agent, framework/runpluginutil). */
export function afterStep(result: PluginResult, inputs: Json): AfterStep {
  const { status, responseCode, output, errorOutput } = result
  const onFailure = status === 'Failed' ? sharedInput(inputs, 'onFailure') : undefined
  if (responseCode === succeedAndExit) {
    const text = `\nStep exited with code ${responseCode}. Therefore, marking step as succeeded. ${furtherSkipped}`
    return { result: { status: 'Success', responseCode, output: output + text, errorOutput: '' }, exit: 'exit code' }
  }
  if (responseCode === failAndExit) {
    const text = `\nStep exited with code ${responseCode}. Therefore, marking step as Failed. ${furtherSkipped}`
    return { result: { ...noted(result, text), status: 'Failed' }, exit: 'exit code' }
  }
  const text = `\nStep was found to have onFailure property. ${furtherSkipped}`
  if (onFailure === 'exit') return { result: noted(result, text), exit: 'onFailure' }
  if (onFailure === 'successAndExit')
    return { result: { ...noted(result, text), status: 'Success', responseCode: succeedAndExit }, exit: 'onFailure' }
  const exits = status === 'Success' && sharedInput(inputs, 'onSuccess') === 'exit'
  return { result: { status, responseCode, output, errorOutput }, exit: exits ? 'onSuccess' : undefined }
}

const noted = (result: PluginResult, text: string): PluginResult => ({
  ...result,
  output: result.output + text,
  errorOutput: result.errorOutput + text,
})

/** Whether a step runs although an earlier one ended the document; the agent asks this of the last one only. */
export const isFinally = (inputs: Json): boolean => String(sharedInput(inputs, 'finallyStep') ?? '') === 'true'

/** An input that all plugins share. Unlike those of a plugin it is read by its exact name. */
function sharedInput(inputs: Json, name: string): Json | undefined {
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) return undefined
  return Object.hasOwn(inputs, name) ? (inputs as Readonly<Record<string, Json>>)[name] : undefined
}
