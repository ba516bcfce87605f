import assert from 'node:assert/strict'
import type { About, Drawing, NamedCase, Requests, Skeleton } from '../../server/lsp/protocol.js'
import { lint } from '../../server/service.js'
import { LspClient } from '../support/lsp-client.js'

const runbook = `schemaVersion: '0.3'
description: Waits.
parameters:
  Wait:
    type: String
    description: How long.
    default: PT1M
    allowedValues: [PT1M, PT2M]
  Where: { type: StringMap }
  Ids: { type: StringList, default: [i-1] }
mainSteps:
  - name: wait # 🙂
    action: aws:sleep
    inputs: { Duration: '{{ Wait }}' }
    nextStep: again
  - name: again
    action: aws:sleep
    inputs: { Duration: PT1M }
`

const template = `Resources:
  Waits:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content:
        schemaVersion: '0.3'
        mainSteps:
          - name: wait
            action: aws:sleep
            inputs: { Duration: PT1M }
`

const textInTemplate = `Resources:
  Waits:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      DocumentFormat: YAML
      Content: |
        # Who reads this knows more.
        schemaVersion: '0.3'
        mainSteps: [{ name: wait, action: 'aws:sleep', inputs: { Duration: PT1M } }]
`

const rendered = `schemaVersion: '0.3'
mainSteps:
%{ if waits ~}
  - name: wait
    action: aws:sleep
    inputs: { Duration: PT1M }
%{ endif ~}
  - name: again
    action: aws:sleep
    inputs: { Duration: PT1M }
`

const calendar =
  'BEGIN:VCALENDAR\nPRODID:-//AWS//Change Calendar 1.0//EN\nVERSION:2.0\nX-CALENDAR-TYPE:DEFAULT_OPEN\nEND:VCALENDAR\n'

const asText = {
  runbook: 'file:///work/wait.yaml',
  template: 'file:///work/template.yaml',
  textInTemplate: 'file:///work/text.yaml',
  rendered: 'file:///work/rendered.yaml',
  calendar: 'file:///work/calendar.ics',
  other: 'file:///work/a.yaml',
}

describe('the requests beside the protocol', () => {
  let client: LspClient
  before(async () => {
    client = new LspClient()
    await client.start()
    await client.open(asText.runbook, runbook)
    await client.open(asText.template, template)
    await client.open(asText.textInTemplate, textInTemplate)
    await client.open(asText.rendered, rendered)
    await client.open(asText.calendar, calendar)
    await client.open(asText.other, 'replicas: 3\n')
  })
  after(async () => {
    assert.equal(await client.stop(), 0)
  })

  const ask = <Method extends keyof Requests & string>(
    method: Method,
    params: Requests[Method]['params'],
  ): Promise<Requests[Method]['result']> => client.ask(method, params)

  const of = (uri: string) => ({ textDocument: { uri } })

  it('tell what a document is, with its parameters as one types their values', async () => {
    const about = await ask('ssmith/about', of(asText.runbook))
    assert.deepEqual(about, {
      kind: 'Automation',
      schemaVersion: '0.3',
      name: 'wait',
      size: Buffer.byteLength(runbook),
      sizeLimit: 64 * 1024,
      parameters: [
        { name: 'Wait', type: 'String', description: 'How long.', default: 'PT1M', allowedValues: ['PT1M', 'PT2M'] },
        { name: 'Where', type: 'StringMap', description: null, default: null, allowedValues: [] },
        { name: 'Ids', type: 'StringList', description: null, default: '["i-1"]', allowedValues: [] },
      ],
      runnable: true,
      whole: true,
    } satisfies About)
  })

  it('tell of a document in a template how large it is itself', async () => {
    const about = await ask('ssmith/about', of(asText.template))
    const content = {
      schemaVersion: '0.3',
      mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1M' } }],
    }
    assert.deepEqual([about?.kind, about?.size, about?.whole], ['Automation', JSON.stringify(content).length, false])
  })

  it('tell how large a text in a template is as it is sent, with its comments', async () => {
    const about = await ask('ssmith/about', of(asText.textInTemplate))
    const sent = textInTemplate.slice(textInTemplate.indexOf('        #')).replaceAll(/^ {8}/gm, '')
    assert.equal(about?.size, sent.length)
  })

  it('tell why a value of a parameter is not taken', async () => {
    const fault = (name: string, value: string) => ask('ssmith/parameterFault', { ...of(asText.runbook), name, value })
    assert.match((await fault('Wait', 'PT3M')) ?? '', /has value "PT3M" not found in \[PT1M, PT2M\]/)
    assert.match((await fault('Where', 'here')) ?? '', /not of type StringMap/)
    for (const [name, value] of [
      ['Wait', 'PT2M'],
      ['Where', '{"a": ["b"]}'],
      ['Ids', 'i-2'],
      ['Other', 'x'],
    ] as const)
      assert.equal(await fault(name, value), null)
  })

  it('draw the ways through a document, each node with its place', async () => {
    const drawing: Drawing = (await ask('ssmith/graph', of(asText.runbook))) ?? assert.fail()
    assert.match(drawing.svg, /^<svg /)
    const lines = runbook.split('\n')
    const named = drawing.nodes.map(({ id, range }) => {
      assert.ok(drawing.svg.includes(`data-id="${id}"`), `${id} is not drawn`)
      return lines[range.start.line]?.slice(range.start.character, range.start.character + 12)
    })
    assert.deepEqual(named, ['name: wait #', 'name: again'])
  })

  it('draw the way that a run took, and take no harm of what is no run', async () => {
    const plain = (await ask('ssmith/graph', of(asText.runbook)))?.svg
    const steps = [{ name: 'wait', status: 'Success' }]
    const taken = (await ask('ssmith/graph', { ...of(asText.runbook), trace: { steps } }))?.svg
    assert.notEqual(taken, plain)
    for (const trace of [null, 7, 'steps', { steps: 7 }, { steps: [null, {}, { name: 1, status: 2 }] }])
      assert.match((await ask('ssmith/graph', { ...of(asText.runbook), trace }))?.svg ?? '', /^<svg /)
  })

  it('write a document in the other format', async () => {
    const written = (await ask('ssmith/convert', of(asText.runbook))) ?? assert.fail()
    assert.equal(written.format, 'json')
    assert.equal(JSON.parse(written.text).parameters.Ids.default[0], 'i-1')
    assert.equal(await ask('ssmith/convert', of(asText.template)), null)
  })

  it('write no document in the other format that is not all in its tree', async () => {
    for (const text of [asText.rendered, asText.calendar]) assert.equal(await ask('ssmith/convert', of(text)), null)
  })

  it('name the cases of a test file that is not open', async () => {
    const text = 'cases:\n  waits:\n    expect: { status: Success }\n  "fails 🙂": {}\n'
    const cases: readonly NamedCase[] = await ask('ssmith/cases', { text })
    const lines = text.split('\n')
    assert.deepEqual(
      cases.map(({ name, range: { start, end } }) => [name, lines[start.line]?.slice(start.character, end.character)]),
      [
        ['waits', 'waits'],
        ['fails 🙂', 'fails 🙂'],
      ],
    )
    assert.deepEqual(await ask('ssmith/cases', { text: '' }), [])
    assert.deepEqual(await ask('ssmith/cases', { text: 'cases: [' }), [])
  })

  for (const format of ['yaml', 'json'] as const)
    it(`give documents to begin with in ${format.toUpperCase()}, without a fault`, async () => {
      const found: readonly Skeleton[] = await ask('ssmith/skeletons', { format })
      assert.ok(found.length > 3)
      for (const { label, text } of found) {
        const linted = await lint({ text, path: `a.${format}` }, { today: '2026-11-26' })
        const errors = linted.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))
        assert.deepEqual([linted.length, errors.map(({ message }) => message)], [1, []], label)
      }
    })

  it('tell where the steps are, also those of documents in a template', async () => {
    const named = async (uri: string, text: string) =>
      ((await ask('ssmith/steps', of(uri))) ?? []).map(({ name, range: { start } }) => [
        name,
        text.split('\n')[start.line]?.slice(start.character, start.character + 5),
      ])
    assert.deepEqual(await named(asText.runbook, runbook), [
      ['wait', 'name:'],
      ['again', 'name:'],
    ])
    assert.deepEqual(await named(asText.template, template), [['wait', 'name:']])
    assert.deepEqual(await ask('ssmith/steps', of(asText.other)), [])
  })

  it('have nothing to say of texts that are no documents, or not open', async () => {
    for (const uri of [asText.other, 'file:///work/closed.yaml'])
      for (const method of ['ssmith/about', 'ssmith/graph', 'ssmith/convert'] as const)
        assert.equal(await ask(method, of(uri)), null, `${method} of ${uri}`)
  })

  it('refuse what makes no sense, and go on', async () => {
    for (const method of ['about', 'graph', 'steps', 'convert', 'cases', 'skeletons'])
      for (const params of [{}, { textDocument: null }, { textDocument: { uri: 5 } }, { text: 5 }, { format: 'xml' }])
        await client.ask(`ssmith/${method}`, params).catch((error: Error) => assert.ok(error.message))
    assert.ok(await ask('ssmith/about', of(asText.runbook)))
  })
})
