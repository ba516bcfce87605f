import assert from 'node:assert/strict'
import { basename } from 'node:path'
import type { Configurations } from '../../server/node/configuration/configurations.js'
import { textsAround } from '../../server/node/interfaces-around.js'
import { folderWith } from '../support/command-line.js'

const none = { ignores: async () => false } as unknown as Configurations

describe('the texts in a folder', () => {
  const files = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`${at}.yaml`, "schemaVersion: '0.3'\n"]))

  async function texts(limits?: Parameters<typeof textsAround>[3]) {
    const folder = folderWith(files)
    const found: string[] = []
    let cuts = 0
    try {
      const around = { folder: folder.path, isDeep: true }
      for await (const { path } of textsAround(around, none, () => cuts++, limits)) found.push(basename(path))
    } finally {
      folder.remove()
    }
    return { found, cuts }
  }

  it('are all of them, but of very many only some, which is said', async () => {
    const all = Object.keys(files)
    assert.deepEqual(await texts(), { found: all, cuts: 0 })
    assert.deepEqual(await texts({ found: 5, read: 5 }), { found: all, cuts: 0 })
    assert.deepEqual(await texts({ found: 4, read: 100 }), { found: all.slice(0, 4), cuts: 1 })
    assert.deepEqual(await texts({ found: 100, read: 3 }), { found: all.slice(0, 3), cuts: 1 })
  })
})
