import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { rules } from '../../server/rules/index.generated.js'
import { sectionsOf, withExpectations } from '../support/fixtures.js'
import { findingsIn, showFinding } from '../support/section-findings.js'

const folder = join(import.meta.dirname, 'fixtures')
const fixtures = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

describe('rules', () => {
  for (const file of fixtures) {
    describe(basename(file, '.yaml'), () => {
      const path = join(folder, file)
      const sections = sectionsOf(readFileSync(path, 'utf8'))
      for (const section of sections) {
        it(section.title, async () => {
          const actual = await findingsIn(section)
          if (process.env['UPDATE'] !== undefined) return
          // A mark without a message says only where.
          const silent = (at: number) => section.expected[at]?.message === undefined
          assert.deepEqual(
            actual.map((one, at) => showFinding(silent(at) ? { ...one, message: undefined } : one)),
            section.expected.map(showFinding),
          )
        })
      }
      if (process.env['UPDATE'] !== undefined) {
        after(async () => {
          const updated = await Promise.all(
            sections.map(async (section) => ({ section, found: await findingsIn(section) })),
          )
          writeFileSync(path, withExpectations(updated))
        })
      }
    })
  }

  for (const rule of rules) {
    it(`${rule.name} has a fixture with a finding and a clean section`, () => {
      const sections = sectionsOf(readFileSync(join(folder, `${rule.name}.yaml`), 'utf8'))
      assert.ok(sections.some(({ expected }) => expected.some((one) => one.rule === rule.name)))
      assert.ok(sections.some(({ expected }) => expected.length === 0))
    })
  }

  it('of severity info find nothing of another, for they are not asked where that is not shown', () => {
    const informing = new Set(rules.filter(({ severity }) => severity === 'info').map(({ name }) => name))
    const expected = fixtures
      .flatMap((file) => sectionsOf(readFileSync(join(folder, file), 'utf8')))
      .flatMap((section) => section.expected)
    const ofThem = expected.filter(({ rule }) => informing.has(rule))
    assert.ok(ofThem.length > 10)
    assert.deepEqual(
      ofThem.filter(({ severity }) => severity !== 'info'),
      [],
    )
  })
})
