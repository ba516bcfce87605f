import { quote } from '../../document/describe.js'
import { fixedText } from '../../document/inputs.js'
import { keyText } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { brokenRelations } from './relations.js'

export const missingCompanionInput = rule({
  name: 'missing-companion-input',
  severity: 'error',
  needs: 'broken relations',
  summary: 'A step has an input that needs another one, which is missing.',
  why: 'The one is of no use without the other: the step fails, or the node refuses it.',
  aws: ['Action X requires parameter Y', 'Document Path must be provided'],

  check(document) {
    const found: Finding[] = []
    for (const [step, relations] of brokenRelations(document)) {
      for (const broken of relations) {
        // Of a script's handler speaks a rule of its own.
        if (broken.fault !== 'alone' || broken.needs === 'Handler') continue
        const { entry, needs, severity } = broken
        const text = fixedText(entry.value)
        const given = `\`${keyText(entry.key)}\`${text === undefined ? '' : ` ${quote(text)}`}`
        found.push({
          range: entry.key,
          severity,
          message: `${given} of \`${step.action}\` needs the input \`${needs}\``,
        })
      }
    }
    return found
  },
})
