import assert from 'node:assert/strict'
import { placeAt, placeBehind, startOf } from '../../server/features/completion/place.js'
import { open } from '../../server/hosts/open.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { randomFrom } from '../support/random.js'
import { typedAtRandom } from '../support/typing.js'

describeCorpus('the place at an offset of JSON, half typed or not', function () {
  this.timeout(0)

  it('is read from the brackets around it as from the beginning of the text', async () => {
    const random = randomFrom(31)
    const files = corpusFiles().filter(({ path, text }) => path.endsWith('.json') && text.length < 60_000)
    let found = 0
    for (const { path, text } of files) {
      const typed = typedAtRandom(typedAtRandom(text, random), random)
      for (const { document } of (await open({ text: typed, path })).models) {
        // Mistyped keys are on the way as they were meant where the tree is asked for it.
        if (!document || document.mistyped) continue
        for (let times = 0; times < 20; times++) {
          const offset = random(document.tree.text.length + 1)
          const expected = placeBehind(document.tree, startOf(document), offset)
          assert.deepEqual(placeAt(document, offset), expected, `${path}, ${offset}`)
          if (expected) found++
        }
      }
    }
    assert.ok(found > 1000, `${found} places`)
  })
})
