import assert from 'node:assert/strict'
import { loadCedar } from '../../server/languages/cedar.js'

const { read } = loadCedar()

const policy = [
  '// All users, to nodes of their division.',
  '@id("division")',
  'permit (principal in AWS::IdentityStore::Group::"g", action == AWS::SSM::Action::"getTokenForInstanceAccess", resource)',
  'when { if principal has division then [1, 2].contains(principal["x"]) else { a: -1 + 2 * 3, "b": !true } == context }',
  'unless { principal is AWS::IdentityStore::User in resource.getTag("a") || ip("10.0.0.1").isIpv4() };',
].join('\n')

describe('policies in Cedar', () => {
  it('are read with the actions of their scopes', () => {
    const { actions, errors } = read(policy)
    assert.deepEqual(errors, [])
    assert.deepEqual(
      actions.map(({ start, end }) => policy.slice(start, end)),
      ['AWS::SSM::Action::"getTokenForInstanceAccess"'],
    )
  })

  it('are at fault at one place at most wherever they are cut, within the text', () => {
    for (let end = 0; end < policy.length; end++) {
      const { errors } = read(policy.slice(0, end))
      assert.ok(errors.length <= 1)
      for (const each of errors) assert.ok(each.start < each.end && each.end <= end, each.message)
    }
  })

  it('are at fault each for itself', () => {
    const { errors } = read(`permit (principal, action, resource)\n${policy}\nforbid (principal);\n${policy}`)
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['expected `;` behind the policy, found `@`', 'expected `,` and then `action`, found `)`'],
    )
  })

  it('that nest deep, or are many, end in time', () => {
    const nested = (depth: number) => `permit (principal, action, resource) when { ${'('.repeat(depth)}`
    assert.match(read(nested(100_000)).errors[0]?.message ?? '', /nests deeper/)
    assert.equal(read(`${policy}\n`.repeat(5000)).actions.length, 5000)
    assert.equal(read('permit (principal, action == A::"x" '.repeat(5000)).errors.length, 5000)
  })
})
