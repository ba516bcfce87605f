import assert from 'node:assert/strict'
import { loadOwnedDocuments } from '../server/aws/owned-documents.js'
import { repositoryOf } from '../server/document/repository.js'
import { lint } from '../server/service.js'
import { removedRuntimes, trueFaults } from './corpus-faults.js'
import { type CorpusFile, corpusFiles, describeCorpus } from './support/corpus.js'

/** The day of the run is fixed: what is removed later must not fail the test. */
const today = '2026-11-23'

/** Documents that their collectors marked as no real ones: skeletons, templates, test data that is wrong on purpose. */
const unreal = /invalid|skeleton|stub|templated|unpars/

/** What documents may call: AWS's own. Of the other documents of their repositories only a part was collected. */
const repository = repositoryOf([], await loadOwnedDocuments())

interface Found {
  readonly path: string
  readonly rule: string
  readonly message: string
}

const key = ({ path, rule }: Pick<Found, 'path' | 'rule'>): string => `${path} ${rule}`

/** The rules that report errors in a document, once each. */
async function errorsOf({ text, path }: CorpusFile): Promise<Found[]> {
  const linted = await lint({ text, path }, { today, repository })
  const messages = new Map<string, string>()
  for (const { severity, rule, message } of linted.flatMap(({ diagnostics }) => diagnostics))
    if (severity === 'error') messages.set(rule, message)
  return Array.from(messages, ([rule, message]) => ({ path, rule, message }))
}

async function errorsIn(files: readonly CorpusFile[]): Promise<Found[]> {
  const found: Found[] = []
  for (const file of files) found.push(...(await errorsOf(file)))
  return found
}

describeCorpus('real documents', function () {
  this.timeout(120_000)

  it('that AWS owns have no errors', async () => {
    const files = corpusFiles('docs/aws-owned')
    assert.ok(files.length >= 120, `${files.length} documents`)
    assert.deepEqual(await errorsIn(files), [])
  })

  it('that others published have only errors which were confirmed as true faults', async () => {
    const files = [...corpusFiles('docs'), ...corpusFiles('embedded-cfn')].filter(({ notes }) => !unreal.test(notes))
    assert.ok(files.length > 600, `${files.length} documents`)
    const all = await errorsIn(files)
    const found = all.filter(({ rule }) => rule !== 'removed-runtime')
    assert.deepEqual(found.map(key).sort(), trueFaults.map(key).sort())
    const removed = all.filter(({ rule }) => rule === 'removed-runtime')
    const runtimes = new Set(removed.map(({ message }) => /`([^`]+)`/.exec(message)?.[1] ?? message))
    assert.deepEqual([...runtimes].sort(), [...removedRuntimes])
  })
})
