import assert from 'node:assert/strict'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFixed } from '../../server/node/write-fixed.js'
import { folderWith } from '../support/command-line.js'

describe('writing a mended file', () => {
  let folder: ReturnType<typeof folderWith>
  const at = (name: string) => join(folder.path, name)
  afterEach(() => folder.remove())

  it('keeps the byte order mark', () => {
    folder = folderWith({ 'a.yaml': '\ufeffold' })
    assert.equal(writeFixed({ path: at('a.yaml'), root: folder.path, before: 'old', text: 'new' }), undefined)
    assert.equal(readFileSync(at('a.yaml'), 'utf8'), '\ufeffnew')
  })

  it('is not done when the file has changed since it was read, or is gone', () => {
    folder = folderWith({ 'a.yaml': 'old' })
    writeFileSync(at('a.yaml'), 'changed')
    const file = { path: at('a.yaml'), root: folder.path, before: 'old', text: 'new' }
    assert.match(writeFixed(file) ?? '', /changed in the meantime/)
    assert.equal(readFileSync(at('a.yaml'), 'utf8'), 'changed')
    assert.equal(writeFixed({ ...file, path: at('b.yaml') }), 'ENOENT')
  })

  it('is not done through a symbolic link that leads out of the folder', function () {
    folder = folderWith({ 'in/x': '', 'out/a.yaml': 'old', 'in/real.yaml': 'old' })
    try {
      symlinkSync(at('out/a.yaml'), at('in/a.yaml'))
      symlinkSync(at('in/real.yaml'), at('in/b.yaml'))
    } catch {
      this.skip() // a system without symbolic links
    }
    const file = { root: at('in'), before: 'old', text: 'new' }
    assert.match(writeFixed({ ...file, path: at('in/a.yaml') }) ?? '', /symbolic link/)
    assert.equal(readFileSync(at('out/a.yaml'), 'utf8'), 'old')
    assert.equal(writeFixed({ ...file, path: at('in/b.yaml') }), undefined)
    assert.equal(readFileSync(at('in/real.yaml'), 'utf8'), 'new')
  })
})
