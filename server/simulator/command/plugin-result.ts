import type { Platform } from '../../../schemas/action.js'
import type { Json } from '../../syntax/tree.js'
import type { Answer, Request } from '../request.js'
import { killedCode, rebootCode } from './exit-codes.js'
import { asMap } from './json-inputs.js'
import { joinedOutput } from './output-limits.js'

/** Statuses of plugins, as the agent names them, from the weakest to the one that decides where several configurations of one plugin differ. */
const statuses = ['Skipped', 'Success', 'SuccessAndReboot', 'Failed', 'Cancelled', 'TimedOut'] as const
export type PluginStatus = (typeof statuses)[number]

/** How a plugin ended on a node. */
export interface PluginResult {
  readonly status: PluginStatus
  readonly responseCode: number
  readonly output: string
  readonly errorOutput: string
}

export const failed = (errorOutput: string): PluginResult => ({
  status: 'Failed',
  responseCode: 1,
  output: '',
  errorOutput,
})
export const skipped = (output: string): PluginResult => ({
  status: 'Skipped',
  responseCode: 0,
  output,
  errorOutput: '',
})
export const succeeded = (output: string): PluginResult => ({ ...skipped(output), status: 'Success' })

type PluginRequest = Extract<Request, { kind: 'plugin' }>

/** How a plugin ends by what the world answers: its exit code decides, unless a status is told or its time is over. */
export function resultFrom(answer: Answer, { platform, plugin, inputs, timeLimit }: PluginRequest): PluginResult {
  if (answer.kind === 'cancel') return cancelled(platform)
  if (answer.kind === 'error') return failed(answer.code === '' ? answer.message : `${answer.code}: ${answer.message}`)
  const given = asMap(answer.value)
  const output = textOf(given['output'])
  const errorOutput = textOf(given['errorOutput'])
  if ((answer.seconds ?? 0) > timeLimit)
    return { status: 'TimedOut', responseCode: killedCode(platform), output, errorOutput }
  const told = statuses.find((status) => status === given['status'])
  const code = Number.isInteger(given['responseCode']) ? (given['responseCode'] as number) : undefined
  const responseCode = code ?? (told === undefined ? 0 : codeOf(told, platform))
  const status = told ?? statusOf(responseCode, platform, plugin, asMap(inputs))
  return { status, responseCode: status === 'Failed' && responseCode === 0 ? 1 : responseCode, output, errorOutput }
}

export const cancelled = (platform: Platform): PluginResult => ({
  status: 'Cancelled',
  responseCode: killedCode(platform),
  output: '',
  errorOutput: '',
})

function codeOf(status: PluginStatus, platform: Platform): number {
  if (status === 'SuccessAndReboot') return rebootCode(platform)
  if (status === 'TimedOut' || status === 'Cancelled') return killedCode(platform)
  return status === 'Failed' ? 1 : 0
}

function statusOf(
  code: number,
  platform: Platform,
  plugin: string,
  inputs: Readonly<Record<string, Json>>,
): PluginStatus {
  if (code === 0) return 'Success'
  if (code === rebootCode(platform)) return 'SuccessAndReboot'
  if (code === killedCode(platform)) return 'TimedOut'
  if (plugin !== 'aws:applications') return 'Failed'
  // Codes of msiexec: a restart was begun, and the product to remove is not there.
  if (code === 1641) return 'SuccessAndReboot'
  return code === 1605 && inputs['action'] === 'Uninstall' ? 'Success' : 'Failed'
}

/** One result of several configurations of a plugin, which ran in turn. */
export function merged(results: readonly PluginResult[]): PluginResult {
  const [first] = results
  if (first && results.length === 1) return first
  return {
    status: mergedStatus(results.map(({ status }) => status)),
    responseCode: results.find(({ responseCode }) => responseCode !== 0)?.responseCode ?? 0,
    output: joinedOutput(results.map(({ output }) => output)),
    errorOutput: joinedOutput(results.map(({ errorOutput }) => errorOutput)),
  }
}

const mergedStatus = (of: readonly PluginStatus[]): PluginStatus =>
  statuses.findLast((status) => of.includes(status)) ?? 'Success'

const textOf = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
