import assert from 'node:assert/strict'
import { join, resolve } from 'node:path'
import { codeCacheFolder } from '../../server/node/code-cache.js'

describe('the folder for compiled code', () => {
  const home = resolve('/home/me')
  const check = (env: Record<string, string>, platform: NodeJS.Platform, expected: string | undefined) =>
    assert.equal(codeCacheFolder(env, platform), expected)

  it('is where programs of the system keep such things', () => {
    check({ HOME: home }, 'linux', join(home, '.cache/ssmith'))
    check({ HOME: home, XDG_CACHE_HOME: resolve('/fast') }, 'linux', resolve('/fast/ssmith'))
    check({ HOME: home }, 'darwin', join(home, 'Library/Caches/ssmith'))
    check({ HOME: home, LOCALAPPDATA: resolve('/local') }, 'win32', resolve('/local/ssmith'))
  })

  it('is another one, or none, where that is wanted', () => {
    check({ HOME: home, SSMITH_CODE_CACHE: resolve('/else') }, 'linux', resolve('/else'))
    check({ HOME: home, SSMITH_CODE_CACHE: 'off' }, 'linux', undefined)
  })

  it('is none where the system does not say', () => {
    check({}, 'linux', undefined)
    check({ HOME: 'somewhere' }, 'linux', undefined)
    check({ HOME: home }, 'win32', undefined)
  })
})
