import { pluginNamed } from '../../../schemas/command/index.js'
import { stepFields } from '../../../schemas/command/step-fields.js'
import type { PlannedStep } from './planned-step.js'
import { type Judged, judge } from './precondition.js'

/** Whether the agent runs a step on a node, and its words where it does not. */
export type Admission = { readonly kind: 'run' } | { readonly kind: 'skip' | 'fail'; readonly text: string }

/** Decides it as the agent does (framework/runpluginutil, getStepExecutionOperation). Only schema 2.2 skips what a node cannot do. */
export function admit(
  { name, plugin, precondition }: PlannedStep,
  version: string | undefined,
  judgedBy: Judged,
): Admission {
  const { platform } = judgedBy
  const step = `Step name: ${name}`
  const unknown = `Plugin with name ${plugin} is not supported by this version of ssm agent, please update to latest version. ${step}`
  const skips = version !== undefined && stepFields.precondition?.schemaVersions?.includes(version) === true
  const lacking = (text: string): Admission =>
    skips
      ? { kind: 'skip', text: `Step execution skipped due to unsupported plugin: ${plugin}. ${step}` }
      : { kind: 'fail', text }
  const known = pluginNamed(plugin)
  if (!known && (!skips || precondition === undefined)) return { kind: 'fail', text: unknown }
  // A plugin on no platform is one whose name the agent knows without having code for it.
  if (known && known.platforms.length > 0 && !known.platforms.includes(platform))
    return lacking(`Plugin with name ${plugin} is not supported in current platform. ${step}`)
  if (precondition !== undefined && !skips)
    return {
      kind: 'fail',
      text: `Precondition is not supported for document schema version prior to 2.2. ${step}`,
    }
  if (known?.platforms.length === 0) return lacking(`Plugin with name ${plugin} not found. ${step}`)
  if (precondition === undefined) return { kind: 'run' }
  const judged = judge(precondition, judgedBy)
  if (!known) return judged.kind === 'holds' ? { kind: 'fail', text: unknown } : lacking(unknown)
  switch (judged.kind) {
    case 'holds':
      return { kind: 'run' }
    case 'false':
      return {
        kind: 'skip',
        text: `Step execution skipped due to unsatisfied preconditions: '${judged.text}'. ${step}`,
      }
    case 'unrecognized':
      return {
        kind: 'fail',
        text: `Unrecognized precondition(s): '${judged.text}', please update agent to latest version. ${step}`,
      }
  }
}
