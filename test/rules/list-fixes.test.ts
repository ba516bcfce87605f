import assert from 'node:assert/strict'
import { fixed } from '../support/fixed.js'

const document = (script: string, dashes = '  '): string =>
  `schemaVersion: '2.2'\nmainSteps:\n${`- name: a\n  action: aws:runShellScript\n  inputs:\n${script}- name: b\n  action: aws:runShellScript\n  inputs:\n    runCommand: [b]\n`.replaceAll(/^(?=.)/gm, dashes)}`

describe('the fix of a script where a list belongs', () => {
  const check = async (before: string, after: string, dashes?: string) =>
    assert.equal(await fixed(document(before, dashes), 'write it as the item of a list'), document(after, dashes))

  it('puts the dash where others of the document are, and the lines below it', () =>
    check('    runCommand: |\n      - a\n\n        b\n', '    runCommand:\n      - |\n        - a\n\n          b\n'))

  it('leaves lines that are deep enough', () =>
    check('    runCommand: |- # why\n        a\n', '    runCommand:\n      - |- # why\n        a\n'))

  it('puts the dash right below the key where others are', () =>
    check('    runCommand: |\n      a\n', '    runCommand:\n    - |\n      a\n', ''))
})
