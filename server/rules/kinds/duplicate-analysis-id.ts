import { type Node, stringOf, valueAt } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'

export const duplicateAnalysisId = rule({
  name: 'duplicate-analysis-id',
  severity: 'warning',
  kinds: ['ProblemAnalysisTemplate'],
  summary: 'Two sections, or two questions, of an analysis have the same `id`.',
  why: 'Answers are kept by the id: two questions with one id share an answer.',
  page: 'documents',

  check(document) {
    const sections = items(document.entry('sections')?.value)
    const questions = sections.flatMap((section) =>
      items(valueAt(section, 'components')).flatMap((component) => items(valueAt(component, 'questions', 'questions'))),
    )
    const found: Finding[] = []
    for (const nodes of [sections, questions]) {
      const first = new Map<string, Node>()
      for (const node of nodes) {
        const id = valueAt(node, 'id')
        const text = stringOf(id)
        if (!id || text === undefined) continue
        const before = first.get(text)
        if (!before) first.set(text, id)
        else
          found.push({
            range: id,
            message: `the id \`${text}\` is taken`,
            related: [{ range: before, message: 'first used here' }],
          })
      }
    }
    return found
  },
})

const items = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : [])
