import assert from 'node:assert/strict'
import { buildDocument } from '../../server/document/build.js'
import { type Opened, open } from '../../server/hosts/open.js'
import { opaque } from '../../server/hosts/read-text.js'
import { lintOpened } from '../../server/service.js'
import { type Entry, keyText, type MapNode } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'

/** Rules that tell one cause at the first of several places, or that another rule tells where more is known. */
const elsewhere: ReadonlySet<string> = new Set(['script-injection', 'malformed-reference'])

/** The document with other entries, as a host gives it that brings forth some of them. */
function withEntries(opened: Opened, entries: readonly Entry[]): Opened {
  const [model] = opened.models
  const { embedded, document } = model ?? assert.fail()
  const root: MapNode = { ...(embedded.root ?? assert.fail()), entries }
  const name = document?.name
  const built = buildDocument({ ...embedded.tree, root }, root, {
    kind: document?.kind ?? assert.fail(),
    ...(name !== undefined && { name }),
  })
  return { ...opened, models: [{ embedded, document: built }] }
}

/** Each entry without its value, or without its key too, and each of the first steps without anything. */
function* unknownParts({ entries }: MapNode, text: string): Generator<readonly Entry[]> {
  const replaced = (at: number, entry: Entry) => entries.map((each, index) => (index === at ? entry : each))
  for (const [at, entry] of entries.entries()) {
    const { key, value } = entry
    if (keyText(key) === 'schemaVersion') continue
    yield replaced(at, { ...entry, value: opaque(value, text) })
    yield replaced(at, { ...entry, key: { ...key, value: '$', dynamic: true }, value: opaque(value, text) })
    if (keyText(key) !== 'mainSteps' || value.kind !== 'list') continue
    for (const step of value.items.slice(0, 3)) {
      const items = value.items.map((each) => (each === step ? opaque(step, text) : each))
      yield replaced(at, { ...entry, value: { ...value, items } })
    }
  }
}

const told = async (opened: Opened): Promise<string[]> =>
  (await lintOpened(opened, { today: '2026-11-23', strict: true })).flatMap(({ diagnostics }) =>
    diagnostics.filter(({ rule }) => !elsewhere.has(rule)).map(({ rule, message }) => `${rule}: ${message}`),
  )

describeCorpus('documents of which a host brings forth parts', function () {
  this.timeout(240_000)

  it('have no faults but those that they have with these parts', async () => {
    const wrong: string[] = []
    for (const { path, text } of corpusFiles('docs').filter((_, at) => at % 4 === 0)) {
      const opened = await open({ text, path })
      const [model] = opened.models
      const { root, faults } = model?.embedded ?? {}
      if (!model?.document || !root || opened.models.length > 1 || (faults ?? []).length > 0) continue
      const whole = new Set(await told(opened))
      for (const entries of unknownParts(root, text)) {
        const others = (await told(withEntries(opened, entries))).filter((each) => !whole.has(each))
        wrong.push(...others.map((each) => `${path}: ${each}`))
      }
    }
    assert.deepEqual(wrong, [])
  })
})
