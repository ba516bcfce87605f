import assert from 'node:assert/strict'
import { formatOf, parse } from '../../server/syntax/parse.js'
import { isReparsable, reparse } from '../../server/syntax/reparse.js'
import type { Tree } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { randomFrom } from '../support/random.js'
import { typedAtRandom } from '../support/typing.js'

/** How many edits. A few in every test run; CI sets more by the variable SSMITH_EDITING. */
const edits = Number(process.env['SSMITH_EDITING'] ?? 800)

const runbook = `schemaVersion: '0.3'
parameters:
  Wait: { type: String }
mainSteps:
  - name: wait
    action: aws:sleep
    inputs:
      Duration: PT1M
  - name: tell
    action: aws:executeScript
    inputs:
      Script: |
        print(1)

        print(2)
outputs: [tell.Payload]
`

/** The tree after one text was made of another, and whether it was read in part. */
async function afterChange(before: string, now: string): Promise<{ whole: Tree; part: Tree | undefined }> {
  const part = await reparse(await parse(before, 'yaml'), now)
  return { whole: await parse(now, 'yaml'), part }
}

describe('reading a changed text', () => {
  for (const [what, from, to] of [
    ['a letter in a value', 'PT1M', 'PT11M'],
    ['a half-typed key', 'action: aws:sleep\n', 'action: aws:sleep\n    isEn\n'],
    ['a line in a script', 'print(1)\n', 'print(1)\n        print(3)\n'],
    ['a new step', '  - name: tell', '  - name: new\n    action: aws:sleep\n  - name: tell'],
    ['a step that is taken away', '  - name: wait\n    action: aws:sleep\n    inputs:\n      Duration: PT1M\n', ''],
    ['the type of a parameter', 'type: String', 'type: Integer'],
    ['the end of the text', '[tell.Payload]', '[tell.Payload, wait]'],
  ] as const) {
    it(`reads ${what} in part`, async () => {
      const { whole, part } = await afterChange(runbook, runbook.replace(from, to))
      assert.deepEqual(part, whole)
    })
  }

  it('reads on in part while a key is typed, of which the rest does not know', async () => {
    const before = runbook.replace('action: aws:sleep\n', 'action: aws:sleep\n    isEn\n')
    for (const now of [before.replace('isEn', 'isEnd'), before.replace('print(2)', 'print(3)')]) {
      const { whole, part } = await afterChange(before, now)
      assert.deepEqual(part, whole)
    }
  })

  it('still knows that a key of the part repeats one before it', async () => {
    const before = `description: one\ndescription: two words\n${runbook}`
    const { whole, part } = await afterChange(before, before.replace('two words', 'two wordss'))
    assert.equal(whole.faults.length, 1)
    assert.deepEqual(part, whole)
  })

  it('has a map without its closing bracket end with what is in it, wherever the next line begins', async () => {
    const before = `  a:
      long: ${'x'.repeat(2100)}
      b:
        c:
          - d: e
            f:
              g:
              - "h"
            i: j
# k
  l:
`
    const { whole, part } = await afterChange(before, before.replace('    - "h', '{{ h'))
    assert.ok(part)
    assert.deepEqual(part, whole)
  })

  for (const [what, from, to] of [
    ['an open quote', 'Duration: PT1M', "Duration: 'PT1M"],
    ['an open bracket', '[tell.Payload]', '[tell.Payload, wait.'],
    ['an open bracket behind a comma', '[tell.Payload]', '[tell.Payload,'],
    ['an open bracket above another line', 'Duration: PT1M\n', 'Duration: PT1M\n      Wait: [\n'],
    ['a key without its colon', 'action: aws:sleep', 'action aws:sleep'],
    ['an anchor', 'Duration: PT1M', 'Duration: &wait PT1M'],
    ['a key of the document', 'outputs:', 'output:'],
    ['a second document', 'outputs:', '---\noutputs:'],
    ['a step at the margin', '  - name: tell', '- name: tell'],
  ] as const) {
    it(`reads all of a text with ${what}`, async () => {
      const { part } = await afterChange(runbook, runbook.replace(from, to))
      assert.equal(part, undefined)
    })
  }
})

const json = JSON.stringify(
  { schemaVersion: '0.3', mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1M' } }] },
  null,
  2,
)

describe('reading changed JSON', () => {
  it('looks only around a key before values with brackets and commas', async () => {
    const before = json.replace('"PT1M"', '"PT1M", "List": [{ "a": 1 }, { "b": 2 }]')
    const now = before.replace('"wait",', '"wait",\n"isEn')
    const part = await reparse(await parse(before, 'json'), now)
    assert.ok(part)
    assert.deepEqual(part, await parse(now, 'json'))
  })

  const afterKey = async (now: string) => ({
    whole: await parse(now, 'json'),
    part: await reparse(await parse(json, 'json'), now),
  })

  for (const [what, typed] of [
    ['a key whose quote is open', '"isEn'],
    ['a key without a colon', '"isEnd"'],
    ['a key without a value', '"isEnd":'],
    ['a key that is there already, without a value', '"name":'],
    ['a value that is half typed', '"isEnd": tr'],
    ['a value without a comma', '"isEnd": true'],
    ['a comma too many', ','],
    ['a comment', '/* } */'],
  ] as const) {
    it(`looks only around ${what}`, async () => {
      const { whole, part } = await afterKey(json.replace('"wait",', `"wait",\n${typed}`))
      assert.ok(part && part.faults.length > 0)
      assert.deepEqual(part, whole)
    })
  }

  for (const [what, from, to] of [
    ['a letter in a value', 'PT1M', 'PT11M'],
    ['blanks', '"wait",', '"wait",  '],
    ['a new key', '"wait",', '"wait", "isEnd": true,'],
    ['a new step', '"mainSteps": [', '"mainSteps": [{},'],
    ['a key that is taken away', ',\n      "action": "aws:sleep"', ''],
    ['a key that is there already', '"wait",', '"wait", "name": 1,'],
    ['a missing value before a brace', '"PT1M"', ''],
  ] as const) {
    it(`reads ${what} in part`, async () => {
      const { whole, part } = await afterKey(json.replace(from, to))
      assert.ok(part)
      assert.deepEqual(part, whole)
    })
  }

  it('looks only around the change where something else is broken already', async () => {
    const well = json.replace('"mainSteps"', '"one": { "a": "b", "z": 1 },\n"two": { "c": "d", "z": 1 },\n"mainSteps"')
    const begun = (text: string) => text.replace('"wait",', '"wait",\n"isEn')
    const ended = (text: string) => text.replace('"wait",', '"wait",\n"isEnd": true,')
    const versions = [
      begun(well),
      begun(well).replace('"b"', '"b", "e": tr'),
      begun(well).replace('"b"', '"b", "e": tr').replace('"d"', '"d", "longer"'),
      begun(well).replace('"b"', '"b", "e": 1').replace('"d"', '"d", "longer"'),
      ended(well).replace('"b"', '"b", "e": 1').replace('"d"', '"d", "longer"'),
      ended(well).replace('"b"', '"b", "e": 1'),
    ]
    let before = await parse(well, 'json')
    for (const now of versions) {
      const part = await reparse(before, now)
      assert.ok(part)
      assert.deepEqual(part, await parse(now, 'json'))
      before = part
    }
    assert.deepEqual(before.faults, [])
  })

  for (const [what, now] of [
    ['a missing brace', json.replace('"PT1M"\n      }', '"PT1M"')],
    ['a comment that does not end', json.replace('"wait",', '"wait", /*')],
    ['a brace too many', json.replace('"wait",', '"wait", },')],
    ['brackets that end what is around', json.replace('"wait",', '}] [{')],
    ['a word outside of all brackets', `${json}x`],
    ['more brackets than are read', json.replace('"wait",', `"wait", "deep": ${'['.repeat(5000)}`)],
  ] as const) {
    it(`reads all of it with ${what}`, async () => assert.equal((await afterKey(now)).part, undefined))
  }
})

/** JSON in which somebody types a line of a map, a letter, or anything else. */
function jsonTyped(text: string, random: (limit: number) => number): string {
  const what = random(5)
  const words = [...text.matchAll(what < 3 ? /[,{]\r?\n/g : /\w{3}/g)]
  const word = words[random(words.length)]
  if (what === 0 || !word) return typedAtRandom(text, random)
  const at = word.index + 1
  const key = text.match(/"\w+"/g)?.[random(5)] ?? '"key"'
  const lines = [
    '"',
    '"na',
    key,
    `${key}:`,
    `${key}: `,
    `${key} "`,
    `${key}: tr`,
    `${key}: 1`,
    `${key}: {},`,
    '"new": "",',
  ]
  return `${text.slice(0, at)}${what < 3 ? `\n${lines[random(lines.length)]}` : 'x'}${text.slice(at)}`
}

describeCorpus('reading changed texts in part', function () {
  this.timeout(0)

  const typing = { yaml: typedAtRandom, json: jsonTyped } as const
  for (const format of ['yaml', 'json'] as const)
    it(`gives the same tree as reading all of them, over ${edits} edits of ${format.toUpperCase()}`, async () => {
      const random = randomFrom(7)
      const files = corpusFiles().filter(({ path, text }) => formatOf(text, path) === format && text.length < 100_000)
      let inPart = 0
      for (let done = 0; done < edits; ) {
        const { path, text: first } = files[random(files.length)] ?? assert.fail()
        let text = first
        let before = await parse(text, format)
        for (let round = 0; round < 20 && done < edits && isReparsable(before); round++, done++) {
          text = typing[format](text, random)
          const part = await reparse(before, text)
          const whole = await parse(text, format)
          if (part) {
            inPart++
            if (JSON.stringify(part) !== JSON.stringify(whole)) assert.deepEqual(part, whole, `${path}, edit ${done}`)
          }
          if (part ? isReparsable(part) : isReparsable(whole)) before = part ?? whole
          else if (random(3) === 0) text = before.text
        }
      }
      assert.ok(inPart > edits / 3, `only ${inPart} of ${edits} changed texts were read in part`)
    })
})
