import assert from 'node:assert/strict'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type ConfigurationOptions, configurations } from '../../server/node/configuration/configurations.js'
import { isUsageError } from '../../server/node/usage-error.js'
import { folderWith } from '../support/command-line.js'

const ruleNames = new Set(['unknown-step', 'unused-parameter', 'wrong-input'])

describe('.ssmith.yaml', () => {
  let folder: ReturnType<typeof folderWith>
  afterEach(() => folder.remove())

  const reading = (options: Partial<ConfigurationOptions> = {}) =>
    configurations({ cwd: folder.path, ruleNames, severities: new Map(), strict: false, ...options })

  const severitiesOf = async (file: string, options?: Partial<ConfigurationOptions>) => {
    const { severities } = await reading(options).settingsOf(join(folder.path, file))
    return Object.fromEntries(severities)
  }

  const mistakesIn = async (text: string): Promise<string[]> => {
    folder = folderWith({ '.ssmith.yaml': text })
    try {
      await reading().of(folder.path)
      return []
    } catch (error) {
      assert.ok(isUsageError(error))
      return error.message.split('\n')
    }
  }

  it('counts for the files below it, the nearest one alone', async () => {
    folder = folderWith({
      '.ssmith.yaml': 'rules: {unknown-step: warning}',
      'a/.ssmith.yaml': "rules: {wrong-input: 'off'}",
    })
    assert.deepEqual(await severitiesOf('x.yaml'), { 'unknown-step': 'warning' })
    assert.deepEqual(await severitiesOf('a/b/x.yaml'), { 'wrong-input': 'off' })
  })

  it('is not looked for beyond the root of the repository', async () => {
    folder = folderWith({ '.ssmith.yaml': 'rules: {unknown-step: warning}' })
    mkdirSync(join(folder.path, 'repository/.git'), { recursive: true })
    assert.deepEqual(await severitiesOf('repository/x.yaml'), {})
    rmSync(join(folder.path, 'repository/.git'), { recursive: true })
    assert.deepEqual(await severitiesOf('repository/x.yaml'), { 'unknown-step': 'warning' })
  })

  it('says other things of some files; the last that matches counts, and the command line above all', async () => {
    folder = folderWith({
      '.ssmith.yaml': `rules: {unknown-step: error}
overrides:
  - {files: ['old/**'], rules: {unknown-step: warning, wrong-input: info}}
  - {files: ['old/older/'], rules: {unknown-step: 'off'}}
documents: {'*.txt': ChangeCalendar, 'old/*.txt': Policy}
`,
    })
    assert.deepEqual(await severitiesOf('x.yaml'), { 'unknown-step': 'error' })
    assert.deepEqual(await severitiesOf('old/x.yaml'), { 'unknown-step': 'warning', 'wrong-input': 'info' })
    assert.deepEqual(await severitiesOf('old/older/x.yaml'), { 'unknown-step': 'off', 'wrong-input': 'info' })
    const severities = new Map([['unknown-step', 'info' as const]])
    assert.deepEqual(await severitiesOf('x.yaml', { severities }), { 'unknown-step': 'info' })
    const kindOf = async (file: string) => (await reading().settingsOf(join(folder.path, file))).kind
    assert.deepEqual([await kindOf('a.txt'), await kindOf('old/a.txt')], ['ChangeCalendar', 'Policy'])
  })

  it('can be another file, for all, or none', async () => {
    folder = folderWith({ '.ssmith.yaml': 'rules: {unknown-step: info}', 'other.yaml': 'rules: {unknown-step: error}' })
    assert.deepEqual(await severitiesOf('x.yaml', { file: 'other.yaml' }), { 'unknown-step': 'error' })
    assert.deepEqual(await severitiesOf('x.yaml', { file: false }), {})
    await assert.rejects(severitiesOf('x.yaml', { file: 'absent.yaml' }), /there is no such file/)
  })

  it('may be empty', async () => {
    assert.deepEqual(await mistakesIn('# nothing yet\n'), [])
  })

  it('tells every mistake with its place and what was meant', async () => {
    const mistakes = await mistakesIn(`ruls: {}
rules:
  unknwon-step: off
  wrong-input: loud
strict: 'yes'
maxWarnings: -1
overrides:
  - files: '*.yaml'
ignore: [x, 3]
`)
    assert.deepEqual(mistakes, [
      '.ssmith.yaml:1:1: no key of the configuration is named `ruls`; did you mean `rules`?',
      '.ssmith.yaml:3:3: no rule is named `unknwon-step`; did you mean `unknown-step`?',
      '.ssmith.yaml:4:16: `wrong-input` is `loud`; expected `off`, `info`, `warning` or `error`',
      '.ssmith.yaml:5:10: `strict` is `yes`; expected `true` or `false`',
      '.ssmith.yaml:6:14: `maxWarnings` is `-1`; expected a whole number of at least 0',
      '.ssmith.yaml:8:5: an item of `overrides` needs the key `rules`',
      '.ssmith.yaml:8:13: `files` is `*.yaml`; expected a list',
      '.ssmith.yaml:9:13: an item of `ignore` is `3`; expected text',
    ])
  })

  it('that is no YAML, or no map, is told as such', async () => {
    assert.match((await mistakesIn('rules: [')).join(), /^\.ssmith\.yaml:1:/)
    folder.remove()
    assert.deepEqual(await mistakesIn('- rules'), ['.ssmith.yaml:1:1: the configuration is a list; expected a map'])
  })

  it('cannot make the program hang, execute anything, or change the prototype of things', async () => {
    const [message = ''] = await mistakesIn("placeholders: ['(?=a)b']")
    assert.match(message, /^\.ssmith\.yaml:1:17: the placeholder `\(\?=a\)b` is no regular expression/)
    folder.remove()
    assert.match((await mistakesIn("placeholders: ['x*']")).join(), /matches empty text/)
    folder.remove()
    assert.match((await mistakesIn(`ignore: ['${'*a'.repeat(20)}']`)).join(), /too many wildcards/)
    folder.remove()
    assert.match((await mistakesIn('rules: {__proto__: error}')).join(), /no rule is named `__proto__`/)
    folder.remove()
    assert.match(
      (await mistakesIn('__proto__: {strict: true}')).join(),
      /no key of the configuration is named `__proto__`/,
    )
  })

  for (const path of ['../known.json', '/etc/known.json', 'C:\\known.json', '.']) {
    it(`cannot have the baseline written to ${path}`, async () => {
      assert.match((await mistakesIn(`baseline: '${path}'`)).join(), /outside of the folder/)
    })
  }
})
