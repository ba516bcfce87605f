import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { load } from 'js-yaml'
import { documentKind } from '../../schemas/documents.js'
import { parseDuration, parseTimestamp } from '../../server/languages/time.js'
import { lint } from '../../server/service.js'
import { toJson } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'schemas/json')
const ending = '.schema.json'
const names = readdirSync(folder).map((file) => file.slice(0, -ending.length))

const schemas = new Map<string, Readonly<Record<string, unknown>>>(
  names.map((name) => [name, JSON.parse(readFileSync(join(folder, `${name}${ending}`), 'utf8'))]),
)

// Editors know keywords such as `defaultSnippets` that draft-07 does not.
const ajv = new Ajv({ strict: false, allErrors: true })
for (const schema of schemas.values()) ajv.addSchema(schema)

function validatorOf(name: string): ValidateFunction {
  const validate = ajv.getSchema(`${name}${ending}`)
  assert.ok(validate, name)
  return validate
}

/** What is wrong with a value, as `path message` each; empty where nothing is. */
function faults(name: string, value: unknown): readonly string[] {
  const validate = validatorOf(name)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const accepts = (name: string, value: unknown) => assert.deepEqual(faults(name, value), [], JSON.stringify(value))
const refuses = (name: string, value: unknown) => assert.notDeepEqual(faults(name, value), [], JSON.stringify(value))

const inYaml = (text: string): unknown => load(text)

const fenced = (page: string, language: string): string[] =>
  [...page.matchAll(/^```(\w*).*\n([\s\S]*?)^```$/gm)].flatMap(([, found, content = '']) =>
    found === language ? [content] : [],
  )

describe('published JSON Schemas', () => {
  for (const name of names) {
    it(`${name}: is draft-07, has a title and an $id, and compiles`, () => {
      const { $schema, $id, title } = schemas.get(name) ?? {}
      assert.equal($schema, 'http://json-schema.org/draft-07/schema#')
      assert.equal($id, `${name}${ending}`)
      assert.equal(typeof title, 'string')
      assert.equal(ajv.validateSchema(schemas.get(name) ?? {}), true, ajv.errorsText())
      validatorOf(name)
    })
  }

  it('are all listed in the documentation', () => {
    const page = readFileSync(join(root, 'docs/schemas.md'), 'utf8')
    const listed = [...page.matchAll(/^\| `([a-z0-9.-]+)` \|/gm)].map(([, name]) => name)
    assert.deepEqual(listed.sort(), [...names].sort())
  })

  it('refer to nothing outside', () => {
    for (const name of names)
      for (const [, target = ''] of JSON.stringify(schemas.get(name)).matchAll(/"\$ref":"([^"]*)"/g))
        assert.ok(target.startsWith('#/$defs/'), `${name}: ${target}`)
  })

  it('tell steps apart by if and then', () => {
    for (const name of names) assert.ok(!JSON.stringify(schemas.get(name)).includes('"oneOf":'), name)
  })
})

describe('the snippets in published schemas', () => {
  interface Stepping {
    readonly $defs: { readonly step: { readonly defaultSnippets: readonly { readonly body: object }[] } }
  }

  for (const [name, schemaVersion] of [
    ['automation', '0.3'],
    ['command', '2.2'],
    ['policy', '2.2'],
  ] as const) {
    it(`${name}: offers steps that it accepts`, () => {
      const { defaultSnippets } = (schemas.get(name) as unknown as Stepping).$defs.step
      assert.ok(defaultSnippets.length > 10)
      for (const { body } of defaultSnippets) {
        // Editors fill in what stands behind the number of a tab stop.
        const text = JSON.stringify(body).replaceAll(/\$\{1:(\w+)\}/g, '$1')
        assert.doesNotMatch(text, /\$[\w{]/, 'editors would take this for a placeholder')
        accepts(name, { schemaVersion, mainSteps: [JSON.parse(text)] })
      }
    })
  }
})

describe('the published schema of runbooks', () => {
  const runbook = (step: object, more: object = {}) => ({
    schemaVersion: '0.3',
    mainSteps: [{ name: 'one', action: 'aws:sleep', inputs: { Duration: 'PT1M' }, ...step }],
    ...more,
  })
  const right = (step: object, more?: object) => accepts('automation', runbook(step, more))
  const wrong = (step: object, more?: object) => refuses('automation', runbook(step, more))
  const script = (Runtime: string) => ({
    action: 'aws:executeScript',
    inputs: { Runtime, Script: '', ...(/^python/i.test(Runtime) && { Handler: 'f' }) },
  })

  it('takes durations and date-times that the linter takes', () => {
    const durations = [
      'PT10M',
      'P1DT2H',
      'P1W',
      'PT0.5S',
      'pt1m',
      '+PT1M',
      'PT-1M',
      'P',
      'PT',
      'P1DT',
      '10',
      'P5H',
      '',
      'one',
    ]
    for (const Duration of durations)
      assert.equal(
        faults('automation', runbook({ inputs: { Duration } })).length === 0,
        parseDuration(Duration).ok,
        Duration,
      )
    const moments = ['2030-01-01T01:00:00Z', '20300101T0100Z', '2030-01-01 01:00:00.5+02:00', 'tomorrow', '']
    for (const Timestamp of moments)
      assert.equal(
        faults('automation', runbook({ inputs: { Timestamp } })).length === 0,
        parseTimestamp(Timestamp).ok,
        Timestamp,
      )
    wrong({ inputs: { Duration: '-PT1M' } })
    right({ inputs: { Duration: '{{ Wait }}' } })
    right({ inputs: { Timestamp: '2030-01-01' } })
  })

  it('accepts runtimes that AWS removed or that are new, and refuses misspelt ones', () => {
    for (const name of ['python3.11', 'python3.8', 'python3.99', '{{ Runtime }}', 'PowerShell 7.4']) right(script(name))
    for (const name of ['Python3.11', 'PowerShell7.4', 'powershell 7.0']) wrong(script(name))
  })

  it('knows what steps may have beside their inputs', () => {
    wrong({ isEnd: true, nextStep: 'one' })
    right({ isEnd: false, nextStep: 'one' })
    wrong({ nextStep: '{{ Next }}' })
    const update = { action: 'aws:updateVariable', inputs: { Name: 'variable:x', Value: 1 } }
    right({ ...update, onCancel: 'Abort' })
    wrong({ ...update, onCancel: 'step:one' })
    wrong({ ...update, inputs: { Name: '{{ variable:x }}', Value: 1 } })
    wrong({ action: 'aws:approve', timeoutSeconds: 2592001, inputs: { Approvers: ['a'] } })
    const copy = { action: 'aws:copyImage', inputs: { SourceImageId: 'a', SourceRegion: 'b', ImageName: 'c' } }
    right({ ...copy, outputs: [{ Name: 'Other', Selector: '$.ImageId' }] })
    wrong({ ...copy, outputs: [{ Name: 'ImageId', Selector: '$.ImageId' }] })
  })

  it('lets references decide between inputs that exclude each other', () => {
    const stack = (inputs: object) => ({ action: 'aws:createStack', inputs: { StackName: 'a', ...inputs } })
    right(stack({ TemplateBody: '{{ Body }}', TemplateURL: '{{ Address }}' }))
    right(stack({ TemplateBody: '{}' }))
    wrong(stack({ TemplateBody: '{}', TemplateURL: 'https://example.com/a' }))
    wrong(stack({}))
  })

  it('knows how conditions are built', () => {
    const branch = (choice: object) => ({
      action: 'aws:branch',
      inputs: { Choices: [{ NextStep: 'one', ...choice }] },
    })
    right(branch({ Variable: '{{ global:REGION }}', StringEquals: 'us-east-1' }))
    wrong(branch({ Variable: 'global:REGION', StringEquals: 'us-east-1' }))
    wrong(branch({ Variable: '{{ global:REGION }}' }))
    wrong(branch({ StringEquals: 'us-east-1' }))
  })

  it('knows what defaults and names of parameters are', () => {
    const declared = (declaration: object, name = 'Any') => ({ parameters: { [name]: declaration } })
    for (const [type, value] of [
      ['String', 'a'],
      ['String', null],
      ['Integer', 3],
      ['Integer', '{{ ssm:count }}'],
      ['Boolean', true],
      ['StringList', ['a']],
      ['StringMap', { a: 1 }],
      ['MapList', [{}]],
      ['List<AWS::EC2::Instance::Id>', []],
      ['AWS::IAM::Role::Arn', ''],
    ])
      right({}, declared({ type, default: value }))
    for (const [type, value] of [
      ['String', 3],
      ['Integer', '3'],
      ['Integer', 3.5],
      ['Boolean', 'true'],
      ['StringList', 'a'],
      ['StringMap', []],
      ['MapList', {}],
      ['AWS::IAM::Role::Arn', 1],
    ])
      wrong({}, declared({ type, default: value }))
    wrong({}, declared({ type: 'String' }, 'with-hyphen'))
    right({}, { variables: { rows: { type: 'MapList', default: '[{}]' } } })
  })
})

describe('the published schemas of other documents', () => {
  const step = (action: string, inputs?: object) => ({ action, name: 'one', ...(inputs && { inputs }) })
  const command = (one: object, schemaVersion = '2.2') => ({ schemaVersion, mainSteps: [one] })

  it('take inputs of plugins as the agent does: in any letter case, and unknown ones', () => {
    accepts('command', command(step('aws:runShellScript', { RunCommand: ['ls'], maxAttempts: 1 })))
    refuses('command', command(step('aws:runShellScript', { runComand: ['ls'] })))
    refuses('command', command(step('aws:runShellScript')))
    accepts('command', command(step('aws:cloudWatch')))
  })

  it('know what a download needs', () => {
    const download = (sourceType: string, sourceInfo: unknown) =>
      command(step('aws:downloadContent', { sourceType, sourceInfo }))
    accepts('command', download('S3', { path: 'https://example.com/a' }))
    accepts('command', download('S3', { Path: 'https://example.com/a' }))
    accepts('command', download('S3', '{"path": "https://example.com/a"}'))
    refuses('command', download('S3', { url: 'https://example.com/a' }))
  })

  it('have preconditions from schema version 2.2 on', () => {
    const one = {
      ...step('aws:runShellScript', { runCommand: ['ls'] }),
      precondition: { StringEquals: ['platformType', 'Linux'] },
    }
    accepts('command', command(one))
    refuses('command', command(one, '2.0'))
    accepts('ssm-document', command(one))
    accepts('ssm-document', { schemaVersion: '0.3', mainSteps: [{ name: 'a', action: 'aws:pause', inputs: {} }] })
    refuses('ssm-document', { schemaVersion: '0.3', mainSteps: [{ name: 'a', action: 'aws:pause' }] })
    refuses('ssm-document', command(one, '2.0'))
  })

  it('know what a precondition compares', () => {
    const when = (...StringEquals: string[]) =>
      command({ ...step('aws:runShellScript', { runCommand: ['ls'] }), precondition: { StringEquals } })
    accepts('command', when('{{ Kind }}', 'web'))
    for (const wrong of [when('platformType'), when('web', 'db'), when('platformType', 'platformType')])
      refuses('command', wrong)
  })

  it('describe the plugins of schema version 1.2', () => {
    const first = (plugin: string, properties: unknown) => ({
      schemaVersion: '1.2',
      runtimeConfig: { [plugin]: { properties } },
    })
    accepts('command-1.2', first('aws:runShellScript', [{ id: '0.aws:runShellScript', runCommand: ['ls'] }]))
    accepts('command-1.2', first('aws:domainJoin', { directoryId: 'd-1234567890', directoryName: 'example.com' }))
    refuses('command-1.2', first('aws:runShellScript', [{}]))
    refuses('command-1.2', first('aws:runShelScript', [{ runCommand: ['ls'] }]))
  })

  it('know what a session needs', () => {
    const session = (sessionType: string, properties?: object) => ({
      schemaVersion: '1.0',
      sessionType,
      ...(properties && { properties }),
    })
    accepts('session', session('Port', { portNumber: '80', host: 'example.com' }))
    refuses('session', session('Port', { portNumber: '80', host: '169.254.169.254' }))
    refuses('session', session('Port'))
  })
})

describe('the published schema of .ssmith.yaml', () => {
  const [example = '', mistaken = ''] = fenced(readFileSync(join(root, 'docs/configuration.md'), 'utf8'), 'yaml')

  it('accepts the example of the documentation, and refuses the mistaken one', () => {
    assert.ok(example.includes('rules:'))
    accepts('ssmith-config', inYaml(example))
    assert.ok(mistaken.includes('mistaken'))
    refuses('ssmith-config', inYaml(mistaken))
  })

  it('refuses misspelt keys, rules and severities', () => {
    refuses('ssmith-config', { rule: {} })
    refuses('ssmith-config', { rules: { 'unknown-stp': 'off' } })
    refuses('ssmith-config', { rules: { 'unknown-step': 'of' } })
    refuses('ssmith-config', { overrides: [{ files: ['a'], rules: { 'unknown-stp': 'off' } }] })
    accepts('ssmith-config', { overrides: [{ files: ['a'], rules: { 'unknown-step': 'off' } }] })
  })
})

describeCorpus('the published schemas and real documents', function () {
  this.timeout(120_000)

  /** Collectors marked documents that are no real ones, such as what the agent's tests want refused. */
  const unreal = /invalid|skeleton|stub|templated|unpars/

  const found = (files: ReturnType<typeof corpusFiles>) =>
    Promise.all(
      files.map(async ({ path, text }) => {
        const linted = await lint({ text, path }, { today: '2025-01-01' })
        const [only] = linted
        if (linted.length !== 1 || !only?.kind || !only.document || only.document.host) return []
        if (only.diagnostics.some(({ severity }) => severity === 'error')) return []
        const layout = documentKind(only.kind, only.schemaVersion)?.name ?? ''
        if (!schemas.has(layout)) return []
        return [{ path, faults: faults(layout, JSON.parse(JSON.stringify(toJson(only.document.root)))) }]
      }),
    ).then((all) => all.flat())

  it('accept those that AWS owns', async () => {
    const checked = await found(corpusFiles('docs/aws-owned'))
    assert.ok(checked.length >= 120, `${checked.length} documents`)
    assert.deepEqual(
      checked.filter((each) => each.faults.length > 0),
      [],
    )
  })

  it('accept those of others in which the linter finds no errors', async () => {
    const checked = await found(corpusFiles('docs').filter(({ notes }) => !unreal.test(notes)))
    assert.ok(checked.length > 450, `${checked.length} documents`)
    assert.deepEqual(
      checked.filter((each) => each.faults.length > 0),
      [],
    )
  })
})
