import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from '../../client/playground/rehearsal/questions.js'
import { newRehearser } from '../../client/playground/rehearsal/rehearser.js'
import { sharedFrom } from '../../client/playground/share/link.js'
import { casesOf } from '../../server/simulator/testing/test-case.js'
import { parse } from '../../server/syntax/parse.js'
import { entryOf, type Json, stringOf } from '../../server/syntax/tree.js'
import { examplesIn } from '../../server/tooling/playground-examples.js'

const folder = join(import.meta.dirname, '../../examples')
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8')

/** How the run of each case of a test file has to end. */
async function expectedIn(test: string): Promise<ReadonlyMap<string, string>> {
  const { root } = await parse(textOf(test), 'yaml')
  const cases = root ? casesOf(root) : assert.fail()
  return new Map(
    cases.map(({ name, expect }) => {
      const failed = entryOf(expect, 'failure') !== undefined
      return [name, stringOf(entryOf(expect, 'status')?.value) ?? (failed ? 'Failed' : 'Success')]
    }),
  )
}

function statusOf(outcome: Outcome): string | undefined {
  return outcome.kind === 'run' ? outcome.run.end?.status : JSON.stringify(outcome)
}

describe('the examples of the playground', () => {
  it('bring the cases of their tests along, which end in the page as they do there', async () => {
    const examples = await examplesIn(folder)
    assert.ok(examples.length > 15)
    let tried = 0
    for (const { file, cases } of examples) {
      const expected = cases.length > 0 ? await expectedIn(file.replace(/\.\w+$/, '.test.yaml')) : new Map()
      for (const given of cases) {
        const shared = sharedFrom({ ...given, document: { name: file, text: textOf(file) } }) ?? assert.fail(file)
        const parameters = Object.fromEntries(shared.parameters) as Readonly<Record<string, Json>>
        const setup = { ...shared, parameters, seed: 1, python: false }
        const outcome = await newRehearser().start({ setup, stopOnEntry: false })
        assert.equal(statusOf(outcome), expected.get(given.name), `${file}: ${given.name}`)
        tried++
      }
    }
    assert.ok(tried > 60, `${tried} cases`)
  })
})
