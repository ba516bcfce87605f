import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../server/service.js'
import { type Section, sectionsOf, sourceOf } from '../support/fixtures.js'
import { repositoryFor } from '../support/section-repository.js'

const folder = join(import.meta.dirname, 'fixtures')
const sections = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => sectionsOf(readFileSync(join(folder, file), 'utf8')).map((section) => ({ file, section })))

/** Rules that may speak of one place together, because each tells of a fault that stays when the other is mended. */
const together: Readonly<Record<string, string>> = {
  'env-var-bypass + single-quoted-env-var':
    'The one is about agents that are too old for the variable, the other about quotes that keep it from being read.',
}

async function found({ text, options, others }: Section) {
  const linted = await lint(sourceOf({ text, options }), {
    today: options['today'] ?? '2026-11-23',
    strict: true,
    repository: await repositoryFor({ others }),
  })
  return linted.flatMap(({ diagnostics }) => diagnostics)
}

/** The rules that a document breaks, in the order of the text. */
const rulesIn = async (text: string, file = 'document.yaml', others: Section['others'] = []) =>
  (await found({ title: '', text, options: { file }, expected: [], others }))
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule }) => rule)

const fileOf = (text: string) => (text.startsWith('BEGIN:') ? 'calendar.ics' : 'document.yaml')

describe('one cause is one finding', () => {
  it('in all fixtures: no place is found fault with twice', async () => {
    const twice = new Set<string>()
    for (const { file, section } of sections) {
      const byPlace = new Map<string, string[]>()
      for (const { rule, range } of await found(section)) {
        const place = `${range.start}-${range.end}`
        byPlace.set(place, [...(byPlace.get(place) ?? []), rule])
      }
      for (const rules of byPlace.values()) {
        const pair = rules.sort().join(' + ')
        if (rules.length > 1 && !(pair in together)) twice.add(`${file}: ${section.title}: ${pair}`)
      }
    }
    assert.deepEqual([...twice], [])
  })

  const runbook = `schemaVersion: '0.3'
assumeRole: '{{ Role }}'
parameters:
  Role: { type: AWS::IAM::Role::Arn }
  Id: { type: String, allowedPattern: '^i-[0-9a-f]+$' }
variables:
  count: { type: Integer, default: 0 }
mainSteps:
  - name: choose
    action: aws:branch
    onFailure: step:tidy
    inputs:
      Choices:
        - Variable: '{{ Id }}'
          StringEquals: i-1
          NextStep: stop
      Default: tidy
  - name: stop
    action: aws:executeAutomation
    timeoutSeconds: 600
    inputs:
      DocumentName: AWS-StopEC2Instance
      RuntimeParameters:
        InstanceId: ['{{ Id }}']
    nextStep: tidy
  - name: tidy
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      InputPayload: { count: '{{ variable:count }}' }
      Script: |
        def main(events, context):
            return {'count': events['count']}
    outputs:
      - Name: Count
        Selector: $.Payload.count
        Type: Integer
    isEnd: true
outputs:
  - tidy.Count
`
  const command = `schemaVersion: '2.2'
parameters:
  Name: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: hello
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Linux] }
    inputs:
      timeoutSeconds: '60'
      runCommand: ['echo "{{ Name }}"']
`
  const session = `schemaVersion: '1.0'
sessionType: Port
parameters:
  port: { type: String, default: '22', allowedPattern: '^[0-9]+$' }
properties: { portNumber: '{{ port }}' }
`
  const preferences = `schemaVersion: '1.0'
sessionType: Standard_Stream
inputs:
  maxSessionDuration: '60'
  shellProfile: { linux: pwd }
`
  const manifest = `schemaVersion: '2.0'
version: '1.0'
packages: { _any: { _any: { x86_64: { file: agent.zip } } } }
files:
  agent.zip: { checksums: { sha256: 18871b1311b295c43d0f0c0f8b0c4b5c5a2f8d1a4b8b772da97b67e99d84d342 } }
`
  const calendar = `BEGIN:VCALENDAR
PRODID:-//AWS//Change Calendar 1.0//EN
VERSION:2.0
X-CALENDAR-TYPE:DEFAULT_OPEN
BEGIN:VEVENT
UID:1
DTSTAMP:20260105T090000Z
SUMMARY:Turn-of-the-year
DTSTART:20261221T000000Z
DTEND:20270104T000000Z
END:VEVENT
END:VCALENDAR
`
  /** A slip of the hand: what is written, what was meant, and what is to be found. */
  const slips: readonly (readonly [document: string, meant: string, written: string, rule: string])[] = [
    [runbook, 'parameters:', 'parmeters:', 'unknown-key'],
    [runbook, 'variables:', 'Variables:', 'unknown-key'],
    [runbook, 'mainSteps:', 'mainStep:', 'unknown-key'],
    [runbook, 'assumeRole:', 'assumerole:', 'unknown-key'],
    [runbook, 'schemaVersion:', 'schemVersion:', 'unknown-key'],
    [runbook, '- name: tidy', '- nam: tidy', 'unknown-key'],
    [runbook, '- name: tidy', '- name: [tidy]', 'wrong-value'],
    [runbook, '- name: tidy', '- name:', 'wrong-value'],
    [runbook, 'action: aws:branch', 'actoin: aws:branch', 'unknown-key'],
    [runbook, 'action: aws:branch', 'action: aws:brunch', 'unknown-action'],
    [runbook, 'action: aws:branch', 'action:', 'wrong-value'],
    [runbook, 'onFailure:', 'OnFailure:', 'unknown-key'],
    [runbook, 'Default:', 'default:', 'unknown-input'],
    [runbook, 'Handler:', 'handler:', 'unknown-input'],
    [runbook, 'inputs:\n      Runtime', 'input:\n      Runtime', 'unknown-key'],
    [runbook, 'outputs:\n      -', 'output:\n      -', 'unknown-key'],
    [runbook, 'Type: Integer', 'Typ: Integer', 'unknown-key'],
    [runbook, 'isEnd:', 'isend:', 'unknown-key'],
    [runbook, 'RuntimeParameters:', 'RuntimeParameter:', 'unknown-input'],
    [runbook, 'InstanceId:', 'InstanceID:', 'unknown-document-parameter'],
    [
      runbook,
      "RuntimeParameters:\n        InstanceId: ['{{ Id }}']",
      'TargetParameterName: InstanceID\n      Targets: [{ Key: ParameterValues, Values: ["{{ Id }}"] }]',
      'unknown-document-parameter',
    ],
    [runbook, 'timeoutSeconds: 600', 'timeoutSeconds: {{ Id }}', 'unquoted-reference'],
    [runbook, '{{ Role }}', '{{ Rle }}', 'undeclared-parameter'],
    [runbook, '{{ variable:count }}', '{{ variable:cont }}', 'undeclared-variable'],
    [command, 'parameters:', 'parameter:', 'unknown-key'],
    [command, 'mainSteps:', 'mainsteps:', 'unknown-key'],
    [command, '- name:', '- Name:', 'unknown-step-field'],
    [command, 'action:', 'acton:', 'unknown-step-field'],
    [command, 'inputs:', 'input:', 'unknown-step-field'],
    [command, 'precondition:', 'preconditions:', 'unknown-step-field'],
    [command, 'runCommand:', 'runCommands:', 'unknown-input'],
    [command, 'interpolationType:', 'InterpolationType:', 'unknown-key'],
    [command, 'ENV_VAR', 'ENVVAR', 'wrong-value'],
    [command, '{{ Name }}', '{{ Nme }}', 'undeclared-parameter'],
    [session, 'properties:', 'propertes:', 'unknown-key'],
    [session, 'portNumber:', 'portnumber:', 'unknown-key'],
    [preferences, 'maxSessionDuration:', 'maxSessionDurations:', 'unknown-key'],
    [preferences, 'shellProfile:', 'shelProfile:', 'unknown-key'],
    [manifest, 'packages:', 'package:', 'unknown-key'],
    [manifest, 'files:', 'fils:', 'unknown-key'],
    [session, 'allowedPattern:', 'allowPattern:', 'unknown-key'],
    [runbook, "schemaVersion: '0.3'", "schemaVersion: '2.2'", 'misplaced-action'],
    [runbook, '- name: stop', '- name: st.op', 'malformed-step-name'],
    [runbook, 'onFailure: step:tidy', "onFailure: step:tidy'", 'wrong-value'],
    [runbook, "assumeRole: '{{ Role }}'", "assumeRole: '{{ parameters.Role }}'", 'unknown-reference-step'],
    [runbook, "schemaVersion: '0.3'", 'schemaVersion: "0.3\'', 'broken-syntax'],
    [runbook, 'action: aws:executeScript', 'action', 'broken-syntax'],
    [runbook, 'Handler: main', 'Handl', 'broken-syntax'],
    [runbook, 'Selector: $.Payload.count', 'Sel', 'broken-syntax'],
    [runbook, "InstanceId: ['{{ Id }}']", "InstanceId: '{{ Id }}']", 'broken-syntax'],
    [runbook, '  count: {', '\tcount: {', 'broken-syntax'],
    [command, '      runCommand', '     runCommand', 'broken-syntax'],
    [command, `['echo "{{ Name }}"']`, `'echo "{{ Name }}"']`, 'broken-syntax'],
    [session, '  port: {', '  port {', 'broken-syntax'],
    [session, 'sessionType:', 'sessionType', 'broken-syntax'],
    [
      command,
      "    inputs:\n      timeoutSeconds: '60'\n      runCommand: ['echo \"{{ Name }}\"']\n",
      '',
      'missing-inputs',
    ],
    [session, "'{{ port }}'", "'${port}'", 'unclosed-reference'],
    [session, "properties: { portNumber: '{{ port }}' }\n", '', 'missing-session-part'],
    [session, "default: '22'", 'default: [22]', 'wrong-default'],
    [calendar, 'END:VEVENT', 'END:VEVNT', 'malformed-calendar'],
    [calendar, 'BEGIN:VEVENT', 'BEGIN:EVENT', 'malformed-calendar'],
    [calendar, 'VERSION:2.0', 'VERSION=2.0', 'malformed-calendar'],
    [calendar, 'VERSION:2.0', 'VERION:2.0', 'missing-calendar-property'],
  ]

  it('nothing is found in the documents before anything is mistyped', async () => {
    for (const text of [runbook, command, session, preferences, manifest, calendar])
      assert.deepEqual(await rulesIn(text, fileOf(text)), [])
  })

  for (const [document, meant, written, rule] of slips) {
    it(`${JSON.stringify(written)} in place of ${JSON.stringify(meant)}`, async () => {
      assert.ok(document.includes(meant))
      assert.deepEqual(await rulesIn(document.replace(meant, written), fileOf(document)), [rule])
    })
  }

  it('a plugin of schema version 1.2 with several configurations is told of once', async () => {
    const text = `schemaVersion: '1.2'
runtimeConfig:
  aws:updateAgent:
    properties:
      - { agentName: Ec2Config, source: 'https://example.com/a', targetVersion: latest, allowDowngrade: 'false' }
      - { agentName: Ec2Config, source: 'https://example.com/b', targetVersion: latest, allowDowngrade: 'false' }
`
    assert.deepEqual((await rulesIn(text)).filter((rule) => rule === 'deprecated-plugin').length, 1)
  })
})
