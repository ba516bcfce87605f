import { rangeOfName, rangeOfReference } from '../../document/references.js'
import { didYouMean } from '../../languages/nearest.js'
import { commands, type Finding, replaceWith, rule } from '../rule.js'
import { foreignNotation } from './foreign-notation.js'
import { referencesTo } from './resolved.js'

export const stepOutputInCommand = rule({
  name: 'step-output-in-command',
  severity: 'warning',
  kinds: [...commands, 'Session'],
  summary: 'A Command document refers to an output of a step.',
  why: 'Steps of Command documents hand nothing on: the text stays as it is. Steps that have to share a value can write it to a file on the node, or be steps of a runbook.',
  page: 'documents-syntax-data-elements-parameters',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const reference of referencesTo(document, 'output')) {
      const { step, output } = reference.target
      const meant = foreignNotation(`${step}.${output}`, document)
      if (meant !== undefined) {
        const range = rangeOfName(document.tree, reference)
        const message = `a parameter is named alone; \`{{ ${step}.${output} }}\` stays as it is${didYouMean(`{{ ${meant} }}`)}`
        found.push({ range, message, fixes: [replaceWith(range, meant)] })
        continue
      }
      // In scripts a dot may well be of another language.
      if (reference.site.area === 'script' && !document.step(step)) continue
      found.push({
        range: rangeOfReference(document.tree, reference),
        message: `steps of a ${document.kind} document have no outputs; \`{{ ${step}.${output} }}\` stays as it is`,
      })
    }
    return found
  },
})
