import assert from 'node:assert/strict'
import { methodName } from '../server/aws/operation-name.js'
import { flowOf } from '../server/document/flow.js'
import { choiceText } from '../server/document/diagram/choice-text.js'
import { skeletons } from '../server/features/completion/skeletons.js'
import { lint } from '../server/service.js'
import { computed } from './support/computed.js'
import { documentOf } from './support/documents.js'

/** Longer than any text that is meant; what takes time by the square of it takes far longer than a second. */
const length = 200_000
const blanks = ' '.repeat(length)

async function inTime<T>(what: () => T | Promise<T>): Promise<T> {
  const start = computed()
  const done = await what()
  const took = computed() - start
  assert.ok(took < 1500, `${took} ms`)
  return done
}

const step = (action: string, inputs: object) =>
  JSON.stringify({ schemaVersion: '0.3', mainSteps: [{ name: 'a', action, inputs }] })

describe('a long text is read in time', () => {
  const texts: Readonly<Record<string, readonly [path: string, text: string, finding: string]>> = {
    'blanks in a string of JSON that is not closed': [
      'a.json',
      `{"schemaVersion": "0.3", "description": "${blanks}*\n}`,
      'broken-syntax',
    ],
    'blanks behind a text of JSON with quotes in it': [
      'a.json',
      `{"schemaVersion": "0.3",\n "description": "a "b" c"${blanks}x\n}`,
      'broken-syntax',
    ],
    'braces that nothing closes on a line of YAML': [
      'a.yaml',
      `schemaVersion: '0.3'\ndescription: - ${'- {{'.repeat(length / 4)} }\n`,
      'broken-syntax',
    ],
    'dashes of a word in a line that has a separator of its own': [
      'a.yaml',
      `schemaVersion: '0.3'\nZ${'-'.repeat(length)}\u2028x\nmainSteps: []\n`,
      'broken-syntax',
    ],
    'the name of a variable': [
      'a.json',
      step('aws:updateVariable', { Name: `${'a'.repeat(length)}.`, Value: '1' }),
      'wrong-input',
    ],
    'ends of lines in a template': [
      'a.json',
      step('aws:createStack', { StackName: '', TemplateBody: `AWS::IAM::${'\r'.repeat(length)}` }),
      'wrong-input',
    ],
    'dots in a selector': [
      'a.json',
      JSON.stringify({
        schemaVersion: '0.3',
        mainSteps: [
          {
            name: 'a',
            action: 'aws:executeAwsApi',
            inputs: { Service: 'lambda', Api: 'GetFunction' },
            outputs: [{ Name: 'x', Selector: `$.Tags['${'.'.repeat(length)}x'].y`, Type: 'String' }],
          },
        ],
      }),
      'unmatched-selector',
    ],
  }
  for (const [title, [path, text, finding]] of Object.entries(texts))
    it(title, async () => {
      const linted = await inTime(() => lint({ path, text }, { today: '2026-11-23' }))
      const found = linted.flatMap(({ diagnostics }) => diagnostics).map(({ rule }) => rule)
      assert.ok(found.includes(finding), found.join())
    })

  it('the name of an operation', async () => {
    assert.equal((await inTime(() => methodName(`${'Z'.repeat(length)}=`))).length, length + 1)
    assert.equal(methodName('DescribeARNs'), 'describe_arns')
  })

  it('the condition of a choice', async () => {
    const text = `{"schemaVersion": "0.3", "mainSteps": [
      {"name": "a", "action": "aws:branch", "inputs": {"Choices": [
        {"Variable": "{{ x }}", "StringEquals": "${blanks}é {{ y }}", "NextStep": "b"}
      ]}},
      {"name": "b", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}]}`
    const document = await documentOf(text)
    const jump = flowOf(document).edges.find(({ jump }) => jump)?.jump
    assert.ok(jump)
    assert.equal(await inTime(() => choiceText(jump, document)), 'x StringEquals é y')
  })

  it('what is begun where a document may stand', async () => {
    assert.equal(await inTime(() => skeletons(`{${'\n'.repeat(length)}é`, 'json', 1)), undefined)
  })
})
