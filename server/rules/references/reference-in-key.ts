import { isAutomation } from '../../document/build.js'
import { referenceIndex } from '../../document/reference-index.js'
import { rangeOfReference } from '../../document/references.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'

export const referenceInKey = rule({
  name: 'reference-in-key',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  needs: 'references in keys',
  summary: 'The key of a map is a reference, or holds one.',
  why: 'References are expanded in values only. A script can make a map with keys of its own.',
  page: 'automation-variables',

  check(document) {
    const found: Finding[] = []
    for (const reference of referenceIndex(document).within('key')) {
      if (reference.target.kind === 'unclear' || reference.scalar.dynamic) continue
      found.push({
        range: rangeOfReference(document.tree, reference),
        severity: isAutomation(document.kind) ? 'error' : 'warning',
        message: 'a key cannot be a reference; references are expanded in values only',
      })
    }
    return found
  },
})
