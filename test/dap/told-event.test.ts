import assert from 'node:assert/strict'
import { toldEvent } from '../../server/dap/told-event.js'

describe('what the console says of an event', () => {
  const ended = { at: 0, kind: 'step-ended', step: 'stop', attempts: 1, outputs: {} } as const

  it('is no more than what there is to say', () => {
    assert.equal(toldEvent({ ...ended, status: 'Success', failure: undefined }), 'stop Success')
    assert.equal(toldEvent({ ...ended, status: 'Failed', failure: 'no such node' }), 'stop Failed: no such node')
  })

  it('names outputs and attempts where there are some', () => {
    const outputs = { State: 'stopped' }
    assert.equal(
      toldEvent({ ...ended, status: 'Success', failure: undefined, attempts: 2, outputs }),
      'stop Success in attempt 2, outputs {"State":"stopped"}',
    )
    assert.equal(
      toldEvent({ at: 0, kind: 'run-ended', status: 'Failed', failure: 'Step fails', outputs: {} }),
      'run Failed: Step fails',
    )
    assert.equal(
      toldEvent({ at: 0, kind: 'attempt-failed', step: 'stop', attempt: 1, failure: 'throttled' }),
      'stop failed in attempt 1: throttled',
    )
  })

  it('is nothing where a stop shows the same', () => {
    assert.equal(toldEvent({ at: 0, kind: 'run-status', status: 'InProgress' }), undefined)
  })
})
