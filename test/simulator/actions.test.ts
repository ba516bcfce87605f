import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../../schemas/automation/index.js'
import { describeSimulations } from '../support/describe-simulations.js'
import { sectionsOf } from '../support/sections.js'

const folder = join(import.meta.dirname, 'fixtures')

describe('rehearsals of', () => {
  describeSimulations(folder)

  for (const action of Object.keys(actions)) {
    it(`${action} show a success, a failure and a limit`, () => {
      const sections = sectionsOf(readFileSync(join(folder, `${action.slice('aws:'.length)}.yaml`), 'utf8'))
      const ends = sections.map(({ expected }) => expected.at(-1) ?? '')
      assert.ok(ends.some((line) => / run Success /.test(line)))
      assert.ok(sections.some(({ title }) => title.startsWith('limit: ')))
      assert.ok(ends.some((line) => / run (?:Failed|TimedOut) /.test(line)))
    })
  }
})
