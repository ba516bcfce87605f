import { commands, type Finding, rule, runbooks } from '../rule.js'
import { calledInterfaces, missingArguments } from './called.js'

export const missingDocumentParameter = rule({
  name: 'missing-document-parameter',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  needs: 'calls',
  summary: 'A step calls another document without a value for a parameter that has no default.',
  why: 'The step fails before the other document starts. With `aws:runDocument` the reference to the parameter stays in the text as it is, which is a warning.',
  aws: 'Missing required parameter: X in user inputs.',

  check(document, { repository }) {
    const found: Finding[] = []
    for (const called of calledInterfaces(document, repository)) {
      const { call } = called
      const missing = missingArguments(called)
      if (missing.length === 0) continue
      found.push({
        range: call.argumentsRange,
        severity: call.by === 'aws:runDocument' ? 'warning' : 'error',
        message: `\`${call.name}\` needs ${missing.length === 1 ? 'the parameter' : 'the parameters'} ${listed(missing)}`,
      })
    }
    return found
  },
})

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``)
  return quoted.length === 1 ? String(quoted[0]) : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}
