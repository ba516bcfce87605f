import { documentKind } from '../../../schemas/documents.js'
import { listOf } from '../../document/describe.js'
import { keysKnown } from '../../document/known-names.js'
import { documentHead, kindName } from '../places.js'
import { rule } from '../rule.js'

export const incompleteDocument = rule({
  name: 'incomplete-document',
  severity: 'warning',
  kinds: [
    'Automation.ChangeTemplate',
    'CloudFormation',
    'ConformancePackTemplate',
    'ProblemAnalysisTemplate',
    'QuickSetup',
  ],
  summary: 'A document lacks keys that all known documents of its kind have.',
  why: 'What the service asks of such documents is not documented; it may refuse one that looks different.',
  page: 'documents',

  check(document) {
    const layout = documentKind(document.kind, document.schemaVersion)
    if (!layout?.expected || !keysKnown(document)) return []
    // A template without the wrapper lacks all of them, which another rule says better.
    if (document.entry('Resources')) return []
    const missing = layout.expected.filter((key) => !document.entry(key)).map((key) => `\`${key}\``)
    if (missing.length === 0) return []
    return [
      { range: documentHead(document), message: `${kindName(document.kind)} usually has ${listOf(missing, 'and')}` },
    ]
  },
})
