import assert from 'node:assert/strict'
import { lint } from '../../server/service.js'
import { fixed } from '../support/fixed.js'

const steps = `mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: '{{ Duration }}' }
`
const withParameters = (lines: string): string => `schemaVersion: '0.3'\nparameters:\n${lines}${steps}`

describe('the fix of what nothing uses', () => {
  const duration = "  # How long to wait.\n  'Duration': { type: String, default: PT1M } # a minute\n"

  it('takes the lines of the first and the last, and leaves comments', async () => {
    const left = "  Left:\n    type: String\n    description: 'A word.'\n"
    assert.equal(await fixed(withParameters(left + duration), 'remove `Left`'), withParameters(duration))
    assert.equal(await fixed(withParameters(duration + left), 'remove `Left`'), withParameters(duration))
  })

  it('is not offered where a comment would go', async () => {
    for (const left of ['  Left: { type: String } # later\n', '  Left:\n    # later\n    type: String\n'])
      assert.equal(await fixed(withParameters(left + duration), 'remove `Left`'), undefined)
  })

  it('takes the section with its last one', async () => {
    const text = `schemaVersion: '0.3'\nvariables:\n  Count: { type: Integer, default: 0 }\n${steps.replace('{{ Duration }}', 'PT1M')}`
    const after = `schemaVersion: '0.3'\n${steps.replace('{{ Duration }}', 'PT1M')}`
    assert.equal(await fixed(text, 'remove `variables`'), after)
  })

  it('says which one it takes where nothing uses any, and can take all', async () => {
    const text = withParameters('  A: { type: String }\n  B: { type: String }\n').replace('{{ Duration }}', 'PT1M')
    const found = (await lint({ text, path: 'document.yaml' }, { today: '2026-11-23' })).flatMap(
      (each) => each.diagnostics,
    )
    assert.deepEqual(
      found.map(({ fixes }) => fixes.map(({ title }) => title)),
      [
        ['remove all parameters', 'remove `A`'],
        ['remove all parameters', 'remove `B`'],
      ],
    )
    assert.equal(await fixed(text, 'remove `A`'), text.replace('  A: { type: String }\n', ''))
    assert.equal(await fixed(text, 'remove all parameters'), text.replace(/parameters:\n(?: .*\n)*/, ''))
  })

  it('takes the comma in JSON', async () => {
    const json = (...parameters: readonly string[]) =>
      `{ "schemaVersion": "0.3", "parameters": { ${parameters.join(', ')} },\n "mainSteps": [{ "name": "wait", "action": "aws:sleep", "inputs": { "Duration": "{{ Duration }}" } }] }`
    const [used, left] = ['"Duration": { "type": "String" }', '"Left": { "type": "String" }']
    assert.equal(await fixed(json(used, left), 'remove `Left`', 'document.json'), json(used))
    assert.equal(await fixed(json(left, used), 'remove `Left`', 'document.json'), json(used))
  })
})

describe('the fix of a missing handler', () => {
  const step = (inputs: string) =>
    `schemaVersion: '0.3'\nmainSteps:\n  - name: answer\n    action: aws:executeScript\n    inputs:\n${inputs}`
  const script = '      Script: |\n        def answer(events, context):\n            return {}\n'

  it('names the only function above the runtime', async () => {
    const runtime = '      Runtime: python3.11 # the newest\n'
    assert.equal(
      await fixed(step(runtime + script), 'add `Handler: answer`'),
      step(`      Handler: answer\n${runtime}${script}`),
    )
  })

  it('is not offered where there are several', async () => {
    const other = '        def other(events, context):\n            return {}\n'
    const text = step(`      Runtime: python3.11\n${script}${other}`)
    assert.equal(await fixed(text, 'add `Handler: answer`'), undefined)
  })
})
