import type { Json } from '../../syntax/tree.js'
import { type Task, tell } from '../task.js'
import { mapInput } from './json-inputs.js'
import type { Interpret, Interpreted, ReadyStep } from './node-run.js'
import { pluginFault } from './plugin-faults.js'
import { pluginNotes } from './plugin-notes.js'
import { cancelled, failed, merged, type PluginResult, resultFrom } from './plugin-result.js'
import { scriptOf } from './plugin-script.js'
import { documentNamed, runDocumentPlugin } from './run-document-plugin.js'
import { pluginTimeLimit } from './time-limit.js'

/** Runs the plugin of a step: once, or for each item where its inputs are a list. */
export function* runPlugin(step: ReadyStep, within: Interpreted, interpret: Interpret): Task<PluginResult> {
  const results: PluginResult[] = []
  for (const inputs of Array.isArray(step.inputs) ? (step.inputs as readonly Json[]) : [step.inputs]) {
    results.push(yield* runOnce({ ...step, inputs }, within, interpret))
    if (within.run.cancelled) break
  }
  return merged(results)
}

function* runOnce(step: ReadyStep, within: Interpreted, interpret: Interpret): Task<PluginResult> {
  const { run } = within
  const { plugin, inputs, environment } = step
  const script = scriptOf(plugin, inputs, environment)
  const fault = script && 'fault' in script ? script.fault : pluginFault(plugin, inputs)
  if (plugin === 'aws:softwareInventory' && !run.association)
    return failed(`${plugin} plugin can only be invoked via ssm-associate`)
  if (fault !== undefined) return failed(fault)
  const node = run.node.id
  const ready = script && 'text' in script ? script : undefined
  yield tell({
    kind: 'plugin-started',
    node,
    document: within.document.name,
    parameters: step.parameters,
    step: step.path,
    plugin,
    inputs,
    script: ready,
  })
  for (const text of pluginNotes(step, within)) yield tell({ kind: 'note', step: step.path, text })
  if (plugin === 'aws:runDocument') {
    const result = yield* runDocumentPlugin(step, within, interpret)
    if (result) return result
  }
  const request = {
    kind: 'plugin',
    step: step.asked,
    node,
    platform: run.node.platform,
    plugin,
    inputs,
    script: ready,
    timeLimit: pluginTimeLimit(plugin, inputs),
  } as const
  const answer = yield { request, during: run.during }
  if (!answer || answer.kind === 'cancel') {
    run.cancelled = true
    return cancelled(run.node.platform)
  }
  const result = resultFrom(answer, request)
  if (plugin === 'aws:downloadContent' && result.status === 'Success') run.downloaded.add(contentOf(inputs))
  return result
}

/** The name of what is downloaded; a document is known by its own. */
function contentOf(inputs: Json): string {
  const { name, path, url, repository } = mapInput(inputs, 'sourceInfo') ?? {}
  return documentNamed(String(name ?? path ?? url ?? repository ?? ''))
}
