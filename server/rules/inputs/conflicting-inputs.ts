import { describeNode, listOf } from '../../document/describe.js'
import { keyText } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { brokenRelations } from './relations.js'

export const conflictingInputs = rule({
  name: 'conflicting-inputs',
  severity: 'error',
  needs: 'broken relations',
  summary: 'A step has inputs that exclude each other.',
  why: 'The action takes one of them and fails, or ignores the other, when both are given.',

  check(document) {
    const found: Finding[] = []
    for (const [step, relations] of brokenRelations(document)) {
      for (const broken of relations) {
        if (broken.fault === 'excluded') {
          const { entry, by, severity } = broken
          const message = `\`${keyText(entry.key)}\` does not go with \`${keyText(by.key)}\` ${describeNode(by.value)}; remove it`
          found.push({
            range: entry.key,
            severity,
            message,
            related: [{ range: by.value, message: 'which is given here' }],
          })
        } else if (broken.fault === 'several') {
          const [first, ...others] = broken.entries
          const names = broken.entries.map(({ key }) => `\`${keyText(key)}\``)
          const last = others.at(-1)
          if (!first || !last) continue
          const message = `\`${step.action}\` takes only one of ${listOf(names, 'and')}`
          const related = [first, ...others.slice(0, -1)].map(({ key }) => ({ range: key, message: 'also given' }))
          found.push({ range: last.key, severity: broken.severity, message, related })
        }
      }
    }
    return found
  },
})
