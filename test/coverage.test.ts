import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentKind } from '../server/document/kinds.js'
import { rules } from '../server/rules/index.generated.js'
import { lint } from '../server/service.js'
import { type Section, sectionsOf } from './support/fixtures.js'
import { repositoryFor } from './support/section-repository.js'

const docs = join(import.meta.dirname, '../docs')

/** How many facts there are of each kind; their ids count from 1. */
const facts = {
  T: 95,
  'E-create-': 26,
  'E-version-': 6,
  'E-start-': 13,
  'E-run-': 17,
  'E-report-': 29,
  'E-command-': 39,
}

/** One fact, with the rules that find it and the reasons why others do not. */
interface Row {
  readonly id: string
  readonly rules: readonly string[]
  readonly reasons: readonly string[]
}

const page = readFileSync(join(docs, 'coverage.md'), 'utf8')
const rows = [...page.matchAll(/^\| (T\d+|E-[a-z]+-\d+) \| [^|]+ \| ([^|]+) \|$/gm)].map(
  ([, id = '', cell = '']): Row => {
    const [first = '', ...others] = cell.split('; ')
    const named = first.startsWith('`')
    return {
      id,
      rules: named ? [...first.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '') : [],
      reasons: (named ? others : [first, ...others]).map((reason) => reason.split(':')[0] ?? ''),
    }
  },
)

/** A document that proves a fact: a section of a fixture. */
type Document = Pick<Section, 'text' | 'options' | 'others'>

/** Documents by the facts that they prove, which the title of each names. */
function documentsIn(file: string): Map<string, Document[]> {
  const byId = new Map<string, Document[]>()
  for (const section of sectionsOf(readFileSync(join(import.meta.dirname, 'facts', file), 'utf8')))
    for (const id of section.title.split(' ')) byId.set(id, [...(byId.get(id) ?? []), section])
  return byId
}

/** The rules that find something in a document. AWS's own documents are known, as on the command line. */
async function rulesFinding({ text, options, others }: Document): Promise<string[]> {
  const kind = options['kind'] as DocumentKind | undefined
  const source = { text, path: options['file'] ?? 'document.yaml', ...(kind !== undefined && { kind }) }
  const strict = options['strict'] === 'true'
  const linted = await lint(source, { today: '2026-11-23', strict, repository: await repositoryFor({ others }) })
  return linted.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))
}

const large = `schemaVersion: '2.2'
description: ${'x'.repeat(70_000)}
mainSteps:
  - { name: hello, action: 'aws:runShellScript', inputs: { runCommand: [uptime] } }
`

describe('what is known of AWS', () => {
  it('is listed completely, each fact once and in order', () => {
    const ids = Object.entries(facts).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, at) => `${group}${at + 1}`),
    )
    assert.deepEqual(
      rows.map(({ id }) => id),
      ids,
    )
  })

  it('has for each fact a rule that exists, or a reason that the page explains', () => {
    const names = new Set(rules.map(({ name }) => name))
    const reasons = new Set([...page.matchAll(/^\| ([a-z ]+) \| [^|]+ \|$/gm)].map((match) => match[1]))
    for (const row of rows) {
      assert.ok(row.rules.length + row.reasons.length > 0, row.id)
      for (const rule of row.rules) assert.ok(names.has(rule), `${row.id}: ${rule}`)
      for (const reason of row.reasons) assert.ok(reasons.has(reason), `${row.id}: ${reason}`)
    }
  })

  it('is told to users for every reason that there is', () => {
    const told = readFileSync(join(docs, 'not-checkable.md'), 'utf8')
    const ids = new Set([...told.matchAll(/\b(?:T\d+|E-[a-z]+-\d+)\b/g)].map(([id]) => id))
    const silent = new Set(['accepted', 'elsewhere'])
    for (const { id, reasons } of rows)
      if (reasons.some((reason) => !silent.has(reason))) assert.ok(ids.has(id), `${id} is not in not-checkable.md`)
    const known = new Set(rows.map(({ id }) => id))
    for (const id of ids) assert.ok(known.has(id), id)
  })

  describe('is found where a rule is named', () => {
    const byId = documentsIn('found.yaml')
    for (const id of ['T11', 'E-command-20']) byId.set(id, [{ text: large, options: {}, others: [] }])

    for (const { id, rules } of rows) {
      if (rules.length === 0) continue
      it(`${id} by ${rules.join(', ')}`, async () => {
        const found = (await Promise.all((byId.get(id) ?? []).map(rulesFinding))).flat()
        assert.deepEqual(
          rules.filter((rule) => !found.includes(rule)),
          [],
        )
      })
    }

    it('by documents that all belong to a fact', () => {
      const known = new Set(rows.flatMap(({ id, rules }) => (rules.length > 0 ? [id] : [])))
      for (const id of byId.keys()) assert.ok(known.has(id), id)
    })
  })

  describe('is clean where AWS accepts it', () => {
    const byId = documentsIn('accepted.yaml')
    const accepted = rows
      .filter(({ rules, reasons }) => rules.length === 0 && reasons.includes('accepted'))
      .map(({ id }) => id)

    it('in a document for each such fact', () => assert.deepEqual([...byId.keys()].sort(), accepted.sort()))

    for (const [id, documents] of byId)
      it(id, async () => assert.deepEqual((await Promise.all(documents.map(rulesFinding))).flat(), []))
  })
})
