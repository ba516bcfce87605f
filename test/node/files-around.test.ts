import assert from 'node:assert/strict'
import { join, relative, sep } from 'node:path'
import type { Configurations } from '../../server/node/configuration/configurations.js'
import { filesAround } from '../../server/node/files-around.js'
import { folderWith } from '../support/command-line.js'

const none = { ignores: async () => false } as unknown as Configurations

describe('files around', () => {
  let folder: ReturnType<typeof folderWith>
  afterEach(() => folder.remove())

  const around = async (
    callers: readonly string[],
    names: readonly string[],
    limits?: Parameters<typeof filesAround>[2],
    configurations = none,
  ) => {
    const paths = callers.map((path) => join(folder.path, path))
    const wanted = { callers: paths, names: new Set(names), known: new Set(paths) }
    const found = await filesAround(wanted, configurations, limits)
    return found.map((path) => relative(folder.path, path).replaceAll(sep, '/'))
  }

  const repository = {
    '.git/HEAD': '',
    '.gitignore': 'built/',
    'a/first.yaml': '',
    'b/built/x.yaml': '',
    'b/in/caller.yaml': '',
    'b/in/deep/near.json': '',
    'b/next.yaml': '',
    'c/Wanted.ssm.json': '',
    'c/old/Wanted.yaml': '',
    'top.yaml': '',
  }

  it('are first those that are named as what is wanted, then the nearest', async () => {
    folder = folderWith(repository)
    const named = ['c/Wanted.ssm.json', 'c/old/Wanted.yaml']
    const others = ['b/in/deep/near.json', 'b/next.yaml', 'a/first.yaml', 'top.yaml']
    assert.deepEqual(await around(['b/in/caller.yaml'], ['Wanted']), [...named, ...others])
    assert.deepEqual(await around(['b/in/caller.yaml', 'top.yaml'], ['Wanted']), [...named, ...others.slice(0, -1)])
    assert.deepEqual(await around(['b/in/caller.yaml'], ['Wanted'], { found: 100, read: 3 }), [
      ...named,
      'b/in/deep/near.json',
    ])
  })

  it('are no more looked for where there are very many', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`z${at}/y/x/${at}.json`, '']))
    folder = folderWith({ ...repository, ...many })
    const asked: string[] = []
    const noting = { ignores: async (path: string) => asked.push(path) < 0 } as unknown as Configurations
    const found = await around(['b/in/caller.yaml'], ['Wanted'], { found: 7, read: 100 }, noting)
    assert.deepEqual(found, ['b/in/deep/near.json', 'b/next.yaml'])
    assert.ok(asked.length <= 7, `${asked.length}`)
  })

  it('are 2,000 of all that there are', async () => {
    folder = folderWith({
      ...repository,
      ...Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`a/${at}.json`, ''])),
    })
    const found = await around(['b/in/caller.yaml'], ['Wanted'])
    assert.equal(found.length, 2_000)
    assert.equal(found[0], 'c/Wanted.ssm.json')
  })
})
