import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import assert from 'node:assert/strict'

/** One case of a fixture: `#- what it is about → a label`, a text with the cursor at `<|>` (what is selected between two of them), and behind `#=` the result. */
export interface MarkedCase {
  readonly title: string
  readonly label: string
  readonly text: string
  readonly offset: number
  readonly end: number
  /** The name of the fixture without `.txt`: its ending tells the format. */
  readonly path: string
}

/** Runs the cases of a folder of fixtures; a result begins with `#=`, and `UPDATE=1` writes it. */
export function checkCases(folder: string, run: (each: MarkedCase) => Promise<string>): void {
  for (const file of readdirSync(folder).sort()) {
    describe(`in ${file}`, () => {
      const sections = readFileSync(join(folder, file), 'utf8').split(/^#- /m).slice(1)
      const written: string[] = []
      for (const section of sections) {
        const [, title = '', label = '', body = ''] = /^(.+?) → (.+)\n([\s\S]*)$/.exec(section) ?? []
        const [marked = '', expected = ''] = body.split(/^(?=#=)/m)
        it(`${title}: ${label}`, async () => {
          const offset = marked.indexOf('<|>')
          assert.ok(offset >= 0, 'the cursor is marked')
          const text = marked.replaceAll('<|>', '')
          const end = marked.replace('<|>', '').lastIndexOf('<|>')
          const result = await run({
            title,
            label,
            text,
            offset,
            end: Math.max(end, offset),
            path: file.replace(/\.txt$/, ''),
          })
          written.push(`#- ${title} → ${label}\n${marked}${result}`)
          if (!process.env['UPDATE']) assert.equal(result, expected)
        })
      }
      after(() => {
        if (process.env['UPDATE'] && written.length === sections.length)
          writeFileSync(join(folder, file), written.join(''))
      })
    })
  }
}
