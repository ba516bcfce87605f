import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { buildDocument } from '../../server/document/build.js'
import { kindOf } from '../../server/document/kinds.js'
import { type Script, type ScriptLanguage, scriptsOf } from '../../server/document/scripts.js'
import { loadPowerShell } from '../../server/languages/powershell.js'
import { loadPython } from '../../server/languages/python.js'
import { loadShell } from '../../server/languages/shell.js'
import { formatOf, parse } from '../../server/syntax/parse.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0

/** The scripts of the corpus in a language, each text once. */
async function scripts(language: ScriptLanguage): Promise<Script[]> {
  const found = new Map<string, Script>()
  for (const { text, path } of corpusFiles('docs')) {
    const tree = await parse(text, formatOf(text, path))
    const kind = kindOf(tree.root)
    if (tree.root?.kind !== 'map' || !kind) continue
    for (const script of scriptsOf(buildDocument(tree, tree.root, { kind })))
      if (script.language === language && !script.open) found.set(script.masked, script)
  }
  return [...found.values()]
}

/** Says of each program of a JSON list whether CPython takes it. */
const oracle = `
import ast, json, sys
def ok(text):
    try:
        ast.parse(text)
        return True
    except (SyntaxError, ValueError):
        return False
print(json.dumps([ok(text) for text in json.load(sys.stdin)]))
`

describeCorpus('the scripts of real documents', function () {
  this.timeout(120_000)

  const pythonIt = has('python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 10))') ? it : it.skip
  pythonIt('in Python are faulty just where CPython says so', async () => {
    const python = await loadPython()
    const texts = (await scripts('python')).map(({ masked }) => masked)
    assert.ok(texts.length > 150, `${texts.length} scripts`)
    const { stdout } = spawnSync('python3', ['-c', oracle], { input: JSON.stringify(texts), maxBuffer: 1e8 })
    const accepted: boolean[] = JSON.parse(stdout.toString())
    const differing = texts.filter((text, at) => (python.check(text).errors.length === 0) !== accepted[at])
    assert.deepEqual(differing, [])
  })

  const bashIt = has('bash', '--version') ? it : it.skip
  bashIt('in shell are faulty only where bash says so', async () => {
    const shell = await loadShell()
    const texts = (await scripts('shell')).map(({ masked }) => masked)
    assert.ok(texts.length > 50, `${texts.length} scripts`)
    const faulty = texts.filter((text) => shell.check(text).errors.length > 0)
    const falsely = faulty.filter((text) => spawnSync('bash', ['-n'], { input: text }).status === 0)
    assert.deepEqual(falsely, [])
  })

  it('in PowerShell are without faults', async () => {
    const powershell = await loadPowerShell()
    const all = await scripts('powershell')
    assert.ok(all.length > 10, `${all.length} scripts`)
    assert.deepEqual(
      all.filter(({ masked }) => powershell.check(masked).errors.length > 0).map(({ masked }) => masked),
      [],
    )
  })
})

describe('checking Python', () => {
  const cases: readonly [source: string, place: string | undefined][] = [
    ['def f(a, b):\n    return a\n', undefined],
    ['def f(a, b)\n    return a\n', ')'],
    ['print "x"\n', 'print'],
    ['if True:\nx = 1\n', 'if'],
    ['x = (1,\n', '('],
    ["x = 'abc\n", "'abc"],
    ['return 1\n', 'return'],
    ['match x:\n    case [1, *rest] if rest:\n        pass\n', undefined],
    ['f\'{x!r:>{width}} {y["a"]}\'\n', undefined],
    ['async def f():\n    return [x async for x in y]\n', undefined],
  ]
  for (const [source, place] of cases) {
    it(`${JSON.stringify(source)} is ${place === undefined ? 'sound' : `faulty at ${JSON.stringify(place)}`}`, async () => {
      const { errors } = (await loadPython()).check(source)
      if (place === undefined) assert.deepEqual(errors, [])
      else assert.equal(source.slice(errors[0]?.start, errors[0]?.end), place)
    })
  }

  it('tells functions with their parameters, and other names of the module', async () => {
    const { functions, bindings } = (await loadPython()).check(
      'import os\nfrom a import b as c\nd = 1\ndef f(x, y=1, *z, k, **w):\n    def inner(): pass\n',
    )
    assert.deepEqual(
      functions.map(({ name, parameters }) => [name, parameters.map(({ name: each, kind }) => `${each} ${kind}`)]),
      [['f', ['x plain', 'y plain', 'z star', 'k keyword-only', 'w double-star']]],
    )
    assert.deepEqual([...bindings].sort(), ['c', 'd', 'os'])
  })
})
