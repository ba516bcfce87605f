import { maximumAttachments } from '../../../schemas/automation-document.js'
import { rule } from '../rule.js'

export const tooManyAttachments = rule({
  name: 'too-many-attachments',
  severity: 'warning',
  kinds: ['Automation'],
  needs: 'attachments',
  summary: 'A runbook declares more attached files than AWS keeps for one.',
  why: 'A quota allows five attachments for each runbook, though the API takes more. Several scripts fit into one `.zip` file.',

  check({ files }) {
    const first = files[maximumAttachments]
    if (!first) return []
    return [
      {
        range: first.key,
        message: `a runbook has ${maximumAttachments} attachments at most, and this one declares ${files.length}`,
      },
    ]
  },
})
