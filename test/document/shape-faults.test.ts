import assert from 'node:assert/strict'
import type { SsmDocument } from '../../server/document/document.js'
import { suspectParts } from '../../server/document/shape-faults.js'
import { open } from '../../server/hosts/open.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { documentOf } from '../support/documents.js'
import { randomFrom } from '../support/random.js'

/** The suspect parts, where nothing is known of them from the reading. */
const afresh = (document: SsmDocument) => suspectParts({ ...document, right: new Map(), facts: [] })

describe('the parts of a document that are not right at first sight', () => {
  it('are found where one node stands in several places', async () => {
    const document = await documentOf(`schemaVersion: '0.3'
parameters: &both
  a: &a {type: String, allowedPattern: x}
variables: *both
mainSteps:
  - *a
  - {name: wait, action: aws:sleep, inputs: {Duration: PT1M}}
`)
    assert.deepEqual(
      suspectParts(document).map(({ schema }) => schema),
      ['declaration Variable', 'step'],
    )
  })

  describeCorpus('in the corpus', () => {
    it('are the same whether or not it was noted what is right', async () => {
      const random = randomFrom(5)
      let [noted, suspect] = [0, 0]
      for (const { path, text } of corpusFiles()) {
        const letters = [...text.matchAll(/[A-Za-z]{3,}/g)]
        const at = letters[random(Math.max(1, letters.length))]?.index ?? 0
        for (const changed of [text, text.slice(0, at) + text.slice(at + 1)]) {
          const { models } = await open({ text: changed, path })
          for (const document of models.flatMap(({ document }) => document ?? [])) {
            const found = suspectParts(document)
            assert.deepEqual(found, afresh(document), path)
            noted += document.right.size
            suspect += found.length
          }
        }
      }
      assert.ok(noted > 1000 && suspect > 10, `${noted} parts are right, ${suspect} are suspect`)
    }).timeout(60_000)
  })
})
