import assert from 'node:assert/strict'
import { join } from 'node:path'
import { documentsAround } from '../../server/node/known-runbooks.js'
import { folderWith } from '../support/command-line.js'

const runbook = (description: string) => `schemaVersion: '0.3'
description: ${description}
mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { Duration: PT1M } }
`

describe('the documents that a runbook may run', () => {
  async function around(files: Readonly<Record<string, string>>, path: string) {
    const folder = folderWith(files)
    try {
      const documents = await documentsAround(join(folder.path, path), async () => false)
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
})
