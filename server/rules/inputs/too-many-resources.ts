import { fixedText, isReference } from '../../document/inputs.js'
import { quote } from '../../document/describe.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const tooManyResources = rule({
  name: 'too-many-resources',
  severity: 'error',
  kinds: runbooks,
  summary: 'A step works on several resources of a type of which it takes only one.',
  why: 'The step fails.',
  page: 'automation-action-createtag',

  check({ steps }) {
    const found: Finding[] = []
    for (const step of steps) {
      for (const relation of step.definition?.relations ?? []) {
        if (relation.kind !== 'single-unless') continue
        const list = step.input(relation.input)
        const text = fixedText(step.input(relation.other))
        if (list?.kind !== 'list' || list.items.length < 2 || list.items.some(isReference)) continue
        if (text === undefined || new RegExp(relation.pattern).test(text)) continue
        const second = list.items[1]
        const message = `\`${relation.input}\` takes one item where \`${relation.other}\` is ${quote(text)}, found ${list.items.length}`
        if (second) found.push({ range: second, message })
      }
    }
    return found
  },
})
