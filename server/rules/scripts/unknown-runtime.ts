import { runtimeNamed, runtimes } from '../../../schemas/automation/runtimes.js'
import { listOf } from '../../document/describe.js'
import { fixedText } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

const current = runtimes.filter(({ status }) => status === 'current').map(({ name }) => name)

export const unknownRuntime = rule({
  name: 'unknown-runtime',
  severity: 'warning',
  kinds: runbooks,
  needs: 'script steps',
  summary: 'A script step names a runtime that is not known.',
  why: 'Systems Manager refuses runtimes that it does not have. New ones may have come since this list was made, so only names that differ in letter case or blanks are errors.',
  page: 'automation-action-executeScript',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:executeScript')) {
      const node = step.input('Runtime')
      const name = fixedText(node)
      if (!node || name === undefined || runtimeNamed(name)) continue
      const same = runtimes.find((each) => plain(each.name) === plain(name))?.name
      const meant = same ?? nearest(name, current)
      const list = listOf(current.map((each) => `\`${each}\``))
      found.push({
        range: node,
        severity: same === undefined ? 'warning' : 'error',
        message: `no runtime \`${name}\` is known${didYouMean(meant) || `; use ${list}`}`,
        ...(meant !== undefined && { fixes: [correction(node, name, meant)] }),
      })
    }
    return found
  },
})

const plain = (name: string): string => name.toLowerCase().replaceAll(' ', '')
