import { inputEntry } from '../../document/inputs.js'
import { stringOf } from '../../syntax/tree.js'
import { commands, type Finding, rule } from '../rule.js'

export const hiddenFailure = rule({
  name: 'hidden-failure',
  severity: 'info',
  kinds: commands,
  summary: 'The failure of a step is reported as success.',
  why: 'With `successAndExit` the agent skips the remaining steps and reports success, so that nobody sees the failure.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of document.steps) {
      const entry = inputEntry(document, step, 'onFailure')
      if (!entry || stringOf(entry.value) !== 'successAndExit') continue
      found.push({ range: entry.value, message: 'a failure of this step is reported as success; `exit` reports it' })
    }
    return found
  },
})
