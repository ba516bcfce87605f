import { rule } from '../rule.js'
import { scriptErrors } from './script-errors.js'

export const brokenPowershell = rule({
  name: 'broken-powershell',
  severity: 'error',
  needs: 'scripts',
  summary: 'A PowerShell script has a string, comment, bracket or block that does not end.',
  why: 'PowerShell reads the whole script before it runs any of it, so the step fails at once. AWS does not look into scripts when the document is created.',
  page: 'documents-command-ssm-plugin-reference',

  check: (document, { engines: { powershell } }) =>
    scriptErrors(document, 'powershell', powershell && (({ masked }) => powershell.check(masked).errors)),
})
