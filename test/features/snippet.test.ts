import assert from 'node:assert/strict'
import { completionsIn } from '../../server/editor.js'
import { snippetOf } from '../../server/features/completion/snippet.js'
import { open } from '../../server/hosts/open.js'

async function snippetAt(path: string, marked: string, label: string): Promise<string | undefined> {
  const offset = marked.indexOf('<|>')
  const items = await completionsIn(await open({ text: marked.replace('<|>', ''), path }), offset)
  return snippetOf(items.find((each) => each.label === label) ?? assert.fail(label))
}

const runbook = (steps: string) => `schemaVersion: '0.3'\nparameters: { Id: { type: String } }\nmainSteps:\n${steps}`

describe('snippets', () => {
  for (const [what, path, text, label, snippet] of [
    [
      'a new step: its name and the values of its inputs',
      'a.yaml',
      runbook('  - name: a\n    action: aws:sleep\n    inputs:\n      Duration: PT1M\n  <|>'),
      'changeInstanceState',
      '- name: ${1:changeInstanceState}\n    action: aws:changeInstanceState\n    inputs:\n      InstanceIds:\n        - ${2:i-1234567890abcdef0}\n      DesiredState: ${3:stopped}',
    ],
    [
      'a value between quotes and brackets',
      'a.json',
      '{ "schemaVersion": "0.3", "mainSteps": [{ "name": "a", <|> }] }',
      'action',
      '"action": "$1"',
    ],
    [
      'a script, which is left as it is, with its dollars and brackets',
      'a.yaml',
      runbook('  - name: a\n    action: <|>'),
      'aws:executeScript',
      "aws:executeScript\n    inputs:\n      Runtime: ${1:python3.11}\n      Handler: ${2:script_handler}\n      InputPayload:\n        name: ${3:world}\n      Script: |\n        def script_handler(events, context):\n            return {'greeting': 'Hello ' + events['name']\\}",
    ],
    [
      'a list whose dashes are below its key',
      'a.yaml',
      "schemaVersion: '0.3'\nmainSteps:\n- name: a\n  action: <|>",
      'aws:changeInstanceState',
      'aws:changeInstanceState\n  inputs:\n    InstanceIds:\n    - ${1:i-1234567890abcdef0}\n    DesiredState: ${2:stopped}',
    ],
    [
      'an empty map',
      'a.json',
      '{ "schemaVersion": "0.3", "mainSteps": [], <|> }',
      'parameters',
      '"parameters": {$1\\}',
    ],
    ['the end, as behind any text', 'a.yaml', runbook('  - name: a\n    <|>'), 'action', undefined],
    ['a whole value', 'a.yaml', runbook('  - name: a\n    onFailure: <|>'), 'Abort', undefined],
  ] as const) {
    it(`go on in ${what}`, async () => assert.equal(await snippetAt(path, text, label), snippet))
  }
})
