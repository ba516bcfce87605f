import { undocumentedVersions } from '../../../schemas/command/document.js'
import { schemaVersionsOf } from '../../../schemas/documents.js'
import type { Json } from '../../syntax/tree.js'
import { sleep, type Task, tell } from '../task.js'
import { admit } from './admission.js'
import { type AfterStep, afterStep, isFinally } from './after-step.js'
import { agentParameters } from './agent-parameters.js'
import { DocumentFailure } from './document-failure.js'
import type { Interpreted, ReadyStep, StepEnd } from './node-run.js'
import { kept } from './output-limits.js'
import { type PlannedStep, plannedSteps } from './planned-step.js'
import { failed, skipped } from './plugin-result.js'
import { environmentOf, substitutedInputs } from './plugin-script.js'
import { runPlugin } from './run-plugin.js'
import { withStored } from './stored-parameters.js'

/** How often the agent goes on with a document after restarts of its node (agent, framework/docmanager). */
const mostRestarts = 15

/** How long a node takes to restart is our choice. */
const restartSeconds = 60

/** Runs the steps of a document on a node as the agent does. A document that it does not run at all is thrown as {@link DocumentFailure}. */
export function* interpret(within: Interpreted): Task<readonly StepEnd[]> {
  const { document, run, path, depth } = within
  checkVersion(document.schemaVersion)
  const parameters = agentParameters(document, within.supplied, { search: run.search, nested: depth > 1 })
  const steps = plannedSteps(document)
  if (steps.length === 0) throw new DocumentFailure('Unsupported schema format')
  const environment = environmentOf(parameters, document)
  const shared = { environment, parameters: Object.fromEntries(parameters) }
  const ready: (PlannedStep & ReadyStep)[] = []
  for (const step of steps) {
    const inputs = substitutedInputs(step.inputs, step.plugin, parameters, document, run.room)
    const asked = document.mainStepsNode ? step.name : (run.sent?.step ?? step.name)
    ready.push({ ...step, asked, path: path + step.name, ...shared, inputs: yield* withStored(inputs, run.room) })
  }
  return yield* runSteps(ready, parameters, within)
}

function* runSteps(
  steps: readonly (PlannedStep & ReadyStep)[],
  parameters: ReadonlyMap<string, Json>,
  within: Interpreted,
): Task<readonly StepEnd[]> {
  const { run, document } = within
  const ended: StepEnd[] = []
  let exited = false
  for (const [at, step] of steps.entries()) {
    const { name, plugin, path, inputs } = step
    const admission = admit(step, document.schemaVersion, { parameters, platform: run.node.platform, room: run.room })
    const passed = exited && !(at === steps.length - 1 && isFinally(inputs))
    const after: AfterStep = passed
      ? afterStep(skipped(passedOver(plugin, name)), {})
      : admission.kind === 'run'
        ? yield* runWithRestarts(step, within)
        : afterStep(admission.kind === 'skip' ? skipped(admission.text) : failed(admission.text), inputs)
    const result = kept(after.result)
    exited ||= after.exit !== undefined
    ended.push({ path, ...result })
    yield tell({ kind: 'plugin-ended', node: run.node.id, step: path, plugin, exit: after.exit, ...result })
    // What follows runs after the restart, which the outermost document sees to, or never.
    if (run.cancelled || result.status === 'SuccessAndReboot') break
  }
  return ended
}

const passedOver = (plugin: string, name: string): string =>
  `Plugin with name ${plugin} and id ${name} skipped due to prior step with an exit condition`

/** After a restart of the node the agent runs the same step again: a script has to know that it ran before. */
function* runWithRestarts(step: ReadyStep, within: Interpreted): Task<AfterStep> {
  for (let restarts = 0; ; restarts++) {
    const after = afterStep(yield* runPlugin(step, within, interpret), step.inputs)
    if (after.result.status !== 'SuccessAndReboot' || within.depth > 1) return after
    const given = `exit code ${after.result.responseCode}`
    const note = (text: string) => tell({ kind: 'note', step: step.path, text: `${given}: ${text}` })
    if (restarts === 0) yield note('the node restarts, and then the same step runs again')
    if (restarts === mostRestarts) {
      yield note(`the step asks for a restart each time; the agent gives up after ${mostRestarts}`)
      return after
    }
    yield* sleep(step.asked, restartSeconds, within.run.during)
  }
}

/** Those that documents may have, and those that the agent takes besides. */
const versions: readonly string[] = [...schemaVersionsOf('Command'), ...undocumentedVersions.keys()]

function checkVersion(version: string | undefined): void {
  if (version !== undefined && versions.includes(version)) return
  throw new DocumentFailure(
    `Document with schema version ${version ?? ''} is not supported by this version of ssm agent, please update to latest version`,
  )
}
