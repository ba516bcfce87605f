import assert from 'node:assert/strict'
import { lint } from '../../server/service.js'
import { computed } from '../support/computed.js'

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('')

/** How often a rule finds something in a text, which takes no more than 2.5 seconds of computing: what is not linear takes far longer. */
async function timesFound(text: string, name: string, path = 'a.yaml'): Promise<number> {
  const start = computed()
  const linted = await lint({ text, path }, { today: '2026-11-23' })
  const took = computed() - start
  assert.ok(took < 2500, `${took} ms`)
  return linted.flatMap(({ diagnostics }) => diagnostics).filter(({ rule }) => rule === name).length
}

describe('many findings of one rule', () => {
  it('are found in time: outputs that a step does not have, beside many that it has', async () => {
    const count = 4000
    const declared = lines(count, (at) => `      - { Name: o${at}, Selector: $.Reservations, Type: String }\n`)
    const text = `schemaVersion: '0.3'
mainSteps:
  - name: list
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances }
    outputs:
${declared}outputs:
${lines(count, (at) => `  - list.unknown${at}\n`)}`
    assert.equal(await timesFound(text, 'unknown-document-output'), count)
  })

  it('are found in time: rules that there are none of, in one comment', async () => {
    const count = 20_000
    const names = Array.from({ length: count }, (_, at) => `unused-parametre-${at}`).join(', ')
    const text = `# ssmith: ignore[${names}]\nschemaVersion: '0.3'\nmainSteps: []\n`
    assert.equal(await timesFound(text, 'unknown-ignored-rule'), count)
  })

  it('are found in time: events without what they need, and lines of a calendar that are none', async () => {
    const count = 20_000
    const text = `BEGIN:VCALENDAR
PRODID:-//AWS//Change Calendar 1.0//EN
VERSION:2.0
X-CALENDAR-TYPE:DEFAULT_OPEN
${lines(count, () => 'BEGIN:VEVENT\nUID 1\nDTSTAMP:20260105T090000Z\nEND:VEVENT\n')}END:VCALENDAR
`
    assert.equal(await timesFound(text, 'missing-calendar-property', 'a.ics'), count)
  })

  it('are told as one in time: marks of conflicts in JSON, whichever of them are missing', async () => {
    for (const mark of ['<<<<<<< HEAD', '||||||| base', '=======', '>>>>>>> other']) {
      const text = `{\n"schemaVersion": "0.3",\n=======\n${`${mark}\n`.repeat(50_000)}"mainSteps": []\n}`
      assert.equal(await timesFound(text, 'broken-syntax', 'a.json'), 1)
    }
  })

  it('are waved through in time, each by a comment of its own, or by all comments of the file', async () => {
    const count = 4_000
    const step = (at: number) =>
      `  - { name: s${at}, action: 'aws:sleep', inputs: { Duration: PT1S }, nextStep: x${at} }`
    const steps = lines(count, (at) => `${step(at)} # ssmith: ignore[unknown-step, unused-parameter]\n`)
    const ofFile = lines(count, () => '# ssmith: ignore-file[invalid-value, unreachable-step]\n')
    assert.equal(await timesFound(`${ofFile}schemaVersion: '0.3'\nmainSteps:\n${steps}`, 'unknown-step'), 0)
  })

  it('are found in time: keys and inputs that there are none of, in one map', async () => {
    const count = 16_000
    const step = "  - name: a\n    action: 'aws:sleep'\n    inputs:\n      Duration: PT1S\n"
    const top = `schemaVersion: '0.3'\nmainSteps:\n${step}`
    const keys = (indentation: string) => lines(count, (at) => `${indentation}other${at}: 1\n`)
    assert.equal(await timesFound(`${top}${keys('')}`, 'unknown-key'), count)
    assert.equal(await timesFound(`${top}${keys('    ')}`, 'unknown-key'), count)
    assert.equal(await timesFound(`${top}${keys('      ')}`, 'unknown-input'), count)
  })

  it('are found in time: parameters that nothing needs', async () => {
    const count = 12_000
    const parameters = lines(count, (at) => `  P${at}: { type: String }\n`)
    const text = `schemaVersion: '0.3'\nparameters:\n${parameters}mainSteps: [{ name: a, action: 'aws:pause', inputs: {} }]\n`
    assert.equal(await timesFound(text, 'unused-parameter'), count)
  })

  it('are found in time: inputs that an operation does not have', async () => {
    const count = 6_000
    const step =
      "  - name: a\n    action: 'aws:executeAwsApi'\n    inputs:\n      Service: ec2\n      Api: DescribeInstances\n"
    const text = `schemaVersion: '0.3'\nmainSteps:\n${step}${lines(count, (at) => `      Other${at}: 1\n`)}`
    assert.equal(await timesFound(text, 'unknown-api-input'), count)
  })

  it('are found in time: a reference without a brace among texts whose quotes are escaped', async () => {
    const commands = `  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: ['x {{ Who } ${'\\"'.repeat(60_000)}']
`
    const text = `schemaVersion: '2.2'\nparameters: { Who: { type: String } }\nmainSteps:\n${commands}`
    assert.equal(await timesFound(text, 'unclosed-reference'), 1)
  })

  it('are found in time: attachments that are not declared, beside many that are', async () => {
    const count = 6_000
    const files = lines(count, (at) => `  declared${at}.zip: { checksums: { sha256: '${'0'.repeat(64)}' } }\n`)
    const inputs = (at: number) => `{ Runtime: python3.11, Handler: h, Attachment: undeclared${at}.zip }`
    const steps = lines(count, (at) => `  - { name: s${at}, action: 'aws:executeScript', inputs: ${inputs(at)} }\n`)
    const text = `schemaVersion: '0.3'\nfiles:\n${files}mainSteps:\n${steps}`
    assert.equal(await timesFound(text, 'unknown-attachment'), count)
  })

  it('are found in time: keys that a script looks up, beside many others that its payload has', async () => {
    const count = 20_000
    const payload = lines(count, (at) => `        Name${at}: x\n`)
    const script = lines(count, (at) => `          print(events['missing${at}'])\n`)
    const text = `schemaVersion: '0.3'
mainSteps:
  - name: look
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: look
      InputPayload:
${payload}      Script: |
        def look(events, context):
${script}`
    assert.equal(await timesFound(text, 'unknown-payload-key'), count)
  })

  for (const [what, line, name, times] of [
    ['brackets that are the values of no keys', '{"name":"a",{}, "action":"aws:sleep" []},', 'missing-key', 1],
    ['quotes within texts', '{"name":"a"b","action":"aws:sleep"},', 'broken-syntax', 1],
    ['tabs in texts', '{"name":"a\tb\t", "action":"aws:sl\teep"},', 'broken-syntax', 2],
  ] as const)
    it(`are found in time beside as many faults of the syntax: ${what}`, async () => {
      const count = 16_000
      const text = `{"schemaVersion":"0.3","mainSteps":[\n${`${line}\n`.repeat(count)}]}`
      assert.equal(await timesFound(text, name, 'a.json'), count * times)
    })

  it('are found in time beside as many faults of the syntax: parameters that are not declared, and others that are', async () => {
    const count = 8_000
    const parameters = lines(count, (at) => `"P${at}": {"type": "String"},\n`)
    const step = (at: number) =>
      `{"name": s${at}, "action": "aws:sleep", "inputs": {"Duration": "{{ Q${at} }}"}, "nextStep": "x${at}"},\n`
    const text = `{"schemaVersion": "0.3", "parameters": {\n${parameters}}, "mainSteps": [\n${lines(count, step)}]}`
    assert.equal(await timesFound(text, 'undeclared-parameter', 'a.json'), count)
  })

  it('are found in time beside as many faults of the syntax of YAML: aliases that are not defined', async () => {
    const count = 24_000
    const steps = lines(count, (at) => `  - name: *s${at}\n    action: aws:sleep\n    nextStep: x${at}\n`)
    assert.equal(await timesFound(`schemaVersion: '0.3'\nmainSteps:\n${steps}`, 'broken-syntax'), count)
  })
})
