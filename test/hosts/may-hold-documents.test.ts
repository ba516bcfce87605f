import assert from 'node:assert/strict'
import { mayHoldDocuments } from '../../server/hosts/may-hold-documents.js'

describe('texts that may hold documents', () => {
  for (const text of [
    '{"schemaVersion": "2.0", "packages": {}, "files": {}}',
    'shemaVersion: "0.3"\nmainStep:\n  - { name: wait, action: "aws:sleep" }\n',
    'topic: arn:aws:sns:us-east-1:111122223333:a\nsteps: [{ action: aws:sleep }]\n',
    'Type: AWS::SSM::Document\n',
  ])
    it(`are such as ${JSON.stringify(text)}`, () => {
      assert.ok(mayHoldDocuments(text))
    })

  it('are not those that only name resources of AWS', () => {
    assert.ok(!mayHoldDocuments('topic: arn:aws:sns:us-east-1:111122223333:a\n'))
    assert.ok(!mayHoldDocuments('Type: AWS::EC2::Instance\n'))
  })
})
