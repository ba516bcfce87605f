import assert from 'node:assert/strict'
import { awayFromReferences, maskReferences, standsForFile } from '../../server/languages/mask.js'
import { loadPython } from '../../server/languages/python.js'

const python = await loadPython()

describe('maskReferences', () => {
  const masked: readonly (readonly [script: string, masked: string])[] = [
    ['x = {{ a }}', 'x = _______'],
    ['"{{a}}-{{ b.c }}"', '"_____-_________"'],
    ['{{global:DATE}}{{ automation:EXECUTION_ID }}{{variable:x}}', '_'.repeat(58)],
    ['{{ssm:/a/b-c.d:3}} {{ssm-secure:x}}', `${'_'.repeat(18)} ${'_'.repeat(16)}`],
    ['${{{a}}}', '${_____}'],
    ['a{{ b }}c', 'a_______c'],
  ]
  for (const [script, expected] of masked) {
    it(`turns ${script} into ${expected}`, () => {
      assert.equal(maskReferences(script), expected)
      assert.equal(expected.length, script.length)
    })
  }
  for (const script of ['{{}}', '{{ a b }}', '{{ a.b.c }}', "{{'a': 1}}", '{ { a } }', '{{ a[0] }}', '{{ .Names }}']) {
    it(`leaves ${script} alone, which is no reference`, () => assert.equal(maskReferences(script), script))
  }
})

describe('awayFromReferences', () => {
  const errorsOf = (script: string) => {
    const masked = maskReferences(script)
    return awayFromReferences(script, masked, python.check(masked).errors)
  }
  it('keeps errors elsewhere', () => {
    assert.deepEqual(
      errorsOf('x = {{ a }}\ny = = 1').map(({ start, end }) => [start, end]),
      [[16, 17]],
    )
  })
  const doubtful = [
    ['a reference glued to a number', 'x = 0{{ a }}'],
    ['a reference that may be an operator', 'x = y {{ op }} z'],
    ['a reference that may be the arguments', 'f {{ arguments }}'],
    ['a reference that may open a block', '{{ head }}\n  x = 1'],
    ['a reference that may end a line', 'if {{ condition }}\n  x = 1'],
  ] as const
  for (const [what, script] of doubtful)
    it(`drops an error beside ${what}`, () => assert.deepEqual(errorsOf(script), []))
})

describe('standsForFile', () => {
  for (const script of [
    '%%SCRIPT=common/parse_input.py%%',
    '  SCRIPT_PLACEHOLDER::ec2_util.check\n',
    '%SCRIPT%',
    '...',
  ])
    it(`knows ${JSON.stringify(script)}`, () => assert.equal(standsForFile(script), true))
  for (const script of ['', 'x %% y', 'A::b\nx = 1', 'import os', 'x = ...'])
    it(`does not take ${JSON.stringify(script)} for one`, () => assert.equal(standsForFile(script), false))
})
