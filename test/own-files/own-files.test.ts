import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SsmDocument } from '../../server/document/document.js'
import { namedSteps } from '../../server/document/named-steps.js'
import { kindOfName } from '../../server/own-files/file-names.js'
import { ownCompletions } from '../../server/own-files/own-completions.js'
import { isBegun, ownKindOf } from '../../server/own-files/own-file.js'
import { ownFindings } from '../../server/own-files/own-findings.js'
import { ownHover } from '../../server/own-files/own-hover.js'
import { open } from '../../server/hosts/open.js'
import { formatOf, parse } from '../../server/syntax/parse.js'
import { accepted } from '../support/accept.js'
import { checkCases } from '../support/marked-cases.js'

const runbook = `schemaVersion: '0.3'
parameters:
  Size: { type: String, allowedValues: [small, large], description: How large it becomes. }
  Ids: { type: StringList }
variables:
  Count: { type: Integer, default: 0 }
mainSteps:
  - name: find
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances, InstanceIds: '{{ Ids }}' }
    outputs: [{ Name: State, Selector: '$.Reservations[0].Instances[0].State.Name', Type: String }]
  - { name: wait, action: 'aws:sleep', inputs: { Duration: PT1M } }
`

const documentUnderTest = async (): Promise<SsmDocument | undefined> =>
  (await open({ text: runbook, path: 'restart.yaml' })).models[0]?.document

async function read(path: string, text: string) {
  const tree = await parse(text, formatOf(text, path))
  const kind = (isBegun(tree) ? kindOfName(path) : undefined) ?? ownKindOf(path, tree)
  assert.ok(kind, `${path} is none of our files`)
  const document = await documentUnderTest()
  return { kind, tree, document, steps: namedSteps(document ? [document] : []) }
}

/** Of what is offered so many labels are noted. */
const most = 12

describe('files for rehearsals', () => {
  describe('are completed', () => {
    checkCases(join(import.meta.dirname, 'fixtures'), async ({ text, offset, path, label }) => {
      const items = await ownCompletions(await read(path, text), offset)
      const labels = items.map((each) => each.label)
      const item = items.find((each) => each.label === label)
      assert.ok(item, `${label} is not among ${labels.slice(0, 50).join(', ')}`)
      const more = labels.length > most ? ` and ${labels.length - most} more` : ''
      return `#= ${labels.slice(0, most).join(', ')}${more}\n${accepted(text, item)}`
    })
  })

  const hovers: readonly [path: string, text: string, at: string, said: RegExp][] = [
    ['a.test.yaml', 'cases: { x: { startAt: wait } }', 'startAt', /^\*\*startAt\*\*\n\nThe step to begin with/],
    ['a.test.yaml', 'cases: { x: { startAt: wait } }', 'wait', /^\*\*wait\*\* — step, `aws:sleep`/],
    [
      'a.test.yaml',
      'cases: { x: { parameters: { Size: small } } }',
      'Size',
      /^\*\*Size\*\* — parameter of type String/,
    ],
    [
      'a.test.yaml',
      'cases: { x: { expect: { outputs: { find.State: y } } } }',
      'find',
      /^\*\*State\*\* — output of the step/,
    ],
    ['a.test.yaml', 'cases: { x: { expect: { variables: { Count: 1 } } } }', 'Count', /^\*\*Count\*\* — variable/],
    ['a.test.yaml', 'cases: { x: { mocks: { steps: { find: { after: PT1M } } } } }', 'find', /^\*\*find\*\* — step/],
    [
      'a.test.yaml',
      'cases: { x: { account: { instances: { i-1: { state: x } } } } }',
      'state',
      /^\*\*state\*\*\n\nIts state/,
    ],
    [
      'mocks.yaml',
      'calls: { ec2:StopInstances: { after: PT1M } }',
      'after',
      /^\*\*after\*\*\n\nHow long the answer takes/,
    ],
    ['account.json', '{"buckets": {"b": {}}}', 'buckets', /^\*\*buckets\*\*\n\nS3 buckets by name/],
  ]
  for (const [path, text, at, said] of hovers)
    it(`are explained: \`${at}\` in ${text}`, async () => {
      assert.match(ownHover(await read(path, text), text.indexOf(at) + 1)?.text ?? 'nothing', said)
    })

  const findings: readonly [path: string, text: string, found: readonly string[]][] = [
    ['a.test.yaml', 'cases: { x: { startAt: wiat } }', ['no step is named `wiat`; did you mean `wait`?']],
    [
      'a.test.yaml',
      'cases: { x: { parameters: { Sice: small } } }',
      ['no parameter is named `Sice`; did you mean `Size`?'],
    ],
    ['a.mocks.yaml', 'steps: { fond: { output: {} } }', ['no step is named `fond`; did you mean `find`?']],
    [
      'account.yaml',
      'instances: { i-1: {} }',
      ['`i-1` is no id of this kind; expected `i-` and 8 or 17 hexadecimal digits'],
    ],
    ['account.yaml', '# ssmith: ignore-file[faulty-test]\ninstances: { i-1: {} }', []],
  ]
  for (const [path, text, found] of findings)
    it(`are checked: ${text.replace('\n', ' ')}`, async () => {
      const diagnostics = await ownFindings(await read(path, text), {})
      assert.deepEqual(
        diagnostics.map(({ message }) => message),
        found,
      )
    })

  it('are told by name and content', async () => {
    const kinds: readonly [path: string, text: string, kind: string | undefined][] = [
      ['a.test.yaml', 'cases: {}', 'test'],
      ['a.test.yml', "schemaVersion: '0.3'\ncases: {}", undefined],
      ['a.test.json', '{"suites": []}', undefined],
      ['rehearse/mocks.yaml', 'calls: {}', 'mocks'],
      ['a.mocks.yaml', 'steps: {}', 'mocks'],
      ['hammocks.yaml', 'steps: {}', undefined],
      ['mocks.yaml', 'routes: []', undefined],
      ['account.yaml', 'instances: {}', 'account'],
      ['account.yaml', 'account: me\nregion: here', undefined],
      ['other.yaml', 'instances: {}', undefined],
    ]
    for (const [path, text, kind] of kinds)
      assert.equal(ownKindOf(path, await parse(text, formatOf(text, path))), kind, `${path}: ${text}`)
  })

  it('are completed and explained at any place of the examples, without a fault', async () => {
    const folder = join(import.meta.dirname, '../../examples')
    for (const name of ['restart-instance', 'patch-fleet']) {
      const text = readFileSync(join(folder, `${name}.test.yaml`), 'utf8')
      const file = await read('restart.test.yaml', text)
      let described = 0
      for (let offset = 0; offset <= text.length; offset += 3) {
        if (ownHover(file, offset)) described++
        for (const { range } of await ownCompletions(file, offset))
          assert.ok(range.start <= offset && offset <= range.end, `${name} at ${offset}`)
      }
      assert.ok(described > 20, `${described} places of ${name} are explained`)
    }
  })
})
