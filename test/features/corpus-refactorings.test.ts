import assert from 'node:assert/strict'
import { loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { repositoryOf } from '../../server/document/repository.js'
import { scriptsOf } from '../../server/document/scripts.js'
import { refactoringsIn } from '../../server/editor.js'
import { commentsOf } from '../../server/features/comments.js'
import type { Refactoring } from '../../server/features/refactorings/refactoring.js'
import { type Opened, open } from '../../server/hosts/open.js'
import { lint } from '../../server/service.js'
import { byPlace } from '../../server/syntax/tree.js'
import { applied } from '../support/accept.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { randomFrom } from '../support/random.js'

/** In how many files. A part of them in every test run; CI sets all by the variable SSMITH_REFACTORINGS=all. */
const wanted = process.env['SSMITH_REFACTORINGS'] ?? '80'
/** Which files are taken, and which places in them. */
const seed = Number(process.env['SSMITH_SEED'] ?? 5)

/** Of places in one file at most so many are tried, spread over all. */
const mostTried = 25

const repository = repositoryOf([], await loadOwnedDocuments())

describeCorpus('refactorings of real documents', function () {
  this.timeout(0)
  const files = corpusFiles().filter(({ notes, text }) => notes === '' && text.length < 60_000)

  it(`keep what they are not to change, in ${wanted} files`, async () => {
    const random = randomFrom(seed)
    const chosen =
      wanted === 'all'
        ? files
        : Array.from({ length: Number(wanted) }, () => files[random(files.length)] ?? assert.fail())
    const wrong: string[] = []
    const tried = new Set<string>()
    for (const { text, path } of chosen) {
      const opened = await open({ text, path })
      const before = await errorsOf(text, path)
      const done = new Set<string>()
      for (const offset of placesIn(text, random)) {
        const [word = ''] = /^[\w-]*/.exec(text.slice(offset)) ?? []
        const around = { repository, end: offset + word.length }
        for (const each of await refactoringsIn(opened, offset, around)) {
          const result = applied(text, each.edits)
          if (done.has(result)) continue
          done.add(result)
          tried.add(each.title.replace(/`.*/, '').replace(/parameter.*/, 'parameter'))
          for (const fault of await faultsOf(each, { opened, result, before, path }))
            wrong.push(`${path}:${text.slice(0, offset).split('\n').length} ${each.title}: ${fault}`)
        }
      }
    }
    assert.ok(tried.size > 5, [...tried].join())
    assert.deepEqual(wrong, [])
  })
})

/** Places spread over a text; where they begin is left to chance. */
function placesIn(text: string, random: (limit: number) => number): readonly number[] {
  const marks = [...text.matchAll(/\{\{|"?name"?: |"?inputs"?:|schemaVersion|: \S|- \S/g)]
  const step = Math.ceil(marks.length / mostTried)
  const first = step > 1 ? random(step) : 0
  return marks.filter((_, at) => at % step === first).map(({ index, 0: mark }) => index + mark.length)
}

interface Changed {
  readonly opened: Opened
  readonly result: string
  readonly before: readonly string[]
  readonly path: string
}

async function faultsOf({ title, edits }: Refactoring, { opened, result, before, path }: Changed): Promise<string[]> {
  const found: string[] = []
  const inOrder = edits.toSorted(byPlace)
  if (inOrder.some(({ start }, at) => start < (inOrder[at - 1]?.end ?? 0))) found.push('its changes overlap')
  found.push(...without(await errorsOf(result, path), before))
  const after = await open({ text: result, path })
  // What is inlined goes with its declaration, and with what is said of that.
  if (!title.startsWith('inline'))
    found.push(...without(remarksIn(opened), remarksIn(after)).map((each) => `lost ${each}`))
  // Commands are known as a script by the document that runs them.
  if (!/^(?:inline|hand|extract `|extract to the parameter DocumentName)/.test(title))
    found.push(
      ...without(scriptsIn(opened), scriptsIn(after)).map((each) => `another script than ${each.slice(0, 60)}`),
    )
  return found
}

const errorsOf = async (text: string, path: string): Promise<readonly string[]> =>
  (await lint({ text, path }, { today: '2026-11-23' })).flatMap(({ diagnostics }) =>
    diagnostics.flatMap(({ severity, rule, message }) => (severity === 'error' ? [`${rule}: ${message}`] : [])),
  )

const remarksIn = ({ models }: Opened): readonly string[] =>
  models.flatMap(({ document }) =>
    document ? commentsOf(document.tree).map(({ start, end }) => document.tree.text.slice(start, end).trim()) : [],
  )

const scriptsIn = ({ models }: Opened): readonly string[] =>
  models.flatMap(({ document }) => (document ? scriptsOf(document).map(({ text }) => text) : []))

/** What one list has more often than another. */
function without(all: readonly string[], known: readonly string[]): readonly string[] {
  const left = [...known]
  return all.filter((each) => {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
