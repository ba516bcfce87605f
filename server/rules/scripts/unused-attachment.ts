import { stepsKnown } from '../../document/known-names.js'
import { stepIndex } from '../../document/step-index.js'
import { hasGaps } from '../parameters/gaps.js'
import { stringOf } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const unusedAttachment = rule({
  name: 'unused-attachment',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: runbooks,
  needs: 'attachments',
  summary: 'A file is declared under `files` and no step uses it.',
  why: 'It is kept with the document, counts against the limit of attachments, and a reader looks for its use in vain.',
  acrossSteps: true,

  check(document, { engines }) {
    if (document.files.length === 0 || !stepsKnown(document) || hasGaps(document, engines.validators)) return []
    const inputs = stepIndex(document)
      .withAction('aws:executeScript')
      .map((step) => step.input('Attachment'))
    // An attachment that the run or the host chooses may be any of them.
    if (inputs.some((node) => node && (stringOf(node) ?? '{{').includes('{{'))) return []
    const used = new Set(inputs.map(stringOf))
    const declared = new Set(document.files.map(({ name }) => name))
    // A name that is declared nowhere was meant for one that seems unused.
    if ([...used].some((name) => name && !declared.has(name))) return []
    const found: Finding[] = []
    for (const { name, key } of document.files) {
      if (!used.has(name)) found.push({ range: key, message: `no step uses the attachment \`${name}\`` })
    }
    return found
  },
})
