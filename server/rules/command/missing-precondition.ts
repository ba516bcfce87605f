import { stepFields } from '../../../schemas/command/step-fields.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import type { Platform, Plugin } from '../../../schemas/action.js'
import { listOf } from '../../document/describe.js'
import type { Step } from '../../document/document.js'
import { preconditionOf } from '../../document/preconditions.js'
import { stepHead, stepName } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'

export const missingPrecondition = rule({
  name: 'missing-precondition',
  severity: 'info',
  kinds: commands,
  summary: 'Steps are bound to different platforms, and one does not say so.',
  why: 'Where the agent lacks a plugin it skips the step without a word, and the command succeeds. A precondition on `platformType` shows that this is meant.',
  aws: 'Step execution skipped due to unsupported plugin: X. Step name: Y',
  page: 'documents-schemas-features',
  acrossSteps: true,

  check({ steps, schemaVersion }) {
    if (schemaVersion === undefined || !stepFields.precondition?.schemaVersions?.includes(schemaVersion)) return []
    const everywhere = platformTypes.filter((platform) => steps.every((step) => platformsOf(step).includes(platform)))
    if (everywhere.length > 0) return []
    const found: Finding[] = []
    for (const step of steps) {
      const platforms = platformsOf(step)
      if (preconditionOf(step) || platforms.length === 0 || platforms.length === platformTypes.length) continue
      const message = `${stepName(step)} is skipped where there is no \`${step.action}\`: it exists on ${listOf(platforms, 'and')} only`
      found.push({ range: stepHead(step), message })
    }
    return found
  },
})

/** Of a plugin that nobody knows nothing is said. */
function platformsOf({ definition }: Step): readonly Platform[] {
  return definition && 'platforms' in definition ? (definition as Plugin).platforms : platformTypes
}
