import { pluginNamed } from '../../../schemas/command/index.js'
import { commands, type Finding, rule } from '../rule.js'

export const deprecatedPlugin = rule({
  name: 'deprecated-plugin',
  severity: 'warning',
  tag: 'deprecated',
  kinds: commands,
  summary: 'A step has a plugin that nobody should use any more.',
  why: 'The plugin still runs on some nodes, does nothing on others, and will not be mended.',
  page: 'documents-command-ssm-plugin-reference',

  check({ steps }) {
    const found: Finding[] = []
    for (const { action, actionNode } of steps) {
      const reason = action === undefined ? undefined : pluginNamed(action)?.deprecated
      if (reason !== undefined && actionNode) found.push({ range: actionNode, message: `\`${action}\` ${reason}` })
    }
    return found
  },
})
