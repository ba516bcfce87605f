import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Section, sectionsOf, withExpectations } from '../support/fixtures.js'
import { findingsIn, showFinding } from '../support/section-findings.js'

const folder = join(import.meta.dirname, 'api-faults')
const rulesFolder = join(import.meta.dirname, '../../server/rules/apis')

/** The rules on calls of APIs. */
const apiRules = readdirSync(rulesFolder).flatMap((file) => {
  const name = basename(file, '.ts')
  return readFileSync(join(rulesFolder, file), 'utf8').includes(`name: '${name}'`) ? [name] : []
})

const files = readdirSync(folder).map((file) => {
  const path = join(folder, file)
  return { file, path, sections: sectionsOf(readFileSync(path, 'utf8')) }
})
const faults = files.flatMap(({ sections }) => sections.filter(({ title }) => !isTwin(title)))
const serviceOf = ({ text }: Section): string => /"?Service"?: "?([\w-]+)/.exec(text)?.[1] ?? ''

function isTwin(title: string): boolean {
  return title.startsWith('corrected: ')
}

/** All rules, those that are shown on request only too. */
const found = (section: Section) => findingsIn({ ...section, options: { ...section.options, strict: 'true' } })

describe('faults in calls of APIs', () => {
  for (const { file, path, sections } of files) {
    describe(basename(file, '.yaml'), () => {
      for (const [at, section] of sections.entries()) {
        it(section.title, async () => {
          const actual = await found(section)
          if (isTwin(section.title)) return assert.deepEqual(actual.map(showFinding), [])
          assert.equal(sections[at + 1]?.title, `corrected: ${section.title}`)
          if (process.env['UPDATE'] !== undefined) return
          assert.deepEqual(actual.map(showFinding), section.expected.map(showFinding))
          assert.equal(actual.length, 1, 'one fault is one finding')
          assert.ok(apiRules.includes(actual[0]?.rule ?? ''))
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

  it('are many, of every rule and of many services', () => {
    const services = new Set(
      files.flatMap(({ sections }) => sections.filter(({ title }) => isTwin(title)).map(serviceOf)),
    )
    assert.ok(faults.length >= 60, `${faults.length} faults`)
    assert.ok(services.size >= 20, [...services].join(', '))
    const rules = new Set(faults.flatMap(({ expected }) => expected.map(({ rule }) => rule)))
    assert.deepEqual([...rules].sort(), apiRules)
    assert.ok(apiRules.length >= 11)
  })
})
