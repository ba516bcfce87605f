import assert from 'node:assert/strict'
import { calledName } from '../../server/document/call-name.js'
import { type Call, callsOf } from '../../server/document/calls.js'
import { documentOf } from '../support/documents.js'

async function only(text: string): Promise<Call> {
  const calls = callsOf(await documentOf(text))
  assert.equal(calls.length, 1)
  return calls[0] ?? assert.fail()
}

const runbook = (action: string, inputs: string): string =>
  `schemaVersion: '0.3'\nmainSteps:\n  - name: call\n    action: ${action}\n    inputs: ${inputs}\n`

const command = (action: string, inputs: string): string =>
  `schemaVersion: '2.2'\nmainSteps:\n  - name: call\n    action: ${action}\n    inputs: ${inputs}\n`

/** Name and source of each argument. */
const given = (text: string, { arguments: found, place }: Call): unknown[] =>
  found.map(({ name, value }) => {
    if (!value) return [name]
    const { start, end } = place(value)
    return [name, text.slice(start, end)]
  })

describe('names of called documents', () => {
  it('may have a version, or be an ARN', () => {
    const read = (text: string) => {
      const called = calledName(text)
      return called && [called.name, called.version, called.account, called.from]
    }
    assert.deepEqual(read('Stop'), ['Stop', undefined, undefined, 0])
    assert.deepEqual(read('Stop:3'), ['Stop', '3', undefined, 0])
    assert.deepEqual(read('Stop:$LATEST'), ['Stop', '$LATEST', undefined, 0])
    assert.deepEqual(read('arn:aws:ssm:eu-west-1::document/AWS-Stop'), ['AWS-Stop', undefined, '', 32])
    assert.deepEqual(read('arn:aws-cn:ssm:x:111122223333:automation-definition/Stop:3'), [
      'Stop',
      '3',
      '111122223333',
      52,
    ])
  })

  it('are nothing else', () => {
    for (const text of ['', 'ab', '%%NAME%%', 'a/b', '${Name}', 'https://example.com/a', 'arn:aws:s3:::document/Stop'])
      assert.equal(calledName(text), undefined, text)
  })
})

describe('calls of other documents', () => {
  it('are those of runbooks, with their arguments', async () => {
    const text = runbook('aws:executeAutomation', '{ DocumentName: Stop, RuntimeParameters: { Ids: [a], Late: true } }')
    const call = await only(text)
    assert.deepEqual(
      [call.name, call.by, call.expects, call.complete],
      ['Stop', 'aws:executeAutomation', 'Automation', true],
    )
    assert.deepEqual(given(text, call), [
      ['Ids', '[a]'],
      ['Late', 'true'],
    ])
  })

  it('are those of Command documents', async () => {
    const run = runbook('aws:runCommand', "{ DocumentName: Stop, DocumentVersion: '2', Parameters: { a: b } }")
    const call = await only(run)
    assert.deepEqual([call.expects, call.version, given(run, call)], ['Command', '2', [['a', 'b']]])
    const nested = command(
      'aws:runDocument',
      "{ DocumentType: SSMDocument, documentPath: 'Stop:4', documentParameters: { a: b } }",
    )
    const inner = await only(nested)
    assert.deepEqual([inner.by, inner.version, given(nested, inner)], ['aws:runDocument', '4', [['a', 'b']]])
  })

  it('may give their arguments as JSON text, with exact places', async () => {
    const text = command(
      'aws:runDocument',
      String.raw`{ documentType: SSMDocument, documentPath: Stop, documentParameters: "{ \"a\": \"{{ b }}\", \"c\": [\"d\"] }" }`,
    )
    const call = await only(text)
    assert.deepEqual(given(text, call), [
      ['a', '{{ b }}'],
      ['c', String.raw`[\"d\"]`],
    ])
    assert.equal(call.complete, true)
  })

  it('are incomplete where the run decides over the arguments', async () => {
    for (const inputs of [
      "{ DocumentName: Stop, RuntimeParameters: '{{ All }}' }",
      "{ DocumentName: Stop, RuntimeParameters: { '{{ Key }}': a } }",
      "{ DocumentName: Stop, TargetParameterName: '{{ Name }}', Targets: [] }",
      "{ DocumentName: Stop, TargetMaps: '{{ Maps }}' }",
    ]) {
      assert.equal((await only(runbook('aws:executeAutomation', inputs))).complete, false, inputs)
    }
    const text = '{ documentType: SSMDocument, documentPath: Stop, documentParameters: \'{ "a": {{ b }} }\' }'
    assert.equal((await only(command('aws:runDocument', text))).complete, false)
  })

  it('take parameters that targets give for arguments', async () => {
    const text = runbook(
      'aws:executeAutomation',
      '{ DocumentName: Stop, TargetParameterName: Id, Targets: [], TargetMaps: [{ a: [b] }] }',
    )
    const call = await only(text)
    assert.deepEqual(given(text, call), [['Id'], ['a', '[b]']])
    assert.equal(call.complete, true)
  })

  it('are also those of content that is a document', async () => {
    for (const info of ["{ name: 'Stop:2' }", `'{ "name": "Stop:2" }'`]) {
      const text = command('aws:downloadContent', `{ sourceType: SSMDocument, sourceInfo: ${info} }`)
      const call = await only(text)
      assert.deepEqual([call.name, call.version, call.expects], ['Stop', '2', undefined])
      assert.equal(text.slice(call.nameRange.start, call.nameRange.end), 'Stop')
    }
  })

  it('are none where the name is not known, or is a path', async () => {
    for (const text of [
      runbook('aws:executeAutomation', "{ DocumentName: '{{ Name }}' }"),
      runbook('aws:executeAutomation', '{}'),
      runbook('aws:runDocument', '{ documentType: SSMDocument, documentPath: Stop }'),
      command('aws:runDocument', '{ documentType: LocalPath, documentPath: Stop }'),
      command('aws:executeAutomation', '{ DocumentName: Stop }'),
    ]) {
      assert.deepEqual(callsOf(await documentOf(text)), [], text)
    }
  })

  it('are found in loops', async () => {
    const inner = '{ name: b, action: aws:executeAutomation, inputs: { DocumentName: Stop } }'
    assert.equal((await only(runbook('aws:loop', `{ Steps: [${inner}] }`))).name, 'Stop')
  })
})
