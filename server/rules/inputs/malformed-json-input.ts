import { parseJson } from '../../syntax/json.js'
import { rangeWithin } from '../../syntax/positions.js'
import { type Finding, rule } from '../rule.js'
import { inputsOfFormat } from './formatted.js'

export const malformedJsonInput = rule({
  name: 'malformed-json-input',
  severity: 'error',
  needs: 'JSON inputs',
  summary: 'A text has to be JSON, and is not.',
  why: 'The API, or the agent, refuses the text, and the step fails. Text with references is not checked: it becomes JSON during the run.',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const { name, text, node } of inputsOfFormat(document, 'json')) {
      // The agent reads the parameters of another document as YAML too.
      if (name === 'documentParameters' || text.trim() === '') continue
      const fault = parseJson(text).faults.find(({ code }) => code !== 'duplicate-key')
      if (!fault) continue
      const range = rangeWithin(document.tree, node, fault.start, Math.max(fault.end, fault.start + 1))
      found.push({ range, message: `\`${name}\` is no JSON: ${fault.message}` })
    }
    return found
  },
})
