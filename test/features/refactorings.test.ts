import assert from 'node:assert/strict'
import { join } from 'node:path'
import { refactoringsAt } from '../../server/features/refactorings/refactorings.js'
import { open } from '../../server/hosts/open.js'
import { lint } from '../../server/service.js'
import { applied } from '../support/accept.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { checkCases } from '../support/marked-cases.js'
import { randomFrom } from '../support/random.js'

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

describeCorpus('refactorings of real documents', function () {
  this.timeout(0)
  it('leave documents that have no new error', async () => {
    const random = randomFrom(3)
    const files = corpusFiles('docs').filter(({ notes }) => notes === '')
    const wrong: string[] = []
    let tried = 0
    while (tried < 150) {
      const { text, path } = files[random(files.length)] ?? assert.fail()
      const offset = random(text.length)
      const before = new Set(await errors(text, path))
      for (const { title, edits } of await refactorings(text, path, offset)) {
        tried++
        const found = (await errors(applied(text, edits), path)).filter((each) => !before.has(each))
        for (const each of found) wrong.push(`${path}:${text.slice(0, offset).split('\n').length} ${title}: ${each}`)
      }
    }
    assert.deepEqual(wrong, [])
  })
})

const errors = async (text: string, path: string): Promise<readonly string[]> =>
  (await lint({ text, path }, { today: '2026-11-23' })).flatMap(({ diagnostics }) =>
    diagnostics.flatMap(({ severity, rule, message }) => (severity === 'error' ? [`${rule}: ${message}`] : [])),
  )
