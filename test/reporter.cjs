const { Runner, reporters } = require('mocha')

/** Mocha's spec reporter, closing with one plain line that any CI can read. */
module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats
      setImmediate(() => console.log(`${passes} passed, ${failures} failed, ${pending} skipped`))
    })
  }
}
