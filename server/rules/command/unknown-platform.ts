import { platformTypes } from '../../../schemas/platform-types.js'
import { listOf } from '../../document/describe.js'
import { fixedText } from '../../document/inputs.js'
import { comparedWithPlatform, platformOf } from '../../document/preconditions.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { commands, correction, type Finding, rule } from '../rule.js'

export const unknownPlatform = rule({
  name: 'unknown-platform',
  severity: 'error',
  kinds: commands,
  summary: 'A precondition compares the platform with a name that no platform has.',
  why: 'Systems Manager refuses the document; the agent would skip the step on every node. Another letter case the agent takes; that the service refuses it is less sure, so that is a warning.',
  aws: 'Invalid precondition, unrecognized values [platformType, X] encountered.',
  page: 'documents-schemas-features',

  check({ steps }) {
    const found: Finding[] = []
    for (const step of steps) {
      const node = comparedWithPlatform(step)
      const text = fixedText(node)
      const platform = platformOf(step)
      if (!node || text === undefined || text === platform || holdsPlaceholder(text)) continue
      if (platform) {
        const fixes = [correction(node, text, platform)]
        const message = `the platform is written \`${platform}\`, not \`${text}\``
        found.push({ range: node, severity: 'warning', message, fixes })
        continue
      }
      const meant = nearest(text, platformTypes)
      const known = `; there are ${listOf(platformTypes.map((platform) => `\`${platform}\``))}`
      found.push({
        range: node,
        message: `no platform is called \`${text}\`${didYouMean(meant) || known}`,
        ...(meant !== undefined && { fixes: [correction(node, text, meant)] }),
      })
    }
    return found
  },
})
