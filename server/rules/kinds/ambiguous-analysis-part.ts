import { answerFieldKinds, answerKinds, componentKinds } from '../../../schemas/problem-analysis.js'
import { listOf } from '../../document/describe.js'
import { keyText, type Node, valueAt } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { type Finding, rule } from '../rule.js'

export const ambiguousAnalysisPart = rule({
  name: 'ambiguous-analysis-part',
  severity: 'warning',
  kinds: ['ProblemAnalysisTemplate'],
  summary: 'A part of an analysis is of no known kind, or of two.',
  why: 'A component is what its one key says: questions, metrics, a timeline, related items or actions. The answer to a question likewise has one form.',
  page: 'documents',

  check(document) {
    const found: Finding[] = []
    for (const section of items(document.entry('sections')?.value)) {
      for (const component of items(valueAt(section, 'components'))) {
        for (const finding of check(component, componentKinds, 'a component')) found.push(finding)
        for (const question of items(valueAt(component, 'questions', 'questions'))) {
          const answer = valueAt(question, 'answer')
          if (!answer) continue
          for (const finding of check(answer, answerKinds, 'an answer')) found.push(finding)
          for (const field of fieldsOf(answer))
            for (const finding of check(field, answerFieldKinds, 'a field')) found.push(finding)
        }
      }
    }
    return found
  },
})

function* check(node: Node, kinds: readonly string[], what: string): Generator<Finding> {
  if (node.kind !== 'map') return
  const given = node.entries.filter(({ key }) => kinds.includes(keyText(key)))
  if (given.length === 1) return
  const names = (given.length === 0 ? kinds : given.map(({ key }) => keyText(key))).map((name) => `\`${name}\``)
  if (given.length === 0) yield { range: headOf(node), message: `${what} has one of ${listOf(names)}` }
  else
    yield { range: given[1]?.key ?? headOf(node), message: `${what} has one form only, found ${listOf(names, 'and')}` }
}

/** The fields of an answer, those within fields included: both sides of a pair, what repeats, what is put together. */
function* fieldsOf(node: Node): Generator<Node> {
  const definitions = items(valueAt(node, 'composite', 'definitions'))
  const parts = [valueAt(node, 'pair', 'left'), valueAt(node, 'pair', 'right'), valueAt(node, 'multi', 'definition')]
  for (const field of [...parts, ...definitions]) {
    if (!field) continue
    yield field
    yield* fieldsOf(field)
  }
}

const items = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : [])
