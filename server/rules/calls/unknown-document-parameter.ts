import { didYouMean } from '../../languages/nearest.js'
import { commands, correction, type Finding, rule, runbooks } from '../rule.js'
import { calledInterfaces, unknownArguments } from './called.js'

export const unknownDocumentParameter = rule({
  name: 'unknown-document-parameter',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  needs: 'calls',
  summary: 'A step gives a parameter to another document that does not declare it.',
  why: 'The step fails before the other document starts. `aws:runDocument` ignores such a parameter, which is a warning.',
  aws: 'Undefined execution inputs: [X]',

  check(document, { repository }) {
    const found: Finding[] = []
    for (const called of calledInterfaces(document, repository)) {
      const { call } = called
      for (const { argument, meant } of unknownArguments(called)) {
        const range = call.place(argument.key)
        found.push({
          range,
          severity: call.by === 'aws:runDocument' ? 'warning' : 'error',
          message: `\`${call.name}\` has no parameter \`${argument.name}\`${didYouMean(meant)}`,
          ...(meant !== undefined && { fixes: [correction(range, argument.name, meant)] }),
        })
      }
    }
    return found
  },
})
