import { runtimeNamed, runtimes } from '../../../schemas/automation/runtimes.js'
import { fixedText } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const unconfirmedRuntime = rule({
  name: 'unconfirmed-runtime',
  severity: 'info',
  kinds: runbooks,
  needs: 'script steps',
  summary: "A script step names a runtime that is not in AWS's list.",
  why: 'Others report that AWS takes the runtime, but the user guide does not name it.',
  page: 'automation-action-executeScript',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:executeScript')) {
      const node = step.input('Runtime')
      const runtime = runtimeNamed(fixedText(node) ?? '')
      if (!node || runtime?.status !== 'unconfirmed') continue
      const listed = runtimes.find(({ status, language }) => status === 'current' && language === runtime.language)
      const instead = listed ? `; \`${listed.name}\` is` : ''
      found.push({ range: node, message: `\`${runtime.name}\` is not in AWS's list of runtimes${instead}` })
    }
    return found
  },
})
