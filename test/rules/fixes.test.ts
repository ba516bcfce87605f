import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Lexer, parse } from 'yaml'
import type { Source } from '../../server/hosts/find-documents.js'
import { applyEdits } from '../../server/node/fix-text.js'
import { type Diagnostic, lint, type LintOptions } from '../../server/service.js'
import { type Section, sectionsOf, sourceOf } from '../support/fixtures.js'
import { repositoryFor } from '../support/section-repository.js'

const folders = ['fixtures', 'api-faults'].map((name) => join(import.meta.dirname, name))

/** What comes to light when something else is mended, because nobody could know of it before. */
const broughtToLight: Readonly<Record<string, string>> = {
  'malformed-variable-name brings unused-variable': 'What was written reads the variable, what was meant sets it only.',
  'unknown-step brings unreachable-step': 'While the name is mistyped nobody knows what it was to reach.',
  'unknown-api-input brings wrong-api-input': 'The value of an input can be checked once it is known which one it is.',
}

interface Case {
  readonly name: string
  readonly source: Source
  readonly options: LintOptions
}

/** The sections of a fixture as they are, and as JSON where they can be. */
async function casesOf(file: string, section: Section): Promise<Case[]> {
  const name = `${file}: ${section.title}`
  const repository = await repositoryFor(section)
  const options = { today: section.options['today'] ?? '2026-11-23', strict: true, repository }
  const source = sourceOf(section)
  const twin = twinOf(section)
  return [
    { name, source, options },
    ...(twin === undefined
      ? []
      : [{ name: `${name}, in JSON`, source: { ...source, path: 'document.json', text: twin }, options }]),
  ]
}

function twinOf({ text, options }: Section): string | undefined {
  if ((options['file'] ?? 'a.yaml') !== 'a.yaml' || options['bytes'] !== undefined) return undefined
  try {
    const value: unknown = parse(text)
    return typeof value === 'object' ? `${JSON.stringify(value, undefined, 2)}\n` : undefined
  } catch {
    return undefined
  }
}

const findings = async (source: Source, options: LintOptions): Promise<Diagnostic[]> =>
  (await lint(source, options)).flatMap(({ diagnostics }) => diagnostics)

/** What a fix does that none should do. */
async function harmOf({ source, options }: Case, before: readonly Diagnostic[], mended: Diagnostic, at: number) {
  const fix = mended.fixes[at]
  const text = applyEdits(source.text, fix?.edits ?? [])
  const after = await findings({ ...source, text }, options)
  const count = (all: readonly Diagnostic[], name: string) => all.filter(({ rule }) => rule === name).length
  const harm: string[] = []
  if (count(after, mended.rule) >= count(before, mended.rule)) harm.push('does not mend it')
  for (const name of new Set(after.map(({ rule }) => rule))) {
    if (name === mended.rule || count(after, name) <= count(before, name)) continue
    if (!(`${mended.rule} brings ${name}` in broughtToLight)) harm.push(`brings ${name}`)
  }
  // Of a comment that is told to be one by mistake a fix makes text.
  const { start, end } = mended.range
  const told = comments(source.text.slice(start, end))
  if (comments(text) < comments(source.text) - told) harm.push('loses a comment')
  return harm
}

const comments = (text: string): number => [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).length

describe('fixes', () => {
  for (const folder of folders) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
      it(`of ${file} mend what they are for, and nothing else changes`, async () => {
        const harmful: string[] = []
        for (const section of sectionsOf(readFileSync(join(folder, file), 'utf8')))
          for (const one of await casesOf(file, section)) {
            const before = await findings(one.source, one.options)
            for (const found of before)
              for (const [at, { title, edits }] of found.fixes.entries()) {
                if (edits.length === 0) continue
                const harm = await harmOf(one, before, found, at)
                if (harm.length > 0)
                  harmful.push(`${one.name}: ${found.rule}: ${found.message}: ${title}: ${harm.join(', ')}`)
              }
          }
        assert.deepEqual(harmful, [])
      })
    }
  }
})
