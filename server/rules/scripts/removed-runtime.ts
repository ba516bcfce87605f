import { type Runtime, runtimeNamed } from '../../../schemas/automation/runtimes.js'
import { isOwnedByAws } from '../../document/ownership.js'
import { fixedText } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { type Finding, replaceWith, rule, runbooks, type Severity } from '../rule.js'

export const removedRuntime = rule({
  name: 'removed-runtime',
  severity: 'error',
  tag: 'deprecated',
  kinds: runbooks,
  needs: 'script steps',
  summary: 'A script step names a runtime that AWS has removed.',
  why: 'From the day of the removal on runbooks with it can no longer be created, updated or run. Those that AWS owns still have old runtimes, so in a document of a name which only AWS can give this is a warning; and so it is where AWS has given no date.',
  page: 'automation-action-executeScript',

  check(document, { today }) {
    const own = isOwnedByAws(document)
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:executeScript')) {
      const node = step.input('Runtime')
      const runtime = runtimeNamed(fixedText(node) ?? '')
      if (!node || runtime?.status !== 'removed') continue
      found.push({
        range: node,
        severity: own ? 'warning' : severityOf(runtime, today),
        message: messageOf(runtime, today),
        ...(runtime.replacement && { fixes: [replaceWith(node, runtime.replacement)] }),
      })
    }
    return found
  },
})

/** ISO dates compare as text. */
const severityOf = ({ removed }: Runtime, today: string): Severity =>
  removed !== undefined && today >= removed ? 'error' : 'warning'

function messageOf({ name, removed, replacement }: Runtime, today: string): string {
  const advice = replacement === undefined ? '' : `; use \`${replacement}\``
  if (removed === undefined) return `\`${name}\` is no longer in AWS's list${advice}`
  return `AWS refuses \`${name}\` ${today >= removed ? `since ${removed}` : `from ${removed} on`}${advice}`
}
