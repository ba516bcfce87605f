import assert from 'node:assert/strict'
import { join } from 'node:path'
import { createLane } from '../../server/node/lane.js'
import type { Item } from '../../server/node/shares.js'
import { folderWith } from '../support/command-line.js'

const run = { today: '2026-11-01', only: undefined, fix: undefined, cacheKey: undefined }
const settings = { severities: new Map(), placeholders: [], strict: false, kind: undefined }

const callee =
  "schemaVersion: '0.3'\nparameters: { Name: { type: String } }\nmainSteps: [{ name: a, action: aws:sleep, inputs: { Duration: PT1M } }]\n"
const caller =
  "schemaVersion: '0.3'\nmainSteps: [{ name: a, action: 'aws:executeAutomation', inputs: { DocumentName: callee, RuntimeParameters: { Wrong: x } } }]\n"

const none: ReadonlySet<string> = new Set()

describe('a lane', () => {
  it('lints a file that waited, also where another one has looked into it', async () => {
    const folder = folderWith({ 'callee.yaml': callee, 'caller.yaml': caller })
    const item = (shown: string, index: number): Item => ({
      index,
      task: { path: join(folder.path, shown), shown, explicit: true, settings },
    })
    const [called, calling] = [item('callee.yaml', 0), item('caller.yaml', 1)]
    const [lane, other] = [createLane(run), createLane(run)]
    const { interfaces = [] } = await lane.look({ ...called, task: { ...called.task, foreign: true } }, none)
    assert.equal((await lane.look(calling, new Set(['callee']))).outcome, undefined)
    const known = { interfaces, repositoryHash: undefined }
    const outcome = await lane.finish(calling, known)
    assert.match(JSON.stringify(outcome), /unknown-document-parameter/)
    assert.deepEqual(await other.finish(calling, known), outcome)
    folder.remove()
  })

  it('lints at once what calls no document that another file is likely to have', async () => {
    const folder = folderWith({ 'caller.yaml': caller })
    const item = {
      index: 0,
      task: { path: join(folder.path, 'caller.yaml'), shown: 'caller.yaml', explicit: true, settings },
    }
    const { outcome, calls } = await createLane(run).look(item, none)
    assert.deepEqual([outcome?.kind, calls], ['linted', ['callee']])
    // What is mended may call another one afterwards, and what is remembered goes by all that may be called.
    for (const waiting of [
      { ...run, fix: 'safe' as const },
      { ...run, cacheKey: 'key' },
    ])
      assert.equal((await createLane(waiting).look(item, none)).outcome, undefined)
    folder.remove()
  })
})
