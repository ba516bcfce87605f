import { rule, runbooks } from '../rule.js'
import { scriptErrors } from './script-errors.js'

export const brokenPython = rule({
  name: 'broken-python',
  severity: 'error',
  kinds: runbooks,
  needs: 'scripts',
  summary: 'The Python script of a step has a syntax error.',
  why: 'The step fails as soon as it runs: Python does not read the script. AWS does not look into scripts when the document is created. Of a runtime that is not known it is a warning: a newer Python may read more.',
  page: 'automation-action-executeScript',

  check: (document, { engines: { python } }) =>
    scriptErrors(document, 'python', python && (({ masked, minor }) => python.check(masked, minor).errors)),
})
