import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, readTextFile } from '../../server/node/text-file.js'
import { folderWith } from '../support/command-line.js'

const reasonOf = (bytes: readonly number[]) => {
  const file = decode(Buffer.from(bytes))
  return file.ok ? file.text : file.reason
}

describe('reading files', () => {
  it('takes UTF-8 only, and leaves out a byte order mark', () => {
    assert.deepEqual(decode(Buffer.from('\ufeffä')), { ok: true, text: 'ä', byteOrderMark: true })
    assert.equal(reasonOf([0x61, 0xe4, 0x62]), 'encoding')
    assert.equal(reasonOf([0xff, 0xfe, 0x61, 0]), 'encoding')
    assert.equal(reasonOf([0x61, 0, 0x62]), 'binary')
  })

  it('knows UTF-16 without a mark by the letters that it begins with', () => {
    const text = 'schemaVersion: "0.3"\ndescription: Größe\n'
    const little = Buffer.from(text, 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      const file = decode(bytes)
      assert.deepEqual(file.ok || [file.reason, file.guess], ['encoding', text])
    }
  })

  it('takes a replacement character that was written as such', () => {
    assert.equal(reasonOf([...Buffer.from('a\ufffdb')]), 'a\ufffdb')
  })

  it('judges a file by its bytes, which reading as text would mend', () => {
    const folder = folderWith({})
    const read = (bytes: string | readonly number[]) => {
      const path = join(folder.path, 'a.yaml')
      writeFileSync(path, typeof bytes === 'string' ? bytes : Buffer.from(bytes))
      const file = readTextFile(path)
      return file.ok ? file.text : file.reason
    }
    try {
      const wide = [...Buffer.from('description', 'utf16le')]
      const given = [[0x61, 0xe4, 0x62], [0xff, 0xfe, 0x61, 0], wide, [0x61, 0, 0x62], 'a\ufffdb', '\ufeffä']
      assert.deepEqual(given.map(read), ['encoding', 'encoding', 'encoding', 'binary', 'a\ufffdb', 'ä'])
    } finally {
      folder.remove()
    }
  })

  it('ends with devices that never do, and reads those that are empty', function () {
    if (process.platform === 'win32') this.skip()
    const endless = readTextFile('/dev/zero')
    assert.equal(endless.ok ? 'ok' : endless.reason, 'size')
    assert.deepEqual(readTextFile('/dev/null'), { ok: true, text: '', byteOrderMark: false })
  })

  it('never throws, whatever stands at the path', () => {
    const folder = folderWith({ 'a.yaml': 'x' })
    try {
      mkdirSync(join(folder.path, 'folder'))
      const reasons = ['a.yaml', 'folder', 'nope', 'a.yaml/deeper'].map((name) => {
        const file = readTextFile(join(folder.path, name))
        return file.ok ? 'ok' : file.reason
      })
      assert.deepEqual(reasons, ['ok', 'unreadable', 'absent', 'absent'])
    } finally {
      folder.remove()
    }
  })
})
