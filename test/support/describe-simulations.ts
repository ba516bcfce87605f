import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Section, sectionsOf, withExpected } from './sections.js'
import { traceOf } from './simulation-fixture.js'

/** Compares what comes of every section of every fixture in a folder; `UPDATE=1` writes it instead. */
export function describeSimulations(
  folder: string,
  traceFrom: (section: Section) => Promise<readonly string[]> = traceOf,
): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    describe(basename(file, '.yaml'), () => {
      const path = join(folder, file)
      const sections = sectionsOf(readFileSync(path, 'utf8'))
      for (const section of sections) {
        it(section.title, async () => {
          const trace = await traceFrom(section)
          if (process.env['UPDATE'] === undefined) assert.deepEqual(trace, section.expected)
        })
      }
      if (process.env['UPDATE'] !== undefined) {
        after(async () => {
          const traced = []
          for (const section of sections) traced.push({ ...section, expected: await traceFrom(section) })
          writeFileSync(path, withExpected(traced))
        })
      }
    })
  }
}
