import { type Finding, rule } from '../rule.js'
import { scriptErrors } from './script-errors.js'

export const brokenShell = rule({
  name: 'broken-shell',
  severity: 'error',
  needs: 'scripts',
  summary: 'A shell script has a syntax error.',
  why: 'The shell runs the lines before the error and then fails, so the node is left half done. AWS does not look into scripts when the document is created.',
  page: 'documents-command-ssm-plugin-reference',

  check(document, { engines: { shell } }) {
    const found: Finding[] = [...scriptErrors(document, 'shell', shell && (({ masked }) => shell.check(masked).errors))]
    const warnings = scriptErrors(document, 'shell', shell && (({ masked }) => shell.check(masked).warnings))
    for (const finding of warnings) found.push({ ...finding, severity: 'warning' })
    return found
  },
})
