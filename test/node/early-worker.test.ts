import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { workerStarter } from '../../server/node/early-worker.js'
import { folderWith } from '../support/command-line.js'

describe('a thread that starts early', () => {
  let folder: ReturnType<typeof folderWith>
  afterEach(() => folder.remove())

  const many = (name: (at: number) => string) =>
    Object.fromEntries(Array.from({ length: 45 }, (_, at) => [name(at), '']))

  /** How many threads the arguments start before any is wanted, and in all where two are. */
  function startedBy(...args: readonly string[]): { readonly before: number; readonly then: number } {
    let started = 0
    const next = workerStarter(args, () => {
      started++
      return new EventEmitter() as Worker
    })
    const before = started
    next()
    next()
    return { before, then: started }
  }

  it('starts for a folder of many files, and is the first of those that are wanted', function () {
    if (availableParallelism() < 2) return this.skip()
    folder = folderWith(many((at) => `runbooks/${at % 3}/${at}.yaml`))
    assert.deepEqual(startedBy('lint', folder.path), { before: 1, then: 2 })
    assert.deepEqual(startedBy('lint', '--strict', folder.path), { before: 1, then: 2 })
  })

  it('may break down before it is wanted', function () {
    if (availableParallelism() < 2) return this.skip()
    folder = folderWith(many((at) => `${at}.yaml`))
    const worker = new EventEmitter() as Worker
    const next = workerStarter(['lint', folder.path], () => worker)
    assert.doesNotThrow(() => worker.emit('error', new Error('no memory')))
    assert.equal(next(), worker)
  })

  it('starts for many files that are named', function () {
    if (availableParallelism() < 2) return this.skip()
    folder = folderWith({ 'a.yaml': '' })
    const files = Array.from({ length: 45 }, (_, at) => join(folder.path, `${at}.json`))
    assert.equal(startedBy('lint', ...files).before, 1)
  })

  it('does not start for few files, nor for those that are passed over', () => {
    folder = folderWith({ ...many((at) => `node_modules/${at}.json`), ...many((at) => `${at}.ts`), 'a.yaml': '' })
    assert.deepEqual(startedBy('lint', folder.path), { before: 0, then: 2 })
    assert.equal(startedBy('lint', join(folder.path, 'a.yaml'), '-').before, 0)
    assert.equal(startedBy('lint', join(folder.path, 'absent')).before, 0)
  })

  it('does not start where the user says how many threads there are, standard input is linted, or another command runs', () => {
    folder = folderWith(many((at) => `${at}.yaml`))
    assert.equal(startedBy('lint', '--workers', '1', folder.path).before, 0)
    assert.equal(startedBy('lint', '--workers=1', folder.path).before, 0)
    assert.equal(startedBy('lint', '--help', folder.path).before, 0)
    assert.equal(startedBy('lint', '-', folder.path).before, 0)
    assert.equal(startedBy('simulate', folder.path).before, 0)
  })
})
