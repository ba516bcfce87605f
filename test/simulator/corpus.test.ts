import assert from 'node:assert/strict'
import { flowOf } from '../../server/document/flow.js'
import type { SsmDocument } from '../../server/document/document.js'
import { loadRe2 } from '../../server/languages/regex.js'
import { remember } from '../../server/languages/remember.js'
import { open } from '../../server/hosts/open.js'
import { lint } from '../../server/service.js'
import { invent } from '../../server/simulator/invent.js'
import { inventParameters } from '../../server/simulator/invent-parameters.js'
import { type Rehearsal, rehearse } from '../../server/simulator/rehearse.js'
import type { Matches } from '../../server/simulator/start-parameters.js'
import { computed } from '../support/computed.js'
import { type CorpusFile, corpusFiles, describeCorpus } from '../support/corpus.js'

/** Requests of one run, at most: no runbook of the corpus needs more. */
const mostRequests = 2_000

/** Runbooks of a file in which nothing is wrong. */
async function runbooksOf({ text, path }: CorpusFile): Promise<SsmDocument[]> {
  if (!text.includes('schemaVersion')) return []
  const source = { text, path }
  const { models } = await open(source)
  const documents = models.flatMap(({ document }) => (document?.kind === 'Automation' ? [document] : []))
  if (documents.length === 0) return []
  const linted = await lint(source, { today: '2026-11-23' })
  const wrong = linted.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
  return wrong ? [] : documents
}

/** Whether a run came to an end that its document declares: success, or the last step of a path for failures that it describes. */
function isDeclaredEnd(document: SsmDocument, { status, events }: Rehearsal): boolean {
  const last = events.findLast((event) => event.kind === 'step-ended')
  if (last?.kind !== 'step-ended' || last.status !== 'Success') return false
  const step = document.step(last.step)
  const ends =
    step !== undefined &&
    flowOf(document)
      .from(step)
      .some(({ to }) => to === undefined)
  return ends && (status === 'Success' || status === 'Failed' || status === 'TimedOut')
}

/** Milliseconds of work, the least of some tries: other processes, and what is compiled or loaded meanwhile, take their share of single ones. */
async function leastTime(work: () => Promise<unknown>, tries = 3): Promise<number> {
  const before = computed()
  await work()
  const ms = computed() - before
  return ms < 100 || tries === 1 ? ms : Math.min(ms, await leastTime(work, tries - 1))
}

describeCorpus('rehearsals of real runbooks, by invention alone', function () {
  this.timeout(120_000)

  let matches: Matches

  before(async () => {
    const re2 = await loadRe2()
    const compiled = remember((pattern: string) => re2.compile(pattern))
    matches = (pattern, text) => {
      const known = compiled(pattern)
      return !known.ok || known.matches(text)
    }
  })

  it('come to an end, nearly all to one that the runbook declares', async () => {
    const strays: string[] = []
    const slow: string[] = []
    let count = 0
    for (const file of corpusFiles('docs')) {
      for (const document of await runbooksOf(file)) {
        count++
        const parameters = Object.fromEntries(inventParameters(document, {}, matches))
        const worlds = [{ source: 'invented', answer: invent }]
        const again = () => rehearse(document, { worlds, parameters, matches, mostRequests })
        const run = await again()
        const ms = await leastTime(again)
        if (ms >= 100) slow.push(`${file.path}: ${ms} ms`)
        if (!isDeclaredEnd(document, run)) strays.push(`${file.path}: ${run.status} ${run.failure ?? ''}`)
      }
    }
    const share = (count - strays.length) / count
    if (process.env['SHOW'] !== undefined) console.log([...strays, `${count} runbooks, share ${share}`].join('\n'))
    assert.ok(count > 250, `${count} runbooks`)
    assert.deepEqual(slow, [])
    assert.ok(share >= 0.95, `${share} of ${count}; not:\n${strays.join('\n')}`)
  })
})
