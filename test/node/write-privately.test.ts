import assert from 'node:assert/strict'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkWritable, writePrivately } from '../../server/node/write-privately.js'
import { folderWith } from '../support/command-line.js'

describe('writing for nobody else to read', () => {
  let folder: ReturnType<typeof folderWith>
  beforeEach(() => (folder = folderWith({ 'old.json': 'what was there before' })))
  afterEach(() => folder.remove())

  for (const name of ['old.json', 'new.json'])
    it(`leaves ${name} with the text alone, and readable for nobody else`, function () {
      const path = join(folder.path, name)
      if (name === 'old.json') chmodSync(path, 0o644)
      checkWritable(path)
      writePrivately(path, 'text')
      assert.equal(readFileSync(path, 'utf8'), 'text')
      if (process.platform === 'win32') this.skip() // files have no such modes
      assert.equal(statSync(path).mode & 0o777, 0o600)
    })
})
