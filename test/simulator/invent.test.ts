import assert from 'node:assert/strict'
import type { SsmType } from '../../schemas/values.js'
import { putDeclared } from '../../server/simulator/put-declared.js'

const given = (value: object, selector: string, type: SsmType) =>
  putDeclared(value as never, [{ name: 'Name', selector, type }])

describe('an invented answer', () => {
  it('has what the outputs of the step look for', () => {
    assert.deepEqual(given({}, '$.Payload.a.b', 'Integer'), { Payload: { a: { b: 1 } } })
    assert.deepEqual(given({}, '$.Payload', 'MapList'), { Payload: [{}] })
    assert.deepEqual(given({}, '$.Items[1].Id', 'String'), { Items: [null, { Id: 'Name' }] })
    assert.deepEqual(given({}, '$.Items..Id', 'StringList'), { Items: { Id: 'Name' } })
    assert.deepEqual(given({}, '$.Items[*].Id', 'StringList'), { Items: [{ Id: 'Name' }] })
    assert.deepEqual(given({}, '$', 'StringList'), ['Name'])
  })

  it('has an item that passes the filter', () => {
    assert.deepEqual(given({}, "$.Tags[?(@.Key == 'a')].Value", 'String'), { Tags: [{ Key: 'a', Value: 'Name' }] })
  })

  it('keeps what fits', () => {
    const response = { Items: [{ Id: 'x' }], Count: 3 }
    assert.deepEqual(given(response, '$.Items..Id', 'StringList'), response)
    assert.deepEqual(given(response, '$.Count', 'Integer'), response)
  })
})
