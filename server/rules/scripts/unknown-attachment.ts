import { fixedText } from '../../document/inputs.js'
import { keysKnown } from '../../document/known-names.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

export const unknownAttachment = rule({
  name: 'unknown-attachment',
  severity: 'error',
  kinds: runbooks,
  needs: 'script steps',
  summary: 'A script step names an attachment that is not declared under `files`.',
  why: 'The step cannot load its script: attachments are found by their key under `files`. Where the document has no `files` at all, something else may add them when it is published, which is a warning.',
  page: 'automation-action-executeScript',
  acrossSteps: true,

  check(document) {
    const files = document.entry('files')
    if (files ? files.value.kind !== 'map' : !keysKnown(document)) return []
    const names = new Set(document.files.map(({ name }) => name))
    const nearestName = guesser([...names])
    const told = new Set<string>()
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:executeScript')) {
      const node = step.input('Attachment')
      const name = fixedText(node)
      if (!node || !name || names.has(name) || told.has(name)) continue
      told.add(name)
      const meant = nearestName(name)
      found.push({
        range: node,
        severity: files ? 'error' : 'warning',
        message: `\`files\` declares no attachment \`${name}\`${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [correction(node, name, meant)] }),
      })
    }
    return found
  },
})
