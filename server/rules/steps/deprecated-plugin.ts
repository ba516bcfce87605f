import { pluginNamed } from '../../../schemas/command/index.js'
import { commands, rule } from '../rule.js'

export const deprecatedPlugin = rule({
  name: 'deprecated-plugin',
  severity: 'warning',
  tag: 'deprecated',
  kinds: commands,
  summary: 'A step has a plugin that nobody should use any more.',
  why: 'The plugin still runs on some nodes, does nothing on others, and will not be mended.',
  page: 'documents-command-ssm-plugin-reference',

  *check({ steps }) {
    for (const { action, actionNode } of steps) {
      const reason = action === undefined ? undefined : pluginNamed(action)?.deprecated
      if (reason !== undefined && actionNode) yield { range: actionNode, message: `\`${action}\` ${reason}` }
    }
  },
})
