import assert from 'node:assert/strict'
import { fixed } from '../support/fixed.js'

const target = (value: string): string => `schemaVersion: '0.3'
mainSteps:
  - name: restart
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      Targets:
        - Key: tag:Role
          ${value}
      Parameters: { commands: [reboot] }
`

const filters = (value: string): string => `schemaVersion: '0.3'
mainSteps:
  - name: describe
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: DescribeImages
      Filters: [{ Name: state, ${value} }]
`

describe('the fix of the name of an input that takes a list', () => {
  const title = 'replace with `Values`'
  const both = `${title}, and its value with a list`

  for (const [document, before, after] of [
    [target, 'Value: web', 'Values: [web]'],
    [target, `Value: 'a: b'`, `Values: ['a: b']`],
    [filters, 'Value: "a: b"', 'Values: ["a: b"]'],
    [filters, 'Value: available', 'Values: [available]'],
  ] as const)
    it(`writes ${before} as a list`, async () => {
      assert.equal(await fixed(document(before), both), document(after))
      assert.equal(await fixed(document(before), title), undefined)
    })

  for (const [document, before] of [
    [target, `Value: &w 'web, "x"'`],
    [target, 'Value: &w web'],
    [target, 'Value:\n            !!str web'],
    [target, 'Value: |\n            web'],
    [filters, 'Value: "a, b"'],
    [filters, 'Value: 5'],
  ] as const)
    it(`is not offered for ${JSON.stringify(before)}`, async () => {
      assert.equal(await fixed(document(before), both), undefined)
      assert.equal(await fixed(document(before), title), undefined)
    })

  for (const [document, value] of [
    [target, ': [web]'],
    [filters, ': [available]'],
    [filters, `: '{{ global:REGION }}'`],
  ] as const)
    it(`leaves the value of Value${value}`, async () =>
      assert.equal(await fixed(document(`Value${value}`), title), document(`Values${value}`)))
})
