import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ScriptWorld } from '../../../server/node/scripts/script-world.js'
import { hasPyodide, scriptsFor } from '../../support/scripts.js'
import { type Section, sectionsOf, withExpected } from '../../support/sections.js'
import { traceOf } from '../../support/simulation-fixture.js'

const folder = join(import.meta.dirname, 'fixtures')
const hasPython = spawnSync('python3', ['-I', '-c', 'pass']).status === 0

/** Where scripts run; wherever that is, they see the same. */
const places = [
  { python: 'sandbox', isThere: hasPyodide },
  { python: 'host', isThere: hasPython },
] as const

for (const { python, isThere } of places) {
  const describeThere = isThere ? describe : describe.skip
  describeThere(`scripts in Python, ${python}`, function () {
    this.timeout(120_000)

    let scripts: ScriptWorld
    before(() => {
      scripts = scriptsFor({ python, milliseconds: 60_000 })
    })
    after(() => scripts.close())

    for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
      describe(basename(file, '.yaml'), () => {
        const path = join(folder, file)
        const sections = sectionsOf(readFileSync(path, 'utf8'))
        const traced: Section[] = []
        for (const section of sections) {
          it(section.title, async () => {
            const trace = shown(await traceOf(section, scripts.worldIn(join(folder, 'attached'))))
            traced.push({ ...section, expected: trace })
            if (process.env['UPDATE'] === undefined) assert.deepEqual(trace, section.expected)
          })
        }
        if (process.env['UPDATE'] !== undefined && python === 'sandbox')
          after(() => {
            if (traced.length === sections.length) writeFileSync(path, withExpected(traced))
          })
      })
    }
  })
}

/** What concerns scripts: what they ask for, print and return, and how the run ends. */
const shown = (trace: readonly string[]): string[] =>
  trace.filter((line) => / asks | run (?:Success|Failed|TimedOut) /.test(line)).map(withoutScript)

/** The text of the script stands above its trace already. */
const withoutScript = (line: string): string =>
  line.replace(/ asks script .* = (?=script |invented)/, ' runs a script: ')
