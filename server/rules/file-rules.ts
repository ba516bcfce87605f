import { type Rule, syntaxRule } from './rule.js'

/** Findings about files rather than documents: made where files are read, explained and switched like any other rule. */
export const unreadableFile = syntaxRule({
  name: 'unreadable-file',
  severity: 'error',
  summary: 'A file cannot be read as text.',
  why: 'Nothing in it was checked. Systems Manager takes documents in UTF-8.',
})

/** What is found in files that people write for rehearsals. */
export const faultyTest = syntaxRule({
  name: 'faulty-test',
  severity: 'error',
  summary:
    'A test file, a file of mocks or one of an account says something that its runbook or its form does not know.',
  why: 'A test of a step or a parameter that does not exist shows nothing; such a file is not used by `ssmith test` or `ssmith simulate`.',
})

/** All of them. */
export const fileRules: readonly Rule[] = [unreadableFile, faultyTest]
