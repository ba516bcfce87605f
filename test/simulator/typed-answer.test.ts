import assert from 'node:assert/strict'
import type { Request } from '../../server/simulator/request.js'
import { typedAnswer, valueFault } from '../../server/simulator/typed-answer.js'
import type { Json } from '../../server/syntax/tree.js'

const onNode = { node: 'i-1', platform: 'Linux' } as const
const requests = {
  aws: { kind: 'aws', step: 's', service: 'ec2', operation: 'DescribeInstances', input: {} },
  command: { kind: 'command', step: 's', document: 'd', input: {} },
  plugin: { kind: 'plugin', step: 's', plugin: 'p', inputs: {}, script: undefined, timeLimit: 60, ...onNode },
  automation: { kind: 'automation', step: 's', document: 'd', version: undefined, parameters: {} },
  approval: { kind: 'approval', step: 's', approvers: ['a'], needed: 1, message: undefined },
  pause: { kind: 'pause', step: 's' },
  sleep: { kind: 'sleep', step: 's', seconds: 60 },
} as const satisfies Readonly<Record<string, Request>>
type Kind = keyof typeof requests

describe('an answer that is typed', () => {
  const taken: readonly (readonly [Kind, string])[] = [
    ['aws', '{ "output": { "Reservations": [] } }'],
    ['aws', '{ "output": { "Any": [1] }, "after": "PT5M" }'],
    ['aws', '{ "output": null }'],
    ['aws', '{ "error": { "code": "X", "message": "" } }'],
    ['aws', '{ "cancel": true }'],
    ['command', '{ "status": "Failed", "responseCode": 3, "output": "gone" }'],
    ['plugin', '{ "errorOutput": "gone" }'],
    ['automation', '{ "status": "Failed", "output": [] }'],
    ['approval', '{ "reject": "a" }'],
    ['pause', '{}'],
    ['sleep', '{}'],
  ]
  for (const [kind, text] of taken)
    it(`is taken for the request ${kind}: ${text}`, () => {
      assert.deepEqual(structuredClone(typedAnswer(text, requests[kind])), { ok: true, mock: JSON.parse(text) })
    })

  const refused: readonly (readonly [Kind, string, message: string, isOutput?: true])[] = [
    [
      'aws',
      '{ "Reservations": [] }',
      'no key of the answer is named `Reservations`; there are `output`, `error`, `cancel` or `after`',
      true,
    ],
    ['aws', '[1]', 'the answer is a list; expected a map', true],
    ['aws', '"text"', 'the answer is `text`; expected a map', true],
    ['aws', '{ "output": 1 }', 'the response of an API is `1`; expected a map'],
    ['aws', '{ "output": ["any"] }', 'the response of an API is a list; expected a map'],
    ['aws', '{ "outputs": {} }', 'no key of the answer is named `outputs`; did you mean `output`?', true],
    [
      'aws',
      '{ "output": {}, "Reservations": [] }',
      'no key of the answer is named `Reservations`; there are `output`, `error`, `cancel` or `after`',
    ],
    [
      'aws',
      '{ "output": {}, "input": {} }',
      'no key of the answer is named `input`; there are `output`, `error`, `cancel` or `after`',
    ],
    [
      'aws',
      '{ "status": "Failed" }',
      'no key of the answer is named `status`; there are `output`, `error`, `cancel` or `after`',
    ],
    ['aws', '{ "error": "Denied" }', '`error` is `Denied`; expected a map'],
    ['aws', '{ "error": { "code": "X" } }', '`error` needs the key `message`'],
    [
      'aws',
      '{ "output": {}, "error": { "code": "X", "message": "" } }',
      'an answer cannot have both `output` and `error`',
    ],
    [
      'aws',
      '{ "output": [1 }',
      'the answer is no JSON: line 1: a `]` is missing behind this, which closes the `"output": [` above',
    ],
    [
      'aws',
      '{\n "output": 1,\n}',
      'the answer is no JSON: line 2: JSON allows no comma behind the last item; remove it',
    ],
    ['aws', ' ', 'there is no answer; expected a map with `output` or `error`'],
    ['plugin', '{ "responseCode": "3" }', '`responseCode` is `3`; expected a whole number'],
    ['approval', '{ "approved": true }', 'no key of the answer is named `approved`; did you mean `approve`?'],
    ['pause', '{ "output": 1 }', 'no key of the answer is named `output`; there are `error`, `cancel` or `after`'],
  ]
  for (const [kind, text, message, isOutput = false] of refused)
    it(`is refused for the request ${kind}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(typedAnswer(text, requests[kind]), { ok: false, message, isOutput })
    })

  const values: readonly (readonly [Kind, Json, fault: string | undefined])[] = [
    ['aws', { any: 1 }, undefined],
    ['aws', ['any'], 'the response of an API is a list; expected a map'],
    ['aws', null, 'the response of an API is `null`; expected a map'],
    ['command', { status: 'Failed', responseCode: 3, output: 'gone' }, undefined],
    ['plugin', { errorOutput: 'gone' }, undefined],
    ['plugin', { stdout: 'x' }, '`stdout`; there are `status`, `responseCode`, `output`, `errorOutput`'],
    ['plugin', [1], 'the answer is `[1]`; it would be taken as `{}`'],
    ['plugin', { responseCode: '3' }, '`responseCode` is `3`; expected a whole number'],
    ['automation', { status: 'Success', outputs: ['a'] }, undefined],
    ['automation', { output: ['a'] }, 'no key of the answer is named `output`; did you mean `outputs`?'],
    ['approval', { approved: false, approver: 'a' }, undefined],
    ['approval', { approved: 'no' }, '`approved` is `"no"`; it would be taken as `true`'],
    ['pause', null, undefined],
    ['sleep', 1, 'the answer is `1`; it would be taken as `null`'],
  ]
  for (const [kind, value, fault] of values)
    it(`${fault === undefined ? 'may' : 'cannot'} be the value ${JSON.stringify(value)} for the request ${kind}`, () => {
      const found = valueFault(value, requests[kind])
      if (fault === undefined) assert.equal(found, undefined)
      else assert.ok(found?.endsWith(fault), found)
    })
})
