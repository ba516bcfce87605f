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

describe('a lane', () => {
  it('lints a file that waited, also where another one has looked into it', async () => {
    const folder = folderWith({ 'callee.yaml': callee, 'caller.yaml': caller })
    const item = (shown: string, index: number): Item => ({
      index,
      task: { path: join(folder.path, shown), shown, explicit: true, settings },
    })
    const [called, calling] = [item('callee.yaml', 0), item('caller.yaml', 1)]
    const [lane, other] = [createLane(run), createLane(run)]
    const { interfaces } = await lane.look(called)
    assert.equal((await lane.look(calling)).outcome, undefined)
    const known = { interfaces, repositoryHash: undefined }
    const outcome = await lane.finish(calling, known)
    assert.match(JSON.stringify(outcome), /unknown-document-parameter/)
    assert.deepEqual(await other.finish(calling, known), outcome)
    folder.remove()
  })

  it('lints at once what calls no document whose name is known', async () => {
    const folder = folderWith({ 'caller.yaml': caller.replace('callee', "'{{ Name }}'") })
    const task = { path: join(folder.path, 'caller.yaml'), shown: 'caller.yaml', explicit: true, settings }
    assert.equal((await createLane(run).look({ index: 0, task })).outcome?.kind, 'linted')
    // What is mended may call one afterwards.
    assert.equal((await createLane({ ...run, fix: 'safe' }).look({ index: 0, task })).outcome, undefined)
    folder.remove()
  })
})
