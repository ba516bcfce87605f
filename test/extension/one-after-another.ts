import type { Suite } from 'mocha'

/**
 * For a suite in which a test goes on where the one before ended: once one has failed the others are skipped, and it is said why. Mocha's own
 * `bail` counts failures anywhere in the run, and leaves tests out without a word.
 */
export function oneAfterAnother(suite: Suite, say: (text: string) => void = console.log): void {
  let failed: string | undefined
  suite.beforeEach(function () {
    if (failed === undefined) return
    say(`    skipped, since what it goes on from failed: ${failed}`)
    this.skip()
  })
  suite.afterEach(function () {
    if (this.currentTest?.state === 'failed') failed ??= this.currentTest.title
  })
}
