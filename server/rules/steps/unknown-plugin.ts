import { commands, rule } from '../rule.js'
import { unknownNames } from './unknown-names.js'

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

  check: (document) => unknownNames(document, 'plugin'),
})
