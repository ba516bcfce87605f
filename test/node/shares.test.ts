import assert from 'node:assert/strict'
import { Shares, sharesOfKin } from '../../server/node/shares.js'
import type { Task } from '../../server/node/task.js'

const tasks = (...names: readonly string[]): Task[] =>
  names.map((shown) => ({
    path: `/${shown}`,
    shown,
    explicit: false,
    settings: { severities: new Map(), placeholders: [], strict: false, kind: undefined },
  }))

const names = (shares: ReturnType<typeof sharesOfKin>) => shares.map((share) => share.map(({ task }) => task.shown))

describe('shares of threads', () => {
  it('are of one format as far as possible, and about as large', () => {
    const mixed = tasks('b.yaml', 'a.json', 'a.yaml', 'b.json', 'c.yaml')
    assert.deepEqual(names(sharesOfKin(mixed, 2)), [
      ['a.json', 'b.json', 'b.yaml'],
      ['a.yaml', 'c.yaml'],
    ])
    assert.deepEqual(names(sharesOfKin(tasks('b.yaml'), 2)), [['b.yaml'], []])
    assert.deepEqual(names(sharesOfKin([], 2)), [[], []])
  })

  it('name the places of files among all', () => {
    const [share] = sharesOfKin(tasks('b.yaml', 'a.json'), 1)
    assert.deepEqual(
      share?.map(({ index }) => index),
      [1, 0],
    )
  })

  it('are each taken once, by whoever has time', () => {
    const shares = sharesOfKin(tasks('a.json', 'b.json', 'a.yaml', 'b.yaml'), 2)
    const taken = new Int32Array(new SharedArrayBuffer(8))
    const [quick, slow] = [new Shares(shares, taken, 1), new Shares(shares, taken, 0)]
    const next = (by: Shares) => by.take()?.task.shown
    assert.deepEqual([next(slow), next(quick), next(quick), next(quick)], ['a.json', 'a.yaml', 'b.yaml', 'b.json'])
    assert.deepEqual([next(quick), next(slow), slow.taken], [undefined, undefined, 4])
  })
})
