import assert from 'node:assert/strict'
import { completionsIn } from '../../server/editor.js'
import type { Completion } from '../../server/features/completion/completion.js'
import { open } from '../../server/hosts/open.js'
import { lint, type Diagnostic } from '../../server/service.js'
import { accepted } from '../support/accept.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { randomFrom } from '../support/random.js'

/** At how many places. A part of them in every test run; CI sets all 300 by the variable SSMITH_POSITIONS, and others by SSMITH_SEED. */
const positions = Number(process.env['SSMITH_POSITIONS'] ?? 30)
const seed = Number(process.env['SSMITH_SEED'] ?? 23)

/** Of what is offered at one place at most so many are tried, spread over all: the 700 operations of a service differ in their names only. */
const mostTried = 40

interface Typing {
  readonly text: string
  readonly offset: number
}

/** Puts something in the place of a value, which begins with its colon. */
const insteadOfValue =
  (by: string) =>
  (text: string, offset: number): Typing => {
    const colon = text.indexOf(': ', offset)
    if (colon < 0) return { text, offset }
    return { text: text.slice(0, colon) + by + text.slice(endOfLine(text, colon)), offset: colon + by.length }
  }

/** What somebody may do to a document before they ask: nothing, begin a line, take away a value, half of a word, or the blank behind a colon. */
const ways: readonly ((text: string, offset: number) => Typing)[] = [
  (text, offset) => ({ text, offset }),
  (text, offset) => {
    const end = endOfLine(text, offset)
    const pad = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, end))?.[0] ?? ''
    return { text: `${text.slice(0, end)}\n${pad}${text.slice(end)}`, offset: end + 1 + pad.length }
  },
  insteadOfValue(': '),
  insteadOfValue(':'),
  (text, offset) => ({ text: text.slice(0, offset) + text.slice(offset).replace(/^\w+/, ''), offset }),
]

const endOfLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

const today = '2026-11-23'

const errorsOf = async (text: string, path: string): Promise<readonly Diagnostic[]> =>
  (await lint({ text, path }, { today })).flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  )

/** What completion need not prevent: that something else is still missing, or that the value is only begun, in JSON by its quotes. */
const isUnfinished = ({ rule, message }: Diagnostic): boolean =>
  /^missing-|^incomplete-|^too-few/.test(rule) ||
  /found nothing|found the empty text|found an empty|is empty(?:;|$)|is named ``|takes at least \d+ (?:character|item)/.test(
    message,
  )

describeCorpus('completion in real documents', function () {
  this.timeout(0)
  const files = corpusFiles('docs').filter(({ notes }) => notes === '')

  it(`leaves a document that parses and has no new error, at ${positions} places`, async () => {
    const random = randomFrom(seed)
    const wrong: string[] = []
    let tried = 0
    for (let round = 0; round < positions; ) {
      const { text: whole, path } = files[random(files.length)] ?? assert.fail()
      const { text, offset } = ways[round % ways.length]?.(whole, random(whole.length)) ?? assert.fail()
      const items = await completionsIn(await open({ text, path }), offset)
      if (items.length === 0) continue
      round++
      const before = new Set((await errorsOf(text, path)).map(({ rule, message }) => `${rule} ${message}`))
      for (const item of spread(items)) {
        tried++
        const found = await newErrors(text, path, item, before)
        for (const { rule, message } of found)
          wrong.push(
            `${path}:${text.slice(0, offset).split('\n').length} ${JSON.stringify(item.text)}: ${rule}: ${message}`,
          )
      }
    }
    assert.ok(tried > positions)
    assert.deepEqual(wrong, [])
  })
})

const spread = (items: readonly Completion[]): readonly Completion[] => {
  const step = Math.ceil(items.length / mostTried)
  return items.filter((_, at) => at % step === 0)
}

/** Errors that touch what was written and were not there before; a text that could be read before and cannot now is one wherever that shows. */
async function newErrors(
  text: string,
  path: string,
  item: Completion,
  before: ReadonlySet<string>,
): Promise<readonly Diagnostic[]> {
  const after = accepted(text, item)
  const [start, end] = [item.range.start, item.range.start + item.text.length]
  const wasBroken = [...before].some((error) => error.startsWith('broken-syntax'))
  return (await errorsOf(after, path)).filter(
    (found) =>
      !before.has(`${found.rule} ${found.message}`) &&
      !isUnfinished(found) &&
      ((found.rule === 'broken-syntax' && !wasBroken) || (found.range.start <= end && start <= found.range.end)),
  )
}
