import { pluginTimeout } from '../../../schemas/command/plugin-values.js'
import type { Json } from '../../syntax/tree.js'
import { inputNamed } from './json-inputs.js'

/** Plugins whose time is fixed, in seconds. */
const fixed: Readonly<Record<string, number>> = { 'aws:applications': 3600, 'aws:domainJoin': 60 }

/** Plugins that read `timeoutSeconds`. */
const readers: ReadonlySet<string> = new Set([
  'aws:runShellScript',
  'aws:runPowerShellScript',
  'aws:psModule',
  'aws:runDockerAction',
])

/** Seconds after which the agent stops a plugin. What is no number of seconds within the bounds is silently the default (agent, plugins/pluginutil). */
export function pluginTimeLimit(plugin: string, inputs: Json): number {
  if (Object.hasOwn(fixed, plugin)) return fixed[plugin] ?? pluginTimeout.default
  if (!readers.has(plugin)) return Number.POSITIVE_INFINITY
  const given = inputNamed(inputs, 'timeoutSeconds')
  const written = typeof given === 'number' || (typeof given === 'string' && /^\d{1,10}$/.test(given))
  const seconds = written ? Math.trunc(Number(given)) : Number.NaN
  return seconds >= pluginTimeout.minimum && seconds <= pluginTimeout.maximum ? seconds : pluginTimeout.default
}
