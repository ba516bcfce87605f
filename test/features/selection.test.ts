import assert from 'node:assert/strict'
import { at } from '../../server/editor.js'
import { selectionAt } from '../../server/features/selection.js'
import { open } from '../../server/hosts/open.js'

const runbook = `# Waits.
schemaVersion: '0.3'

mainSteps:
  - name: wait # a while
    action: aws:sleep

    # how long
    inputs: { Duration: '{{ Wait }} or so' }
`

const json = `{
  "schemaVersion": "0.3",
  "mainSteps": [

    { "name": "wait", "action": "aws:sleep", "inputs": { "Duration": "{{ Wait }}" } }
  ]
}
`

describe('selections', () => {
  const selected = async (text: string, path: string, offset: number) =>
    at(await open({ text, path }), offset, selectionAt) ?? []

  for (const [path, text] of [
    ['wait.yaml', runbook],
    ['wait.json', json],
  ] as const) {
    it(`hold the cursor at every place of ${path}, each wider than the one before`, async () => {
      for (let offset = 0; offset <= text.length; offset++) {
        let inner = { start: offset, end: offset }
        for (const range of await selected(text, path, offset)) {
          assert.ok(range.start <= inner.start && range.end >= inner.end, `${JSON.stringify(range)} at ${offset}`)
          inner = range
        }
      }
    })
  }

  const texts = async (text: string, path: string, word: string) =>
    (await selected(text, path, text.indexOf(word) + 2)).map(({ start, end }) => text.slice(start, end))

  it('grow from a key to its entry', async () => {
    assert.deepEqual((await texts(runbook, 'wait.yaml', 'action')).slice(0, 2), ['action', 'action: aws:sleep'])
    assert.deepEqual((await texts(json, 'wait.json', 'action')).slice(0, 3), [
      'action',
      '"action"',
      '"action": "aws:sleep"',
    ])
  })

  it('grow from a reference to its text', async () => {
    assert.deepEqual((await texts(runbook, 'wait.yaml', '{{ Wait')).slice(0, 4), [
      '{{ Wait }}',
      '{{ Wait }} or so',
      "'{{ Wait }} or so'",
      "Duration: '{{ Wait }} or so'",
    ])
  })

  it('grow from a comment to its line, to the step around it, up to the whole text', async () => {
    const [comment, line, step, ...others] = await texts(runbook, 'wait.yaml', '# how')
    assert.equal(comment, '# how long')
    assert.equal(line, '    # how long')
    assert.match(step ?? '', /^\s*-? ?name: wait[\s\S]*or so' \}$/)
    assert.equal(others.at(-1), runbook)
  })
})
