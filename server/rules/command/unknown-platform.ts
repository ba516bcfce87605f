import { platformTypes } from '../../../schemas/platform-types.js'
import { listOf } from '../../document/describe.js'
import { fixedText } from '../../document/inputs.js'
import { comparedWithPlatform, platformOf } from '../../document/preconditions.js'
import { nearest } from '../../languages/nearest.js'
import { commands, correction, rule } from '../rule.js'

export const unknownPlatform = rule({
  name: 'unknown-platform',
  severity: 'warning',
  kinds: commands,
  summary: 'A precondition compares the platform with a name that no platform has.',
  why: 'The comparison is never true, so that the step is skipped on every node, and the command still succeeds.',
  page: 'documents-schemas-features',

  *check({ steps }) {
    for (const step of steps) {
      const node = comparedWithPlatform(step)
      const text = fixedText(node)
      if (!node || text === undefined || platformOf(step)) continue
      const meant = nearest(text, platformTypes)
      const known = listOf(platformTypes.map((platform) => `\`${platform}\``))
      yield {
        range: node,
        message: `no platform is called \`${text}\`; there are ${known}`,
        ...(meant !== undefined && { fixes: [correction(node, text, meant)] }),
      }
    }
  },
})
