import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sectionsOf, withExpected } from './sections.js'
import { traceOf } from './simulation-fixture.js'

/** Rehearses every section of every fixture in a folder; `UPDATE=1` writes the traces instead of comparing them. */
export function describeSimulations(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
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
}
