import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, type Ran, ssmith } from '../support/command-line.js'

const runbook = (duration: string, rest = '') => `schemaVersion: '0.3'
mainSteps:
  - name: wait # a while
    action: aws:sleep
    inputs:
      ${duration}
${rest}`
const clean = runbook('Duration: PT1M')
const faulty = runbook('Durration: PT1M')
const warned = runbook('Duration: PT1M', 'parameters:\n  Unused:\n    type: String\n')
const today = ['--today', '2026-11-23']

interface JsonReport {
  readonly files: readonly {
    readonly path: string
    readonly kind: string | null
    readonly schemaVersion: string | null
    readonly findings: readonly Readonly<Record<string, unknown>>[]
  }[]
  readonly summary: Readonly<Record<string, number>>
}

describe('ssmith lint', () => {
  let folder: ReturnType<typeof folderWith>
  const use = (files: Parameters<typeof folderWith>[0]) => {
    folder?.remove()
    folder = folderWith(files)
  }
  const lint = (...args: string[]): Promise<Ran> => ssmith(folder.path, ['lint', ...today, ...args])
  const report = async (...args: string[]): Promise<JsonReport> =>
    JSON.parse((await lint('--format', 'json', ...args)).out)
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8')
  afterEach(() => folder?.remove())

  describe('exit codes', () => {
    it('are 0 for clean documents, 1 for errors, 2 for paths that are not there', async () => {
      use({ 'clean.yaml': clean, 'faulty.yaml': faulty })
      assert.equal((await lint('clean.yaml')).code, 0)
      assert.equal((await lint('faulty.yaml')).code, 1)
      const absent = await lint('absent.yaml')
      assert.equal(absent.code, 2)
      assert.match(absent.err, /absent\.yaml/)
      assert.equal(absent.out, '')
    })

    it('are 1 for more warnings than are allowed', async () => {
      use({ 'warned.yaml': warned })
      assert.equal((await lint()).code, 0)
      assert.equal((await lint('--max-warnings', '0')).code, 1)
      assert.equal((await lint('--max-warnings', '1')).code, 0)
    })

    for (const args of [
      ['--frmat', 'json'],
      ['--format', 'xml'],
      ['--rule', 'unknwn-step=off'],
      ['--rule', 'unknown-step=loud'],
      ['--shard', '3/2'],
      ['--max-warnings', 'many'],
    ]) {
      it(`are 2 for \`${args.join(' ')}\`, with a message and no stack trace`, async () => {
        use({ 'clean.yaml': clean })
        const { code, out, err } = await lint(...args)
        assert.equal(code, 2)
        assert.equal(out, '')
        assert.match(err, /^ssmith: .+/)
        assert.doesNotMatch(err, /^\s+at /m)
      })
    }

    it('are 2 without a command or with one that does not exist', async () => {
      use({})
      assert.equal((await ssmith(folder.path, [])).code, 2)
      assert.match((await ssmith(folder.path, ['lnt'])).err, /did you mean `lint`/)
    })
  })

  describe('finding files', () => {
    it('takes documents by their content and passes over what git ignores', async () => {
      use({
        'a.yaml': clean,
        'deep/b.json': '{"schemaVersion": "0.3", "mainSteps": []}',
        'other.yaml': 'kind: Deployment\nspec: {}\n',
        '.gitignore': 'ignored/\n*.tmp.yaml\n!kept.tmp.yaml\n',
        'ignored/c.yaml': faulty,
        'd.tmp.yaml': faulty,
        'kept.tmp.yaml': clean,
        'node_modules/e.yaml': faulty,
        '.hidden/f.yaml': faulty,
      })
      assert.deepEqual(
        (await report()).files.map(({ path }) => path),
        ['a.yaml', 'deep/b.json', 'kept.tmp.yaml'],
      )
    })

    it('says so of a named file that holds no document', async () => {
      use({ 'other.yaml': 'kind: Deployment\n' })
      const { files } = await report('other.yaml')
      assert.deepEqual(
        files[0]?.findings.map(({ rule, severity }) => [rule, severity]),
        [['not-a-document', 'warning']],
      )
    })

    it('reports files that are no text, and reads a byte order mark and carriage returns', async () => {
      use({ 'binary.yaml': new Uint8Array([0, 1, 2, 255]), 'bom.yaml': `\uFEFF${faulty.replaceAll('\n', '\r\n')}` })
      const binary = await report('binary.yaml')
      assert.equal(binary.files[0]?.findings[0]?.['rule'], 'unreadable-file')
      const [found] = (await report('bom.yaml', '--only', 'unknown-input')).files[0]?.findings ?? []
      assert.deepEqual([found?.['line'], found?.['column'], found?.['endColumn']], [6, 7, 16])
    })

    it('reads standard input under a name', async () => {
      use({})
      const { code, out } = await ssmith(
        folder.path,
        ['lint', '--format', 'json', '--stdin-filename', 'x.yaml', '-'],
        faulty,
      )
      assert.equal(code, 1)
      assert.equal((JSON.parse(out) as JsonReport).files[0]?.path, 'x.yaml')
    })
  })

  describe('formats', () => {
    it('json is the form that other tools rely on', async () => {
      use({ 'faulty.yaml': faulty })
      const { files, summary } = await report('--only', 'unknown-input')
      assert.deepEqual(files, [
        {
          path: 'faulty.yaml',
          kind: 'Automation',
          schemaVersion: '0.3',
          findings: [
            {
              rule: 'unknown-input',
              severity: 'error',
              message: '`aws:sleep` has no input `Durration`; did you mean `Duration`?',
              line: 6,
              column: 7,
              endLine: 6,
              endColumn: 16,
            },
          ],
        },
      ])
      assert.deepEqual(summary, { files: 1, errors: 1, warnings: 0 })
    })

    it('pretty shows the place, the rule, the code and a mark under it, without colours in a pipe', async () => {
      use({ 'faulty.yaml': faulty })
      const { out } = await lint('--only', 'unknown-input')
      assert.match(out, /faulty\.yaml:6:7: error: `aws:sleep` has no input `Durration`.*\[unknown-input\]$/m)
      assert.match(out, /6 \| {7}Durration: PT1M\n +\| {7}\^{9}\n/)
      assert.doesNotMatch(out, /\u001b/)
      for (const line of out.split('\n').filter((each) => /^ *\d* \|/.test(each))) assert.ok(line.length <= 80, line)
      assert.match((await lint('--color')).out, /\u001b\[/)
    })

    it('sarif has rules, results and regions', async () => {
      use({ 'faulty.yaml': faulty })
      const sarif = JSON.parse((await lint('--format', 'sarif', '--only', 'unknown-input')).out)
      const [run] = sarif.runs
      assert.equal(sarif.version, '2.1.0')
      const [result] = run.results
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, 'unknown-input')
      assert.equal(result.level, 'error')
      const { artifactLocation, region } = result.locations[0].physicalLocation
      assert.deepEqual(
        [artifactLocation.uri, region.startLine, region.startColumn, region.endColumn],
        ['faulty.yaml', 6, 7, 16],
      )
    })

    it('github and junit escape what could break out of them', async () => {
      use({ 'a,b:c.yaml': runbook('"Dur\\n::error::x<&": PT1M') })
      const { out: github } = await lint('--format', 'github')
      assert.ok(github.split('\n').every((line) => !line.startsWith('::error::')))
      assert.match(github, /^::error file=a%2Cb%3Ac\.yaml,line=/m)
      const { out: junit } = await lint('--format', 'junit')
      assert.match(junit, /^<\?xml/)
      assert.doesNotMatch(junit, /x<&/)
    })
  })

  describe('--fix', () => {
    it('mends what is safe, keeps comments, and has nothing left to do the second time', async () => {
      use({
        'a.yaml':
          'schemaVersion: 0.3 # the version\nmainSteps:\n  - name: wait\n    action: aws:sleep\n    inputs:\n      Duration: {{ Time }} # how long\nparameters:\n  Time:\n    type: String\n',
      })
      const first = await lint('--fix')
      assert.equal(first.code, 0, first.out)
      const mended = read('a.yaml')
      assert.match(mended, /^schemaVersion: ['"]0\.3['"] # the version$/m)
      assert.match(mended, /Duration: ['"]\{\{ Time \}\}['"] # how long$/m)
      await lint('--fix')
      assert.equal(read('a.yaml'), mended)
    })

    it('writes nothing with --diff', async () => {
      use({ 'a.yaml': clean.replace("'0.3'", '0.3') })
      const before = read('a.yaml')
      const { out } = await lint('--diff')
      assert.match(out, /^-schemaVersion: 0\.3$/m)
      assert.match(out, /^\+schemaVersion: ['"]0\.3['"]$/m)
      assert.equal(read('a.yaml'), before)
    })
  })

  it('--baseline hides known findings, also when lines move, and shows new ones', async () => {
    use({ 'a.yaml': faulty })
    assert.equal((await lint('--baseline', 'known.json', '--update-baseline')).code, 0)
    assert.equal((await lint('--baseline', 'known.json')).code, 0)
    writeFileSync(join(folder.path, 'a.yaml'), `# moved\n${faulty}`)
    assert.equal((await lint('--baseline', 'known.json')).code, 0)
    writeFileSync(join(folder.path, 'a.yaml'), `${faulty}extra: 1\n`)
    const { code, out } = await lint('--baseline', 'known.json')
    assert.equal(code, 1)
    assert.match(out, /unknown-key/)
  })

  it('--baseline with --strict tells how many known findings there are no more', async () => {
    use({ 'a.yaml': faulty, 'b.yaml': faulty })
    await lint('--strict', '--baseline', 'known.json', '--update-baseline')
    writeFileSync(join(folder.path, 'a.yaml'), clean)
    assert.equal((await lint('--baseline', 'known.json')).err, '')
    assert.match(
      (await lint('--strict', '--baseline', 'known.json')).err,
      /of `known\.json` (?:is|are) no longer there/,
    )
    assert.equal((await lint('--strict', '--baseline', 'known.json', 'b.yaml')).err, '')
    assert.equal((await lint('--strict', '--rule', 'unknown-key', '--baseline', 'known.json')).err, '')
  })

  it('says nothing of keys written twice in a file that holds no document, though its words are those of one', async () => {
    const other = 'Document:\n  Content:\n  schemaVersion: "2.2"\n  mainSteps: []\n'
    use({ 'other.yaml': `${other}${other}`, 'other.json': '{"a": 1, "a": {"schemaVersion": 3, "mainSteps": []},}' })
    const { code, out } = await lint('--strict')
    assert.equal(code, 0)
    assert.doesNotMatch(out, /other/)
  })

  it('--strict tells which patterns leave nothing out, where all was looked through', async () => {
    const configuration = "ignore: ['old/', '*.draft.yaml', '!kept.draft.yaml', 'gone/**', 'a.md']\n"
    use({
      '.ssmith.yaml': configuration,
      'a.yaml': clean,
      'old/b.yaml': faulty,
      'c.draft.yaml': faulty,
      'kept.draft.yaml': clean,
    })
    const told = (pattern: string) =>
      `ssmith: \`${pattern}\` under \`ignore\` in \`.ssmith.yaml\` leaves out nothing that would be looked into without it\n`
    assert.equal((await lint('--strict', '.')).err, told('gone/**') + told('a.md'))
    for (const others of [['.'], ['--strict', 'a.yaml'], ['--strict', 'old'], ['--strict', '--shard', '1/2', '.']])
      assert.equal((await lint(...others)).err, '', others.join(' '))
  })

  it('tells of a file that is no UTF-8 where its words are those of a document', async () => {
    const words = clean.replace('# a while', '# für')
    const littleEndian = Buffer.from(`\ufeff${words}`, 'utf16le')
    use({
      'latin.yaml': Buffer.from(words, 'latin1'),
      'little.yaml': littleEndian,
      'big.yaml': Buffer.from(littleEndian).swap16(),
      'other.yaml': Buffer.from('name: für', 'latin1'),
      'other.json': Buffer.from('\ufeff{}', 'utf16le'),
    })
    const { files } = await report()
    assert.deepEqual(
      files.map(({ path, findings }) => [path, ...findings.map(({ rule }) => rule)]),
      ['big.yaml', 'latin.yaml', 'little.yaml'].map((path) => [path, 'unreadable-file']),
    )
  })

  describe('configuration', () => {
    it('states what documents files hold, whatever they are called', async () => {
      use({
        '.ssmith.yaml': 'documents: {"calendars/*.txt": ChangeCalendar, "pol.cedar": AutoApprovalPolicy}\n',
        'calendars/a.txt': 'BEGIN:VCALENDAR\n',
        'calendars/b.md': 'BEGIN:VCALENDAR\n',
        'calendars/latin.txt': Buffer.from('SUMMARY:für', 'latin1'),
        'pol.cedar': 'permit (principal, action, resource);\n',
        'other.cedar': '',
      })
      const { files } = await report()
      assert.deepEqual(
        files.map(({ path, kind }) => [path, kind]),
        [
          ['calendars/a.txt', 'ChangeCalendar'],
          ['calendars/latin.txt', null],
          ['pol.cedar', 'AutoApprovalPolicy'],
        ],
      )
    })

    it('sets severities, overrides, ignores and placeholders', async () => {
      use({
        '.ssmith.yaml':
          "rules: {unknown-input: warning}\noverrides: [{files: ['legacy/**'], rules: {unknown-input: 'off'}}]\nignore: ['vendor/']\nplaceholders: ['%%[A-Z]+%%']\n",
        'a.yaml': faulty,
        'legacy/b.yaml': faulty,
        'vendor/c.yaml': faulty,
        'd.yaml': runbook("Duration: '%%WAIT%%'"),
      })
      const { files } = await report('--only', 'unknown-input', '--only', 'malformed-duration')
      const seen = files.map(({ path, findings }) => [path, findings.map(({ severity }) => severity)])
      assert.deepEqual(seen, [
        ['a.yaml', ['warning']],
        ['d.yaml', []],
        ['legacy/b.yaml', []],
      ])
    })

    it('with a mistake is told with its place and what was meant', async () => {
      use({ '.ssmith.yaml': 'rules:\n  unknwn-step: off\n', 'a.yaml': clean })
      const { code, err } = await lint()
      assert.equal(code, 2)
      assert.match(err, /\.ssmith\.yaml:2:3.*`unknwn-step`.*did you mean `unknown-step`/s)
    })
  })

  describe('the way of running does not matter', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`f${at}.yaml`, at % 3 === 0 ? faulty : at % 3 === 1 ? warned : clean]),
    )
    const caller =
      "schemaVersion: '0.3'\nmainSteps:\n  - name: call\n    action: aws:executeAutomation\n    inputs:\n      DocumentName: callee\n      RuntimeParameters:\n        Wrong: x\n"
    const files = { ...many, 'callee.yaml': warned, 'caller.yaml': caller }

    it('for shards, which are disjoint and together all', async () => {
      use(files)
      const all = (await report()).files
      const parts = [await report('--shard', '1/3'), await report('--shard', '2/3'), await report('--shard', '3/3')]
      const joined = parts.flatMap((part) => part.files)
      const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
      assert.deepEqual(joined.toSorted(byPath), all.toSorted(byPath))
      assert.ok(
        all
          .find(({ path }) => path === 'caller.yaml')
          ?.findings.some(({ rule }) => rule === 'unknown-document-parameter'),
      )
    })

    it('for which files are named: calls are compared with the documents of the repository', async () => {
      use({
        '.git/HEAD': '',
        '.gitignore': 'built/',
        'run/caller.yaml': caller,
        'run/other.yaml': caller.replace('callee', 'built-one'),
        'shared/callee.yaml': warned,
        'faulty/a.yaml': clean,
        'faulty/.ssmith.yaml': 'rules: {nonsense: 1}\n',
        'built/built-one.yaml': warned,
      })
      for (const args of [['run/caller.yaml'], ['run'], ['--shard', '1/1', '--cache', 'run'], ['--cache', 'run']]) {
        const { files } = await report(...args)
        const found = files.flatMap(({ path, findings }) => findings.map(({ rule }) => `${path} ${rule}`))
        const [missing, unknown] = ['missing-document-parameter', 'unknown-document-parameter']
        assert.deepEqual(found, [`run/caller.yaml ${missing}`, `run/caller.yaml ${unknown}`], args.join(' '))
      }
      use({ 'caller.yaml': caller, 'callee.yaml': warned, 'below/callee.yaml': clean })
      assert.match((await lint('caller.yaml')).out, /unknown-document-parameter/)
    })

    it('for whether the name of a file tells that it holds what another one calls', async () => {
      const content = JSON.stringify({
        schemaVersion: '0.3',
        parameters: { Name: { type: 'String' } },
        mainSteps: [{ name: 'a', action: 'aws:sleep', inputs: { Duration: 'PT1M' } }],
      })
      const resource = (name: string) =>
        `  ${name}: { Type: AWS::SSM::Document, Properties: { Name: ${name}, DocumentType: Automation, Content: ${content} } }\n`
      use({
        'caller.yaml': caller,
        'near.yaml': caller.replace('callee', 'CalledRunbook'),
        'other.yaml': caller.replace('callee', 'elsewhere'),
        'z.yaml': `Resources:\n${resource('callee')}${resource('CaledRunbook')}`,
      })
      for (const args of [[], ['--workers', '3'], ['--shard', '1/1'], ['--cache'], ['--cache']]) {
        const found = (await report(...args)).files.map(({ path, findings }) => [
          path,
          ...findings.map(({ rule }) => rule),
        ])
        assert.deepEqual(found.slice(0, 3), [
          ['caller.yaml', 'missing-document-parameter', 'unknown-document-parameter'],
          ['near.yaml', 'unknown-document'],
          ['other.yaml'],
        ])
      }
    })

    it('for chains of calls that lead through files of other shards, or that are not named', async () => {
      const chain = (next: string) => caller.replace('callee', next).replace(/ +RuntimeParameters.*$/s, '')
      use({ 'alpha.yaml': chain('bravo'), 'bravo.yaml': chain('charlie'), 'charlie.yaml': chain('alpha') })
      const rulesOf = async (...args: readonly string[]) =>
        (await report(...args)).files.find(({ path }) => path === 'alpha.yaml')?.findings.map(({ rule }) => rule)
      for (const args of [[], ['--shard', '1/2'], ['alpha.yaml', 'charlie.yaml'], ['--workers', '3']])
        assert.deepEqual(await rulesOf(...args), ['circular-automation'], args.join(' '))
    })

    it('for what is mended: what is called then is compared too', async () => {
      const called =
        "schemaVersion: '0.3'\nparameters: { Time: { type: String, allowedPattern: '^PT' } }\nmainSteps: [{ name: a, action: aws:sleep, inputs: { Duration: '{{ Time }}' } }]\n"
      use({ 'caller.yaml': caller.replace('callee', 'CaledRunbook'), 'CalledRunbook.yaml': called })
      const { files: mended } = await report('--unsafe-fixes')
      assert.match(JSON.stringify(mended), /missing-document-parameter/)
      assert.deepEqual((await report()).files, mended)
    })

    it('for threads', async () => {
      use(files)
      assert.deepEqual(await report('--workers', '3'), await report('--workers', '1'))
    })

    it('for the cache, also when it is broken or a called document changes', async () => {
      use(files)
      const plain = await report()
      assert.deepEqual(await report('--cache'), plain)
      assert.deepEqual(await report('--cache'), plain)
      assert.equal(read('.ssmith-cache/.gitignore'), '*\n')
      writeFileSync(join(folder.path, '.ssmith-cache/lint.json'), 'broken')
      assert.deepEqual(await report('--cache'), plain)
      await report('--cache')
      writeFileSync(join(folder.path, 'callee.yaml'), warned.replace('Unused', 'Wrong'))
      assert.deepEqual(await report('--cache'), await report())
    })
  })
})
