import { operationOfMethodName } from '../../aws/operation-name.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { type KnownUse, knownUses } from './known-uses.js'

export const positionalBoto3Argument = rule({
  name: 'positional-boto3-argument',
  severity: 'error',
  kinds: runbooks,
  needs: 'boto3 uses',
  summary: 'A Python script gives an operation an argument without its name.',
  why: 'Operations of boto3 take keyword arguments only: Python raises a TypeError and the step fails.',
  aws: 'X() only accepts keyword arguments.',
  page: 'automation-action-executeScript',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const use of knownUses(document, engines)) {
      const first = takesKeywordsOnly(use) ? use.arguments?.positional[0] : undefined
      if (!first) continue
      const range = use.script.rangeOf(first.start, first.end)
      found.push({ range, message: `\`${use.member.text}\` takes keyword arguments only; name what this is` })
    }
    return found
  },
})

function takesKeywordsOnly({ of, service, member }: KnownUse): boolean {
  if (of === 'client') return operationOfMethodName(service, member.text) !== undefined
  return member.text === (of === 'paginator' ? 'paginate' : 'wait')
}
