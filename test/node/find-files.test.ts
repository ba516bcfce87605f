import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { findFiles } from '../../server/node/find-files.js'
import { folderWith } from '../support/command-line.js'

const never = async () => false

describe('finding files', () => {
  let folder: ReturnType<typeof folderWith>
  const find = (...paths: string[]) => findFiles(paths, folder.path, never)
  const shown = async (...paths: string[]) => (await find(...paths)).files.map((file) => file.shown)
  afterEach(() => folder.remove())

  it('gives the same order on every system, and a file once however often it is asked for', async () => {
    folder = folderWith({ 'b.yaml': '', 'a.json': '', 'B.yml': '', 'sub/c.tf': '', 'd.tofu': '', 'x.txt': '' })
    assert.deepEqual(await shown('.', 'b.yaml', 'sub'), ['B.yml', 'a.json', 'b.yaml', 'd.tofu', 'sub/c.tf'])
    const { files } = await find('.', 'b.yaml')
    assert.deepEqual(
      files.map(({ explicit }) => explicit),
      [false, false, true, false, false],
    )
  })

  it('follows no symbolic link, so that it ends where links form a circle', async function () {
    folder = folderWith({ 'docs/a.yaml': '' })
    try {
      symlinkSync(folder.path, join(folder.path, 'docs/loop'))
      symlinkSync(join(folder.path, 'docs/a.yaml'), join(folder.path, 'link.yaml'))
    } catch {
      this.skip() // a system without symbolic links
    }
    assert.deepEqual(await shown('.'), ['docs/a.yaml'])
    // Named on the command line, a link is what it leads to.
    assert.deepEqual(await shown('link.yaml', 'docs/loop/docs'), ['link.yaml', 'docs/loop/docs/a.yaml'])
  })

  it('takes a named file whatever it is called, also in a hidden folder', async () => {
    folder = folderWith({ '.hidden/notes.txt': '', 'node_modules/a.yaml': '' })
    const named = ['.hidden/notes.txt', 'node_modules/a.yaml']
    assert.deepEqual(await shown(...named), named)
    assert.deepEqual(await shown('.'), [])
  })

  it('tells which paths are not there, and goes on with the others', async () => {
    folder = folderWith({ 'a.yaml': '' })
    const { files, absent } = await find('nope', 'a.yaml', 'a.yaml/deeper')
    assert.deepEqual([files.length, absent], [1, ['nope', 'a.yaml/deeper']])
  })

  it('takes wildcards that no shell has put files in place of', async () => {
    folder = folderWith({
      'a/x.yml': '',
      'a/b/y.yml': '',
      'a/b/z.json': '',
      'c/w.yml': '',
      'a/node_modules/n.yml': '',
      '[d].yml': '',
    })
    assert.deepEqual(await shown('a/**/*.yml'), ['a/b/y.yml', 'a/x.yml'])
    assert.deepEqual(await shown('*/*.yml'), ['a/x.yml', 'c/w.yml'])
    assert.deepEqual(await shown('[d].yml'), ['[d].yml'])
    const { files, absent } = await find('.', '?/x.yml', '*.toml', 'none/*.yml')
    assert.deepEqual([files.length, absent], [5, ['*.toml', 'none/*.yml']])
  })

  it('shows paths outside of the working folder relative to it', async () => {
    folder = folderWith({ 'in/x.yaml': '', 'out/y.yaml': '' })
    const { files } = await findFiles(['../out'], join(folder.path, 'in'), never)
    assert.deepEqual(
      files.map((file) => file.shown),
      ['../out/y.yaml'],
    )
  })
})
