import assert from 'node:assert/strict'
import { remember } from '../../server/languages/remember.js'

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
})
