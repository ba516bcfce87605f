import type { Platform, Plugin } from '../../../schemas/action.js'
import { listOf } from '../../document/describe.js'
import type { Step } from '../../document/document.js'
import { comparedWithPlatform, platformOf } from '../../document/preconditions.js'
import { headOf } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'

export const unsupportedPlatform = rule({
  name: 'unsupported-platform',
  severity: 'warning',
  kinds: commands,
  summary: 'A step is bound to a platform on which the agent does not have its plugin.',
  why: 'The step never runs: on that platform it is skipped for want of the plugin, elsewhere because of the precondition, and the command still succeeds.',
  aws: 'Step execution skipped due to unsupported plugin: X. Step name: Y',
  page: 'documents-command-ssm-plugin-reference',

  check({ steps }) {
    const found: Finding[] = []
    for (const step of steps) {
      const platform = platformOf(step)
      const platforms = platformsOf(step)
      const node = comparedWithPlatform(step)
      if (!platform || !node || !platforms || platforms.length === 0 || platforms.includes(platform)) continue
      const message = `\`${step.action}\` does not exist on ${platform}, only on ${listOf(platforms, 'and')}; the step never runs`
      const related = step.actionNode ? [{ range: step.actionNode, message: 'the plugin is named here' }] : []
      found.push({ range: headOf(node), message, related })
    }
    return found
  },
})

function platformsOf({ definition }: Step): readonly Platform[] | undefined {
  return definition && 'platforms' in definition ? (definition as Plugin).platforms : undefined
}
