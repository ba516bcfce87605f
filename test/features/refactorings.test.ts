import assert from 'node:assert/strict'
import { join } from 'node:path'
import { refactoringsAt } from '../../server/features/refactorings/refactorings.js'
import { open } from '../../server/hosts/open.js'
import { applied } from '../support/accept.js'
import { checkCases } from '../support/marked-cases.js'

async function refactorings(text: string, path: string, offset: number) {
  const document = (await open({ text, path })).models[0]?.document
  return document ? refactoringsAt(document, offset) : []
}

describe('refactorings', () => {
  checkCases(join(import.meta.dirname, 'fixtures/refactorings'), async ({ text, offset, path, label }) => {
    const found = await refactorings(text, path, offset)
    const refused = /^not (.*)/.exec(label)?.[1]
    if (refused !== undefined) {
      assert.deepEqual(
        found.filter(({ title }) => title.startsWith(refused)),
        [],
      )
      return '#=\n'
    }
    const chosen = found.find(({ title }) => title === label)
    assert.ok(chosen, `${label} is not among ${found.map(({ title }) => title).join('; ')}`)
    return `#=\n${applied(text, chosen.edits)}`
  })
})
