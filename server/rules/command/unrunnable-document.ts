import { fixedText, inputEntry } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { commands, type Finding, rule } from '../rule.js'

export const unrunnableDocument = rule({
  name: 'unrunnable-document',
  severity: 'warning',
  kinds: commands,
  summary: 'A step runs a document that cannot be run within another one.',
  why: 'The agent cannot update itself while it runs a document: `aws:updateSsmAgent` works only in a document of its own.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:runDocument')) {
      const node = inputEntry(document, step, 'documentPath')?.value
      const text = fixedText(node)
      if (!node || text === undefined || !/(?:^|\/)AWS-UpdateSSMAgent(?::|$)/.test(text)) continue
      found.push({ range: node, message: `\`${text}\` updates the agent, which works only in a document of its own` })
    }
    return found
  },
})
