import { keysKnown } from '../../document/known-names.js'
import { scriptsOf } from '../../document/scripts.js'
import { isEmpty } from '../../syntax/tree.js'
import { stepHead } from '../places.js'
import { type Finding, rule } from '../rule.js'

export const scriptWithoutRole = rule({
  name: 'script-without-role',
  severity: 'warning',
  kinds: ['Automation'],
  needs: 'scripts',
  summary: 'A script calls AWS in a runbook that has no `assumeRole`.',
  why: 'Other steps fall back on the rights of the caller; a script has none at all without a role, and fails at its first call of AWS.',
  page: 'automation-document-script-considerations',
  acrossSteps: true,

  check(document) {
    if (!keysKnown(document) || !isEmpty(document.entry('assumeRole')?.value)) return []
    const found: Finding[] = []
    for (const { step, language, text } of scriptsOf(document)) {
      if (step.action !== 'aws:executeScript' || !callsAws(language, text)) continue
      found.push({
        range: stepHead(step),
        message: 'the script calls AWS, for which it has no rights without `assumeRole`',
      })
      return found
    }
    return found
  },
})

const callsAws = (language: string, text: string): boolean =>
  language === 'python'
    ? /\bboto3\.(?:client|resource|session)\b/i.test(text)
    : /\bAWS\.Tools\b|\b(?:Get|Set|New|Remove)-(?:EC2|S3|SSM|IAM)\w+/.test(text)
