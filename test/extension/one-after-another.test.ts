import assert from 'node:assert/strict'
import Mocha from 'mocha'
import { oneAfterAnother } from './one-after-another.js'

/** How the tests of three suites end, of which the second and third are each in order. */
async function outcomes(failing: readonly string[]) {
  const mocha = new Mocha({ reporter: class {} as never })
  const said: string[] = []
  for (const name of ['first', 'second', 'third']) {
    const suite = Mocha.Suite.create(mocha.suite, name)
    if (name !== 'first') oneAfterAnother(suite, (text) => said.push(text))
    for (const part of ['a', 'b', 'c'])
      suite.addTest(
        new Mocha.Test(part, () => {
          assert.ok(!failing.includes(`${name} ${part}`))
        }),
      )
  }
  const ended: string[] = []
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => ended.push(`${test.fullTitle()}: passed`))
      .on('fail', (test) => ended.push(`${test.fullTitle()}: failed`))
      .on('pending', (test) => ended.push(`${test.fullTitle()}: skipped`))
  })
  return { ended, said }
}

describe('tests of which one goes on where another ended', () => {
  it('are skipped, and counted, once one of their own suite has failed', async () => {
    const { ended, said } = await outcomes(['second b'])
    assert.deepEqual(ended.slice(3, 6), ['second a: passed', 'second b: failed', 'second c: skipped'])
    assert.deepEqual(said, ['    skipped, since what it goes on from failed: b'])
  })

  it('run whatever has failed elsewhere', async () => {
    const { ended } = await outcomes(['first a', 'second a'])
    assert.equal(ended.length, 9)
    assert.deepEqual(ended.slice(6), ['third a: passed', 'third b: passed', 'third c: passed'])
  })
})
