import assert from 'node:assert/strict'
import { applied } from './support/accept.js'
import { type Diagnostic, type LintOptions, lint } from '../server/service.js'

const options: LintOptions = { today: '2026-11-23' }

const runbook = (step: string) => `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:sleep
    inputs:
      ${step}
`

async function found(text: string, more: Partial<LintOptions> = {}): Promise<string[]> {
  const linted = await lint({ text, path: 'runbook.yaml' }, { ...options, ...more })
  return linted.flatMap(({ diagnostics }) => diagnostics.map(({ rule, severity }) => `${severity} ${rule}`))
}

const faulty = runbook('Durration: PT1M')

describe('linting a text', () => {
  it('reports a finding with its place in the text', async () => {
    const [document] = await lint({ text: faulty, path: 'a/runbook.yaml' }, options)
    assert.deepEqual([document?.kind, document?.schemaVersion, document?.name], ['Automation', '0.3', 'runbook'])
    const unknown = document?.diagnostics.find(({ rule }) => rule === 'unknown-input') as Diagnostic
    assert.equal(faulty.slice(unknown.range.start, unknown.range.end), 'Durration')
    const [fix] = unknown.fixes
    assert.deepEqual(
      fix?.edits.map((edit) => edit.text),
      ['Duration'],
    )
  })

  it('quotes a reference as the format of the text does', async () => {
    const text = '{ "schemaVersion": "0.3", "mainSteps": [], "description": {{ global:REGION }} }'
    const [document] = await lint({ text, path: 'runbook.json' }, options)
    const unquoted = document?.diagnostics.find(({ rule }) => rule === 'unquoted-reference')
    assert.match(unquoted?.message ?? '', /quote it: `"\{\{ global:REGION \}\}"`/)
    const mended = applied(text, unquoted?.fixes[0]?.edits ?? [])
    assert.equal(JSON.parse(mended).description, '{{ global:REGION }}')
  })

  it('makes the only item of a list safely of what cannot be several', async () => {
    const isSafe = async (ids: string) => {
      const text = `schemaVersion: '0.3'
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { DesiredState: stopped, InstanceIds: ${ids} }
`
      const [document] = await lint({ text, path: 'runbook.yaml' }, options)
      const wrong = document?.diagnostics.find(({ rule }) => rule === 'wrong-input') ?? assert.fail()
      return wrong.fixes.map(({ safe }) => safe)
    }
    assert.deepEqual(await isSafe('i-0123456789abcdef0'), [true])
    assert.deepEqual(await isSafe('i-0123456789abcdef0 i-0123456789abcdef1'), [false])
    assert.deepEqual(await isSafe("'i-0123456789abcdef0,i-0123456789abcdef1'"), [])
    const block = 'i-0123456789abcdef0\n      i-0123456789abcdef1'
    const [document] = await lint(
      {
        text: `schemaVersion: '0.3'\nmainSteps:\n- name: stop\n  action: aws:changeInstanceState\n  inputs:\n    DesiredState: stopped\n    InstanceIds: |\n      ${block}\n`,
        path: 'runbook.yaml',
      },
      options,
    )
    const wrong = document?.diagnostics.find(({ rule }) => rule === 'wrong-input')
    assert.deepEqual(wrong?.fixes, [])
  })

  it('takes severities from the options', async () => {
    assert.ok((await found(faulty)).includes('error unknown-input'))
    assert.ok(
      (await found(faulty, { severities: new Map([['unknown-input', 'warning']]) })).includes('warning unknown-input'),
    )
    const off = await found(faulty, { severities: new Map([['unknown-input', 'off']]) })
    assert.ok(!off.some((one) => one.endsWith('unknown-input')))
  })

  it('runs only the rules that are asked for', async () => {
    assert.deepEqual(await found(faulty, { only: new Set(['unknown-input']) }), ['error unknown-input'])
    assert.deepEqual(await found('a: [', { only: new Set(['unknown-input']) }), [])
  })

  it('keeps what is merely worth knowing for strict mode', async () => {
    const severities = new Map([['unknown-input', 'info' as const]])
    assert.ok(!(await found(faulty, { severities })).includes('info unknown-input'))
    assert.ok((await found(faulty, { severities, strict: true })).includes('info unknown-input'))
  })

  it('says nothing about values that a preprocessor fills in', async () => {
    const text = runbook("Duration: '%%WAIT%%'")
    assert.ok((await found(text)).length > 0)
    assert.deepEqual(await found(text, { placeholders: [/%%[A-Z]+%%/] }), [])
  })

  it('looks at what stands beside sections and steps that a host brings forth', async () => {
    const content = `jsonencode({
    schemaVersion = "0.3"
    parameters    = { for name in local.names : name => { type = "String" } }
    mainSteps = [
      local.first,
      { name = "wait", action = "aws:sleep", inputs = { Durration = "{{ Any }}" }, nextStep = "later" },
      [for name in local.names : { name = name, action = "aws:slep" }],
    ]
  })`
    const text = `resource "aws_ssm_document" "it" {\n  name = "rest"\n  document_type = "Automation"\n  content = ${content}\n}\n`
    const [document] = await lint({ text, path: 'main.tf' }, options)
    assert.deepEqual(
      document?.diagnostics.map(({ rule, range }) => [rule, text.slice(range.start, range.end)]),
      [['unknown-input', 'Durration']],
    )
  })

  it('stops at a broken text, whose absent parts may only be unread', async () => {
    assert.deepEqual(await found("schemaVersion: '0.3'\nmainSteps: [\n"), ['error broken-syntax'])
  })
})

describe('texts that nobody named', () => {
  const large = `${faulty}# ${'x'.repeat(5 * 1024 * 1024)}`
  const foreign = 'BEGIN:VCALENDAR\nPRODID:-//Example//EN\nVERSION:2.0\nEND:VCALENDAR\n'
  const own = foreign.replace('Example', 'AWS//Change Calendar 1.0')
  const rulesIn = async (text: string, explicit: boolean) =>
    (await lint({ text, explicit }, { today: '2026-11-23' })).flatMap(({ diagnostics }) =>
      diagnostics.map((each) => each.rule),
    )

  it('are none of ours where they are larger than any document, or other calendars', async () => {
    assert.deepEqual([await rulesIn(large, false), await rulesIn(foreign, false)], [[], []])
    assert.ok((await rulesIn(own, false)).includes('missing-calendar-property'))
  })

  it('are told of where they were named', async () => {
    assert.deepEqual(await rulesIn(large, true), ['unread-text'])
    assert.ok((await rulesIn(foreign, true)).includes('missing-calendar-property'))
  })
})

describe('ignore comments', () => {
  const only = { only: new Set(['unknown-input']) }
  const cases: readonly [title: string, text: string, found: number][] = [
    ['behind the code hold for its line', runbook('Durration: PT1M # ssmith: ignore[unknown-input]'), 0],
    ['on a line of their own hold for the next', runbook('# ssmith: ignore[unknown-input]\n      Durration: PT1M'), 0],
    [
      'on a line of their own do not hold for the one after',
      runbook('# ssmith: ignore[unknown-input]\n\n      Durration: PT1M'),
      1,
    ],
    ['without rules hold for all', runbook('Durration: PT1M # ssmith: ignore'), 0],
    ['of another rule do not hold', runbook('Durration: PT1M # ssmith: ignore[other-rule]'), 1],
    ['name several rules', runbook('Durration: PT1M # ssmith: ignore[other-rule, unknown-input]'), 0],
    ['for the file hold everywhere', `${faulty}# ssmith: ignore-file[unknown-input]\n`, 0],
  ]
  for (const [title, text, count] of cases) it(title, async () => assert.equal((await found(text, only)).length, count))
})
