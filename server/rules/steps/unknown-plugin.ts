import { plugins } from '../../../schemas/command/index.js'
import { quote } from '../../document/describe.js'
import { didYouMean } from '../../languages/nearest.js'
import { commands, correction, rule } from '../rule.js'
import { isMisplaced } from './family.js'
import { meantName } from './meant-name.js'

const names = Object.keys(plugins)

export const unknownPlugin = rule({
  name: 'unknown-plugin',
  severity: 'error',
  kinds: commands,
  summary: 'A step of a Command or Policy document names a plugin that does not exist.',
  why: 'Systems Manager refuses the document when it is created, and the agent fails the step.',
  aws: [
    'Unknown plugin name: X',
    'Plugin with name X is not supported by this version of ssm agent, please update to latest version. Step name: Y',
  ],
  page: 'documents-command-ssm-plugin-reference',

  *check(document) {
    for (const step of document.steps) {
      const { action, actionNode, definition } = step
      if (action === undefined || !actionNode || definition) continue
      if (action.includes('{{') || isMisplaced(step, document)) continue
      const meant = meantName(action, names)
      yield {
        range: actionNode,
        message: `no plugin is named ${quote(action)}${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [correction(actionNode, action, meant)] }),
      }
    }
  },
})
