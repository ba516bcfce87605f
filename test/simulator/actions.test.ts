import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../../schemas/automation/index.js'
import { describeSimulations } from '../support/describe-simulations.js'
import { simulationsOf } from '../support/simulation-fixture.js'

const folder = join(import.meta.dirname, 'fixtures')

/** These have nothing that can fail. */
const unfailing = new Set(['aws:pause'])

describe('rehearsals of', () => {
  describeSimulations(folder)

  for (const action of Object.keys(actions)) {
    it(`${action} show a success and a failure`, () => {
      const sections = simulationsOf(readFileSync(join(folder, `${action.slice('aws:'.length)}.yaml`), 'utf8'))
      const ends = sections.map(({ trace }) => trace.at(-1) ?? '')
      assert.ok(ends.some((line) => / run Success /.test(line)))
      assert.ok(unfailing.has(action) || ends.some((line) => / run (?:Failed|TimedOut) /.test(line)))
    })
  }
})
