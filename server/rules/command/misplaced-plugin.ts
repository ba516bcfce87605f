import { policyPlugins } from '../../../schemas/command/index.js'
import { rule } from '../rule.js'

export const misplacedPlugin = rule({
  name: 'misplaced-plugin',
  severity: 'warning',
  kinds: ['Command'],
  summary: 'A Command document uses a plugin that belongs in a Policy document.',
  why: 'The plugin works only when a State Manager association starts it; by Run Command it fails.',
  aws: 'X plugin can only be invoked via ssm-associate',
  page: 'documents-command-ssm-plugin-reference',

  *check(document) {
    const policies: readonly string[] = policyPlugins
    for (const { action, actionNode } of document.steps) {
      if (action === undefined || !actionNode || !policies.includes(action)) continue
      yield { range: actionNode, message: `\`${action}\` works in a Policy document only, which State Manager starts` }
    }
  },
})
