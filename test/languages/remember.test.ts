import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { remember } from '../../server/languages/remember.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heap(): number {
  collect()
  return process.memoryUsage().heapUsed
}

describe('remember', () => {
  it('computes a result once', () => {
    let count = 0
    const length = remember((text) => {
      count++
      return text.length
    })
    assert.deepEqual([length('abc'), length('abc'), length('de'), count], [3, 3, 2, 2])
  })
  it('keeps that there is no result', () => {
    let count = 0
    const nothing = remember((): undefined => void count++)
    assert.deepEqual([nothing('a'), nothing('a'), count], [undefined, undefined, 1])
  })
  it('keeps a bounded number of results', () => {
    let count = 0
    const compute = remember(() => ++count)
    for (let index = 0; index < 501; index++) compute(`${index}`)
    assert.equal(compute('500'), 501)
    assert.equal(compute('0'), 502)
  })
  it('takes texts with odd characters as they are', () => {
    const same = remember((text) => text)
    for (const text of ['\u0000\ud800"\\', '😀\u2028', '']) assert.equal(same(text), text)
  })
  it('does not keep the documents that the texts are parts of', () => {
    const rest = remember((text) => text.slice(5))
    const before = heap()
    for (let at = 0; at < 100; at++) rest(String(at).padEnd(1_000_000, `-${at}`).slice(0, 40))
    const grown = heap() - before
    assert.ok(grown < 20_000_000, `${grown} bytes`)
  })
})
