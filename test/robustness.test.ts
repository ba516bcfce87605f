import assert from 'node:assert/strict'
import { lint } from '../server/service.js'
import { computed } from './support/computed.js'
import { type CorpusFile, corpusFiles, describeCorpus } from './support/corpus.js'
import { randomFrom } from './support/random.js'

/**
 * How often each document of the corpus is cut and changed. A few times in every test run; CI sets the full number by the variable
 * SSMITH_ROBUSTNESS.
 */
const times = Number(process.env['SSMITH_ROBUSTNESS'] ?? 2)

/** Which part of the corpus, as `i/n`, so that CI can use several cores. */
const [shard, shards] = (process.env['SSMITH_SHARD'] ?? '1/1').split('/').map(Number) as [number, number]

/** No text of the corpus takes a tenth of this, in milliseconds that the process computes; more means that something is not linear. */
const longest = 5000

const characters = [
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ':',
  '-',
  '\n',
  ' ',
  '\t',
  '#',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '`',
  ',',
  '0',
  'a',
  '\\',
  '\u0000',
  '😀',
  '{{',
  '}}',
]

describeCorpus('broken documents', function () {
  this.timeout(0)
  const files = corpusFiles().filter((_, at) => at % shards === shard - 1)

  it(`cut at ${times} offsets each are linted without a crash or a hang`, async () => {
    const random = randomFrom(7)
    for (const file of files) {
      for (let round = 0; round < times; round++)
        await survives(file, file.text.slice(0, random(file.text.length + 1)), `cut, round ${round}`)
    }
  })

  it(`with ${times} changes of one character each are linted without a crash or a hang`, async () => {
    const random = randomFrom(11)
    for (const file of files) {
      for (let round = 0; round < times; round++) {
        const at = random(file.text.length + 1)
        const char = characters[random(characters.length)] ?? ''
        const removed = random(2)
        await survives(
          file,
          file.text.slice(0, at) + char + file.text.slice(at + removed),
          `${JSON.stringify(char)} at ${at}, round ${round}`,
        )
      }
    }
  })
})

async function survives({ path }: CorpusFile, text: string, how: string): Promise<void> {
  const start = computed()
  try {
    const linted = await lint({ text, path }, { today: '2026-11-23', strict: true })
    for (const { diagnostics } of linted) {
      for (const { range, rule } of diagnostics) {
        assert.ok(
          range.start >= 0 && range.start <= range.end && range.end <= text.length,
          `${rule} points at ${range.start}–${range.end} of ${text.length}`,
        )
      }
    }
  } catch (error) {
    throw new Error(`${path} (${how})`, { cause: error })
  }
  const took = computed() - start
  assert.ok(took < longest, `${path} (${how}) took ${took} ms`)
}
