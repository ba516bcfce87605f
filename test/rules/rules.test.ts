import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { rules } from '../../server/rules/index.generated.js'
import { lint } from '../../server/service.js'
import { type Expected, type Section, sectionsOf, sourceOf, withExpectations } from '../support/fixtures.js'
import { repositoryFor } from '../support/section-repository.js'

const folder = join(import.meta.dirname, 'fixtures')
const fixtures = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

/** What the linter finds in a section, in the terms of a fixture. */
async function found({ text, options, others }: Section): Promise<Expected[]> {
  const linted = await lint(sourceOf({ text, options }), {
    today: options['today'] ?? '2026-11-23',
    strict: options['strict'] === 'true',
    repository: await repositoryFor({ others }),
  })
  return linted.flatMap(({ diagnostics }) =>
    diagnostics.map(({ rule, severity, message, range }) => ({ ...placeOf(text, range), severity, rule, message })),
  )
}

function placeOf(
  text: string,
  { start, end }: { start: number; end: number },
): { line: number; start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', start)
  const stop = Math.max(start + 1, Math.min(end, lineEnd < 0 ? text.length : lineEnd))
  const column = start - lineStart
  // A mark at column 0 is two characters long at least.
  const behind = Math.max(stop - lineStart, column === 0 ? 2 : 0)
  return { line: text.slice(0, lineStart).split('\n').length - 1, start: column, end: behind }
}

const show = (one: Expected) =>
  `${one.line + 1}:${one.start + 1}-${one.end + 1} ${one.severity}[${one.rule}]${one.message === undefined ? '' : `: ${one.message}`}`

describe('rules', () => {
  for (const file of fixtures) {
    describe(basename(file, '.yaml'), () => {
      const path = join(folder, file)
      const sections = sectionsOf(readFileSync(path, 'utf8'))
      for (const section of sections) {
        it(section.title, async () => {
          const actual = await found(section)
          if (process.env['UPDATE'] !== undefined) return
          // A mark without a message says only where.
          const silent = (at: number) => section.expected[at]?.message === undefined
          assert.deepEqual(
            actual.map((one, at) => show(silent(at) ? { ...one, message: undefined } : one)),
            section.expected.map(show),
          )
        })
      }
      if (process.env['UPDATE'] !== undefined) {
        after(async () => {
          const updated = await Promise.all(sections.map(async (section) => ({ section, found: await found(section) })))
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
