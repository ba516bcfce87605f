import assert from 'node:assert/strict'
import { wholeDocument } from '../../server/editor.js'
import { commentsOf } from '../../server/features/comments.js'
import { formatted } from '../../server/features/format.js'
import { open } from '../../server/hosts/open.js'
import { applied } from '../support/accept.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'

/** What formatting makes of a text; undefined where it is no document of its own. */
async function tidied(text: string, path: string) {
  const document = wholeDocument(await open({ text, path }))
  return document && { document, text: applied(text, await formatted(document)) }
}

const runbook = (inputs: string) =>
  `schemaVersion: '0.3'\nmainSteps:\n  - name: a\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      Api: StopInstances\n${inputs}`

describe('formatting', () => {
  const long = Array.from({ length: 6 }, (_, at) => `i-012345678901234${at}`)
  for (const [what, before, after] of [
    ['writes no blanks within the brackets of a list', "      A: [ 'x', b,c ]\n", "      A: ['x', b, c]\n"],
    [
      'writes blanks within the brackets of a map',
      '      A: {b: [ ], c: [ {d: e} ]}\n',
      '      A: { b: [], c: [{ d: e }] }\n',
    ],
    ['puts short brackets over several lines on one', '      A: [\n        b,\n        c ]\n', '      A: [b, c]\n'],
    [
      'leaves long brackets over several lines',
      `      A: [${long.join(',\n         ')}]\n`,
      `      A:\n        [\n${long.map((each) => `          ${each}`).join(',\n')}\n        ]\n`,
    ],
    ['leaves long brackets on one line', `      A: [${long.join(', ')}]\n`, `      A: [${long.join(', ')}]\n`],
    [
      'keeps comments between brackets',
      '      A: [ b, # first\n        c ]\n',
      '      A:\n        [\n          b, # first\n          c\n        ]\n',
    ],
    [
      'keeps remarks below the last item at its indentation',
      "      A: [ 'a', # one\n        'b' # two\n        # last\n        ]\n",
      "      A:\n        [\n          'a', # one\n          'b' # two\n          # last\n        ]\n",
    ],
    [
      'leaves long brackets that begin with an alias over several lines',
      `      Z: &d x\n      A: [*d,\n         ${long.join(',\n         ')}]\n`,
      `      Z: &d x\n      A:\n        [\n          *d,\n${long.map((each) => `          ${each}`).join(',\n')}\n        ]\n`,
    ],
  ] as const)
    it(what, async () => assert.equal((await tidied(runbook(before), 'a.yaml'))?.text, runbook(after)))
})

describe('formatting without settings', () => {
  const list = '- name: a\n  action: aws:sleep\n  inputs:\n    Duration: PT1M\n'
  for (const [what, text] of [
    ['a script', `description: |\n  How it goes:\n      - one\nmainSteps:\n${list}`],
    ['a folded text with a number', `description: >2-\n    How it goes:\n          - one\nmainSteps:\n${list}`],
    ['a text in quotes', `description: "How\n  it goes:\n      - one"\nmainSteps:\n${list}`],
    ['a text without quotes', `description: How {\n      it goes\nmainSteps:\n${list}`],
  ] as const)
    it(`does not take the indentation from ${what}`, async () =>
      assert.match((await tidied(`schemaVersion: '0.3'\n${text}`, 'a.yaml'))?.text ?? '', /\n {2}inputs:\n {4}Dur/))

  it('leaves dashes below their key where the document has them there and is indented by two', async () => {
    const text = `schemaVersion: '0.3'\nmainSteps:\n${list}`
    const document = wholeDocument(await open({ text, path: 'a.yaml' })) ?? assert.fail()
    const asked = async (width: number) => applied(text, await formatted(document, { width, tabs: false }))
    assert.equal(await asked(2), text)
    assert.match(await asked(4), /\nmainSteps:\n {4}- name: a\n {6}action: aws:sleep\n {6}inputs:\n {10}Dur/)
  })

  it('does not take the indentation from a closing bracket', async () => {
    const head = "schemaVersion: '0.3'\nparameters: {\n }\n"
    const tidy = await tidied(
      `${head}mainSteps:\n    - name: a\n      action: aws:sleep\n      inputs:\n          Duration: PT1M\n`,
      'a.yaml',
    )
    assert.match(tidy?.text ?? '', /\nmainSteps:\n {4}- name: a\n/)
    const json = '{\n    "schemaVersion": "2.2",\n    "parameters": {\n }\n}\n'
    assert.match((await tidied(json, 'a.json'))?.text ?? '', /\n {4}"schemaVersion"/)
    const late = '{"schemaVersion": "2.2", "parameters": {\n },\n"mainSteps": [\n    {"name": "a"}\n]}\n'
    assert.match((await tidied(late, 'a.json'))?.text ?? '', /\n {4}"schemaVersion"/)
  })
})

describeCorpus('formatting of real documents', function () {
  this.timeout(300_000)
  it('keeps all comments, and changes nothing the second time', async () => {
    for (const { text, path } of corpusFiles()) {
      const once = await tidied(text, path)
      const twice = once && (await tidied(once.text, path))
      if (!twice) continue
      assert.equal(twice.text, once.text, path)
      const comments = [once, twice].map(({ document: { tree } }) =>
        commentsOf(tree).map(({ start, end }) => tree.text.slice(start, end).trim()),
      )
      assert.deepEqual(comments[1], comments[0], path)
    }
  })
})
