import assert from 'node:assert/strict'
import { yamlComment } from '../../server/features/comments.js'
import { inOtherFormat } from '../../server/features/convert-format.js'
import { open } from '../../server/hosts/open.js'
import { lint } from '../../server/service.js'
import { toJson } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { computed } from '../support/computed.js'

const documentOf = async (text: string, path: string) => (await open({ text, path })).models[0]?.document

async function converted(text: string, path: string): Promise<string> {
  return inOtherFormat((await documentOf(text, path)) ?? assert.fail()).text
}

const commented = `// Head.
/* Licence,
 * in two lines. */
{ // first
  "schemaVersion": "0.3", // version
  "description": "yes",
  "parameters": { /* none yet */ },
  // Steps.
  "mainSteps": [
    // Wait.
    {
      // Its name.
      "name": "wait", // beside
      "action": "aws:sleep",
      "inputs": { "Duration": "12:30:45" }, // inputs
      "isEnd": true // last
      // "isCritical": false
    } // behind
  ]
}
// Tail.
`

describe('conversion to YAML', () => {
  it('keeps comments, and quotes what YAML 1.1 takes for something else', async () => {
    assert.equal(
      await converted(commented, 'a.json'),
      `# Head.
# Licence,
# in two lines.
# first
schemaVersion: '0.3' # version
description: 'yes'
# none yet
parameters: {}
# Steps.
mainSteps:
  # Wait.
  # Its name.
  - name: wait # beside
    action: aws:sleep
    inputs: # inputs
      Duration: '12:30:45'
    isEnd: true # last
    # "isCritical": false
  # behind
# Tail.
`,
    )
  })
})

describe('conversion', () => {
  it('keeps how deep a text is indented, and writes no tabs in YAML', async () => {
    const json = (pad: string) =>
      `{\n${pad}"schemaVersion": "0.3",\n${pad}"parameters": {\n${pad}${pad}"A": {}\n${pad}}\n}\n`
    const yaml = (pad: string) => `schemaVersion: '0.3'\nparameters:\n${pad}A: {}\n`
    assert.equal(await converted(json('    '), 'a.json'), yaml('    '))
    assert.equal(await converted(json('\t'), 'a.json'), yaml('  '))
    assert.equal(await converted(yaml('   '), 'a.yaml'), json('   '))
  })

  it('keeps what a build fills in', async () => {
    const json = `{\n  "schemaVersion": "2.2",\n  "description": "\${text}",\n  "mainSteps": "\${steps}"\n}\n`
    const yaml = `schemaVersion: '2.2'\ndescription: \${text}\nmainSteps: \${steps}\n`
    assert.equal(await converted(json, 'a.json'), yaml)
    assert.equal(await converted(yaml, 'a.yaml'), json)
  })
})

describeCorpus('conversion of real documents', function () {
  this.timeout(0)
  it('gives documents with the same data and findings', async () => {
    const today = '2026-11-23'
    const rulesIn = async (text: string, path: string) =>
      (await lint({ text, path }, { today, strict: true }))
        .flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))
        .sort()
    const files = corpusFiles('docs').filter(({ notes, path }) => notes === '' && path.endsWith('.json'))
    assert.ok(files.length > 10)
    for (const { text, path } of files) {
      const document = await documentOf(text, path)
      if (!document || document.tree.faults.length > 0) continue
      const yaml = inOtherFormat(document).text
      const again = (await documentOf(yaml, path.replace(/json$/, 'yaml'))) ?? assert.fail(path)
      assert.deepEqual(toJson(again.root), toJson(document.root), path)
      assert.deepEqual(await rulesIn(yaml, path.replace(/json$/, 'yaml')), await rulesIn(text, path), path)
    }
  })
})

describe('a comment of many stars', () => {
  it('is written in YAML in time', () => {
    const start = computed()
    const stars = '*'.repeat(100_000)
    assert.deepEqual(yamlComment(`/*${stars}\n * what ${stars} is *\n ${stars}*/`), [`# what ${stars} is *`])
    assert.ok(computed() - start < 1000)
  })
})
