import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { actions } from '../../schemas/automation/index.js'
import { sectionsOf, withExpected } from '../support/sections.js'
import { traceOf } from '../support/simulation-fixture.js'

const folder = join(import.meta.dirname, 'fixtures')
const fixtures = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

describe('rehearsals of', () => {
  for (const file of fixtures) {
    describe(basename(file, '.yaml'), () => {
      const path = join(folder, file)
      const sections = sectionsOf(readFileSync(path, 'utf8'))
      for (const section of sections) {
        it(section.title, async () => {
          const trace = await traceOf(section)
          if (process.env['UPDATE'] === undefined) assert.deepEqual(trace, section.expected)
        })
      }
      if (process.env['UPDATE'] !== undefined) {
        after(async () => {
          const traced = []
          for (const section of sections) traced.push({ ...section, expected: await traceOf(section) })
          writeFileSync(path, withExpected(traced))
        })
      }
    })
  }

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
