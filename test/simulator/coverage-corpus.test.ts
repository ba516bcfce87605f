import assert from 'node:assert/strict'
import { open } from '../../server/hosts/open.js'
import { loadPatterns } from '../../server/simulator/load-patterns.js'
import { rehearseWith } from '../../server/simulator/rehearse-with.js'
import { coverageOf } from '../../server/simulator/testing/coverage.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'

describeCorpus('the coverage of runbooks of the corpus', () => {
  it('has the way by which each run left each step', async function () {
    this.timeout(60_000)
    const { matches } = await loadPatterns()
    const lost: string[] = []
    let ways = 0
    for (const { path, text } of corpusFiles('docs')) {
      for (const { document } of (await open({ text, path })).models) {
        if (document?.kind !== 'Automation' || document.mainSteps.length === 0) continue
        const setup = { parameters: {}, documents: new Map(), worlds: { invent: true }, matches, mostRequests: 2000 }
        const { rehearsal } = await rehearseWith(document, setup)
        if (rehearsal instanceof Error) continue
        const { steps } = coverageOf(document, [rehearsal.events])
        const left = new Map<string, number>()
        for (const event of rehearsal.events)
          if (event.kind === 'next' && event.reason !== 'abort') left.set(event.step, (left.get(event.step) ?? 0) + 1)
        for (const { step, ways: own } of steps) {
          const taken = own.reduce((sum, way) => sum + (way.edge.reason === 'loop' ? 0 : way.count), 0)
          if (own.length > 0 && taken !== (left.get(step.name ?? '') ?? 0)) lost.push(`${path}: ${step.name}`)
          ways += taken
        }
      }
    }
    assert.deepEqual(lost, [])
    assert.ok(ways > 100, String(ways))
  })
})
