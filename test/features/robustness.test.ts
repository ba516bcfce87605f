import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { emptyRepository } from '../../server/document/repository.js'
import {
  at,
  completionsIn,
  foldingIn,
  hoverIn,
  inAll,
  refactoringsIn,
  renameIn,
  wholeDocument,
} from '../../server/editor.js'
import { inOtherFormat } from '../../server/features/convert-format.js'
import { expressionsOf } from '../../server/features/expressions.js'
import { formatted } from '../../server/features/format.js'
import { inlayHintsOf } from '../../server/features/inlay-hints.js'
import { lensesOf } from '../../server/features/lenses.js'
import { linksOf } from '../../server/features/links.js'
import { namePlacesAt } from '../../server/features/name-places.js'
import { outlineOf } from '../../server/features/outline.js'
import { selectionAt } from '../../server/features/selection.js'
import { semanticTokensOf } from '../../server/features/semantic-tokens.js'
import { signatureAt } from '../../server/features/signature.js'
import { incomingCalls, outgoingCalls, stepItemAt } from '../../server/features/step-calls.js'
import { type Opened, open } from '../../server/hosts/open.js'
import { lintOpened } from '../../server/service.js'
import { isReparsable } from '../../server/syntax/reparse.js'
import type { Tree } from '../../server/syntax/tree.js'
import { computed } from '../support/computed.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { randomFrom } from '../support/random.js'
import { typedAtRandom } from '../support/typing.js'

/** How many edits. A few in every test run; CI sets more by the variable SSMITH_EDITING, and others by SSMITH_SEED. */
const edits = Number(process.env['SSMITH_EDITING'] ?? 300)
const isLong = edits > 300
const seed = Number(process.env['SSMITH_SEED'] ?? 41)

/** A document is changed so often before the next one's turn. */
const editsPerDocument = 20

/** No answer may take longer, in milliseconds that the process computes: others may keep the machine busy. */
const longest = 500

/** What the heap may have grown by, beyond what is remembered after the first edits. */
const mostGrowth = 60 * 1024 * 1024

type Feature = (opened: Opened, offset: number) => unknown

const features: Readonly<Record<string, Feature>> = {
  lint: (opened) => lintOpened(opened, { today: '2026-11-23', strict: true }),
  completion: (opened, offset) => completionsIn(opened, offset),
  hover: (opened, offset) => hoverIn(opened, offset),
  names: (opened, offset) => at(opened, offset, namePlacesAt),
  rename: (opened, offset) => renameIn(opened, offset, 'other'),
  selection: (opened, offset) => at(opened, offset, selectionAt),
  steps: (opened, offset) =>
    [stepItemAt, incomingCalls, outgoingCalls].map((feature) => at<unknown>(opened, offset, feature)),
  signature: (opened, offset) => at(opened, offset, (document, own) => signatureAt(document, own, emptyRepository)),
  refactorings: (opened, offset) => refactoringsIn(opened, offset),
  outline: (opened) => inAll(opened, outlineOf),
  expressions: (opened) => inAll(opened, expressionsOf),
  folding: foldingIn,
  hints: (opened) => inAll(opened, inlayHintsOf),
  lenses: (opened) => inAll(opened, lensesOf),
  links: (opened) => inAll(opened, (document) => linksOf(document, emptyRepository)),
  tokens: (opened) => inAll(opened, semanticTokensOf),
  formatting: (opened) => {
    const document = wholeDocument(opened)
    return document && formatted(document)
  },
  conversion: (opened) => {
    const document = wholeDocument(opened)
    return document && inOtherFormat(document)
  },
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heap(): number {
  collect()
  return process.memoryUsage().heapUsed
}

/** The answer that took longest of all. */
const firstOfEachHost = {
  'template.yaml': 'Resources:\n  Document:\n    Type: AWS::SSM::Document\n    Properties:\n      Content: {}\n',
  'main.tf': 'resource "aws_ssm_document" "a" {\n  content = jsonencode({})\n}\n',
  'broken.yaml': 'schemaVersion: "0.3\n',
}

let slowest = { took: 0, what: '' }

describeCorpus('documents that are being edited', function () {
  this.timeout(0)

  // What is loaded when it is first needed is compiled from TypeScript here, which no answer waits for in the built program.
  before(async () => {
    for (const [path, text] of Object.entries(firstOfEachHost)) await open({ text, path })
  })

  it(`let all features answer over ${edits} edits, soon and without growing`, async () => {
    const random = randomFrom(seed)
    const files = corpusFiles().filter(({ text }) => text.length < 100_000)
    const run = async (count: number) => {
      for (let done = 0; done < count; ) {
        const { path, text } = files[random(files.length)] ?? assert.fail()
        const rounds = Math.min(editsPerDocument, count - done)
        await edit(path, text, rounds, random)
        done += rounds
      }
    }
    await run(Math.ceil(edits / 2))
    const before = heap()
    await run(Math.floor(edits / 2))
    const after = heap()
    const grown = `the heap from ${Math.round(before / 1024)} to ${Math.round(after / 1024)} KB`
    if (isLong) console.log(`      slowest: ${slowest.what}, ${Math.round(slowest.took)} ms; ${grown}`)
    assert.ok(after - before < mostGrowth, `the edits grew ${grown}`)
  })
})

/** Edits a document again and again, reading each text as a change of the one before, and asks for everything each time. */
async function edit(path: string, whole: string, rounds: number, random: (limit: number) => number): Promise<void> {
  let text = whole
  let before: Tree | undefined
  for (let round = 0; round < rounds; round++) {
    text = typedAtRandom(text, random)
    const opened = await answered('reading', text, path, 0, () => open({ text, path }, [], before))
    if (opened.tree && isReparsable(opened.tree)) before = opened.tree
    for (const [name, feature] of Object.entries(features)) {
      const offset = random(text.length + 1)
      await answered(name, text, path, offset, () => feature(opened, offset))
    }
  }
}

async function answered<T>(
  name: string,
  text: string,
  path: string,
  offset: number,
  answer: () => T,
): Promise<Awaited<T>> {
  const what = `${name} at ${offset} of ${path}`
  const start = computed()
  const given = await Promise.resolve()
    .then(answer)
    .catch((cause: unknown) => {
      throw new Error(`${what}: ${JSON.stringify(text.slice(Math.max(0, offset - 60), offset + 20))}`, { cause })
    })
  const took = computed() - start
  if (took > slowest.took) slowest = { took, what }
  assert.ok(took < longest, `${what} took ${Math.round(took)} ms`)
  return given
}
