import { syntaxRule } from '../rule.js'

export const unusedIgnore = syntaxRule({
  name: 'unused-ignore',
  severity: 'info',
  tag: 'unnecessary',
  summary: 'A comment that is to ignore findings hides none.',
  why: 'What it hid has been mended, or stands on another line; left where it is, it hides the next such fault. Rules that are switched off are not looked for, and in a file that cannot be read in full nothing is said.',
})
