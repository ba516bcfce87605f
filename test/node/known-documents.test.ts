import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyRepository, type Repository } from '../../server/document/repository.js'
import { interfaceOf } from '../../server/document/interface.js'
import { mayCallDocuments, noLocalDocuments, repositoryFor } from '../../server/node/known-documents.js'
import { open } from '../../server/hosts/open.js'
import { lint } from '../../server/service.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { sectionsOf } from '../support/fixtures.js'

const today = '2026-11-23'

/** Whether any rule asks for other documents when it checks the text. */
async function asks(text: string, path: string): Promise<boolean> {
  let asked = false
  const note = <T>(value: T): T => {
    asked = true
    return value
  }
  const repository: Repository = {
    find: (name) => note(emptyRepository.find(name)),
    names: () => note(emptyRepository.names()),
    localNames: () => note(emptyRepository.localNames()),
    ownedByAws: (name) => note(emptyRepository.ownedByAws(name)),
  }
  await lint({ text, path }, { today, strict: true, repository })
  return asked
}

describe('texts that no rule needs other documents for', () => {
  it('are told by their words, in all fixtures of the rules', async () => {
    const folder = join(import.meta.dirname, '../rules/fixtures')
    let calling = 0
    for (const file of readdirSync(folder)) {
      for (const { text, title, options } of sectionsOf(readFileSync(join(folder, file), 'utf8'))) {
        if (!(await asks(text, options['file'] ?? 'document.yaml'))) continue
        calling++
        assert.ok(mayCallDocuments(text), `${file}: ${title}`)
      }
    }
    assert.ok(calling > 10)
  })

  it('have no repository at all', async () => {
    assert.equal(await repositoryFor('action: aws:sleep', noLocalDocuments), emptyRepository)
    assert.equal(
      (await repositoryFor('action: aws:runCommand', noLocalDocuments)).ownedByAws('AWS-RunShellScript'),
      true,
    )
  })
})

describeCorpus('texts of the corpus that no rule needs other documents for', () => {
  it('are told by their words', async () => {
    for (const { text, path } of corpusFiles('embedded-cfn')) {
      if (await asks(text, path)) assert.ok(mayCallDocuments(text), path)
    }
  })
})

describe('what a document shows to callers', () => {
  it('is its name, kind and parameters', async () => {
    const text = `schemaVersion: '0.3'
parameters:
  Mode: { type: String, default: a, allowedValues: [a, 1] }
  Open: { type: String, allowedValues: ['{{ x }}'], allowedPattern: '^a' }
mainSteps: []
`
    const { models } = await open({ text, path: 'folder/Callee.yaml' })
    const [document] = models.flatMap((model) => model.document ?? [])
    const shown = document && interfaceOf(document, 'folder/Callee.yaml')
    assert.deepEqual(shown, {
      name: 'Callee',
      kind: 'Automation',
      schemaVersion: '0.3',
      path: 'folder/Callee.yaml',
      parameters: new Map([
        ['Mode', { type: 'String', required: false, allowedValues: ['a', '1'] }],
        ['Open', { type: 'String', required: true, allowedValues: ['{{ x }}'], allowedPattern: '^a' }],
      ]),
    })
  })
})
