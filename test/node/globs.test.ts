import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gitIgnoreOf } from '../../server/node/git-ignore.js'
import { globs, isCostly } from '../../server/node/globs.js'
import { folderWith } from '../support/command-line.js'
import { computed } from '../support/computed.js'

const files: Readonly<Record<string, string>> = {
  '.gitignore':
    '# comment\n*.tmp.yaml\n!kept.tmp.yaml\n/root-only.yaml\nbuild/\ndocs/**/draft.yaml\n\\!odd.yaml\nsp?ce.yaml\n[a-c]1.yaml\n',
  'deep/.gitignore': 'own.yaml\n!a.tmp.yaml\n/anchored.yaml\n',
  'deep/deeper/.gitignore': '*\n!.gitignore\n!wanted.yaml\n',
}

const paths = [
  'a.yaml',
  'a.tmp.yaml',
  'kept.tmp.yaml',
  'root-only.yaml',
  'deep/root-only.yaml',
  'deep/own.yaml',
  'own.yaml',
  'deep/a.tmp.yaml',
  'deep/b.tmp.yaml',
  'deep/anchored.yaml',
  'deep/deeper/anchored.yaml',
  'deep/deeper/wanted.yaml',
  'deep/deeper/other.yaml',
  'docs/draft.yaml',
  'docs/x/y/draft.yaml',
  '!odd.yaml',
  'space.yaml',
  'spaace.yaml',
  'b1.yaml',
  'd1.yaml',
]

const hasGit = spawnSync('git', ['--version']).status === 0

async function ignores(root: string, path: string): Promise<boolean> {
  let rules = await gitIgnoreOf(root)
  let here = root
  for (const part of path.split('/').slice(0, -1)) {
    here = join(here, part)
    mkdirSync(here, { recursive: true })
    rules = await rules.below(here)
  }
  return rules.ignores(join(root, path), false)
}

describe('.gitignore', () => {
  let folder: ReturnType<typeof folderWith>
  afterEach(() => folder.remove())

  it('is followed as git follows it', async function () {
    folder = folderWith(files)
    if (!hasGit) this.skip()
    spawnSync('git', ['init', '-q'], { cwd: folder.path })
    for (const path of paths) mkdirSync(dirname(join(folder.path, path)), { recursive: true })
    const asked = spawnSync('git', ['check-ignore', '--no-index', '--stdin'], {
      cwd: folder.path,
      input: paths.join('\n'),
    })
    const ignored = new Set(asked.stdout.toString().trim().split('\n'))
    for (const path of paths) assert.equal(await ignores(folder.path, path), ignored.has(path), path)
    assert.ok(ignored.size > 8)
  })

  it('of folders above counts, but not for a folder that was asked for though it is ignored', async () => {
    folder = folderWith({
      '.git/info/exclude': 'excluded.yaml\n',
      '.gitignore': 'out/\n*.log.yaml\n',
      'out/a.yaml': '',
      'in/b.yaml': '',
    })
    const inside = await gitIgnoreOf(join(folder.path, 'in'))
    assert.equal(inside.ignores(join(folder.path, 'in/x.log.yaml'), false), true)
    assert.equal(inside.ignores(join(folder.path, 'in/excluded.yaml'), false), true)
    const out = await gitIgnoreOf(join(folder.path, 'out'))
    assert.equal(out.ignores(join(folder.path, 'out/a.yaml'), false), false)
  })
})

describe('patterns', () => {
  it('with so many wildcards that matching could take for ever are not followed', async () => {
    const costly = `${'*a'.repeat(30)}.yaml`
    assert.equal(isCostly(costly), true)
    assert.equal(isCostly('**/a/**/b/**/c/**/d/**/e'), true)
    assert.equal(isCostly('**/runbooks/*-v*.yaml'), false)
    const { match } = await globs([costly, '*.yaml'])
    const started = computed()
    assert.equal(match(`${'a'.repeat(250)}.yaml`), true)
    assert.ok(computed() - started < 1000)
  })

  it('without which nothing would change are known, blanks behind them or not', async () => {
    const { match, unneeded } = await globs([
      'a.yaml ',
      '*.draft.yaml',
      'b.draft.yaml',
      'gone/',
      '!gone/kept.yaml',
      '# why',
    ])
    assert.equal(match('a.yaml'), true)
    assert.equal(match('b.draft.yaml'), true)
    assert.equal(match('c.yaml'), undefined)
    assert.deepEqual(unneeded(), ['*.draft.yaml', 'gone/'])
  })
})
