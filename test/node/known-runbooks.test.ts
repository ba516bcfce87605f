import assert from 'node:assert/strict'
import { join } from 'node:path'
import { documentsOf, runbooksReader } from '../../server/node/known-runbooks.js'
import { folderWith } from '../support/command-line.js'

const runbook = (description: string) => `schemaVersion: '0.3'
description: ${description}
mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { Duration: PT1M } }
`

/** A runbook that calls others. */
const calling = { text: 'aws:executeAutomation', document: undefined as never }

describe('the documents that a runbook may run', () => {
  async function around(
    files: Readonly<Record<string, string>>,
    path: string,
    limits?: Parameters<typeof runbooksReader>[0],
    before: readonly string[] = [],
  ) {
    const folder = folderWith(files)
    try {
      const read = runbooksReader(limits)
      const of = async (each: string) =>
        documentsOf(await read({ ...calling, path: join(folder.path, each), toHost: (range) => range }))
      for (const each of before) await of(each)
      const documents = await of(path)
      return Object.fromEntries([...documents].map(([name, each]) => [name, each.tree.text.split('\n')[1]]))
    } finally {
      folder.remove()
    }
  }

  it('are those of its folder', async () => {
    const files = {
      'x/a.yaml': runbook('a'),
      'x/deep/b.yaml': runbook('b'),
      'y/c.yaml': runbook('c'),
      'x/d.yaml': 'a: b\n',
    }
    assert.deepEqual(await around(files, 'x/a.yaml'), { a: 'description: a', b: 'description: b' })
  })

  it('are those of its repository, the nearest first', async () => {
    const files = {
      '.git/HEAD': '',
      'x/a.yaml': runbook('a'),
      'x/b.yaml': runbook('near'),
      'y/b.yaml': runbook('far'),
      'y/c.yaml': runbook('c'),
    }
    assert.deepEqual(await around(files, 'x/a.yaml'), {
      a: 'description: a',
      b: 'description: near',
      c: 'description: c',
    })
  })

  it('are only the nearest of a very large repository, from wherever they are asked for', async () => {
    const files = {
      '.git/HEAD': '',
      'a/1.yaml': runbook('one'),
      'a/2.yaml': runbook('two'),
      'b/3.yaml': runbook('three'),
      'b/4.yaml': runbook('four'),
      'c/5.yaml': runbook('five'),
    }
    const near = { 3: 'description: three', 4: 'description: four' }
    assert.deepEqual(await around(files, 'b/3.yaml', { found: 100, read: 2 }, ['a/1.yaml', 'c/5.yaml']), near)
    assert.deepEqual(await around(files, 'b/3.yaml', { found: 3, read: 100 }, ['a/1.yaml', 'c/5.yaml']), near)
  })
})
