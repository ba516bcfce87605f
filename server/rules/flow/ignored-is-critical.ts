import { stepIndex } from '../../document/step-index.js'
import { isEmpty, stringOf } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const ignoredIsCritical = rule({
  name: 'ignored-is-critical',
  severity: 'info',
  tag: 'unnecessary',
  kinds: runbooks,
  summary: 'A step whose failure stops the run is marked as not critical.',
  why: 'A step that is not critical does not make the run fail, yet `onFailure: Abort`, also when it is left out, ends the run. What status the run then has is not documented; it may read `Success` although steps are missing.',
  page: 'automation-actions',

  check(document) {
    const found: Finding[] = []
    for (const { step, entry } of stepIndex(document).withField('isCritical')) {
      const onFailure = step.entry('onFailure')?.value
      if (entry.value.kind !== 'scalar' || String(entry.value.value) !== 'false') continue
      if (!isEmpty(onFailure) && stringOf(onFailure) !== 'Abort') continue
      found.push({
        range: entry.key,
        message:
          'a failure of this step ends the run, critical or not; add `onFailure: Continue` or leave out `isCritical`',
      })
    }
    return found
  },
})
