import type { Argument } from '../../document/calls.js'
import type { DocumentInterface } from '../../document/repository.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { commands, replaceWith, rule, runbooks } from '../rule.js'
import { calledInterfaces } from './called.js'

export const unknownDocumentParameter = rule({
  name: 'unknown-document-parameter',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  summary: 'A step gives a parameter to another document that does not declare it.',
  why: 'The step fails before the other document starts. `aws:runDocument` ignores such a parameter, which is a warning.',
  aws: 'Undefined execution inputs: [X]',

  *check(document, { repository }) {
    for (const { call, callees } of calledInterfaces(document, repository)) {
      for (const argument of call.arguments) {
        if (callees.some(({ parameters }) => parameters.has(argument.name))) continue
        const meant = meantBy(argument, callees)
        const range = call.place(argument.key)
        yield {
          range,
          severity: call.by === 'aws:runDocument' ? 'warning' : 'error',
          message: `\`${call.name}\` has no parameter \`${argument.name}\`${didYouMean(meant)}`,
          ...(meant !== undefined && { fixes: [replaceWith(range, meant)] }),
        }
      }
    }
  },
})

function meantBy({ name }: Argument, callees: readonly DocumentInterface[]): string | undefined {
  return nearest(name, new Set(callees.flatMap(({ parameters }) => [...parameters.keys()])))
}
