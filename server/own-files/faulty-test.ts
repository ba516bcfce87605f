import { syntaxRule } from '../rules/rule.js'

/** What is found in files that people write for rehearsals. */
export const faultyTest = syntaxRule({
  name: 'faulty-test',
  severity: 'error',
  summary:
    'A test file, a file of mocks or one of an account says something that its runbook or its form does not know.',
  why: 'A test of a step or a parameter that does not exist shows nothing; such a file is not used by `ssmith test` or `ssmith simulate`.',
})
