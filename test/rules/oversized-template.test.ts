import assert from 'node:assert/strict'
import { lint } from '../../server/service.js'

/** A document with a template in which a note has so many bytes. */
function documentOf(note: string): string {
  return `schemaVersion: '1.0'
templateBody:
  Resources:
    Topic:
      Type: AWS::SNS::Topic
      Metadata:
        Note: ${note}
`
}

describe('the size of a template in a document', () => {
  const found = async (note: string) => {
    const [document] = await lint({ text: documentOf(note), kind: 'CloudFormation' }, { today: '2026-11-23' })
    return document?.diagnostics.filter(({ rule }) => rule === 'oversized-template').map(({ message }) => message)
  }

  it('is told where CloudFormation takes no more from a caller', async () => {
    const [message] = (await found('x'.repeat(51_200))) ?? []
    assert.match(message ?? '', /^the template has 512\d\d bytes; a service takes 51200 without Amazon S3$/)
  })

  it('counts bytes, not characters', async () => {
    assert.equal((await found('é'.repeat(26_000)))?.length, 1)
    assert.deepEqual(await found('e'.repeat(26_000)), [])
  })
})
