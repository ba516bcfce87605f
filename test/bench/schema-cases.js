import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { documentKind } from '../../schemas/documents.js'
import { isText } from '../../schemas/document-kind.js'
import { fixText } from '../../server/node/fix-text.js'
import { lint } from '../../server/service.js'
import { sectionsOf, sourceOf } from '../support/fixtures.js'
import { repositoryFor } from '../support/section-repository.js'
import { asJson } from './json-lines.js'

/** @typedef {import('./documents.js').Format} Format */
/**
 * A document to check: its text in one format, the layout that describes it, and the lines of marked errors, one entry for each
 * mark; none in a document that AWS accepts. `lines` leads from a line of the text to the line of the fixture.
 *
 * @typedef {{ name: string, layout: string, format: Format, text: string, errors: readonly { line: number, rule: string }[], lines?: readonly number[] }} Case
 */

const today = '2026-11-23'
const fixtures = join(import.meta.dirname, '../rules/fixtures')
const owned = join(import.meta.dirname, '../../../shared/corpus/docs/aws-owned')

/** The sections of the rules' fixtures that are whole documents: those with marked errors, and those without any mark. */
export async function fixtureCases() {
  /** @type {Case[]} */
  const faulty = []
  /** @type {Case[]} */
  const clean = []
  for (const file of readdirSync(fixtures)) {
    for (const section of sectionsOf(readFileSync(join(fixtures, file), 'utf8'))) {
      const name = `${file.replace(/\.yaml$/, '')}: ${section.title}`
      const source = sourceOf(section)
      const layout = await layoutOf(source)
      if (layout === undefined) continue
      const errors = section.expected.filter(({ severity }) => severity === 'error')
      if (errors.length > 0) faulty.push(...inBothFormats({ name, layout, text: source.text, errors }))
      if (section.expected.length === 0) clean.push(...inBothFormats({ name, layout, text: source.text, errors }))
      else {
        const corrected = await correctedText(source, section)
        if (corrected !== undefined)
          clean.push(...inBothFormats({ name: `${name} (corrected)`, layout, text: corrected, errors: [] }))
      }
    }
  }
  return { faulty, clean }
}

/** The documents of the corpus that AWS owns, each as JSON and as YAML; none without the corpus. */
export async function ownedCases() {
  /** @type {Case[]} */
  const cases = []
  for (const file of existsSync(owned) ? readdirSync(owned) : []) {
    const text = readFileSync(join(owned, file), 'utf8')
    const layout = await layoutOf({ text, path: file })
    if (layout === undefined) continue
    cases.push({ name: file, layout, format: 'json', text, errors: [] })
    cases.push({ name: file, layout, format: 'yaml', text: stringify(JSON.parse(text)), errors: [] })
  }
  return cases
}

/** The layout of a text that is one document, by the name of its schema. @param {{ text: string, path?: string }} source */
async function layoutOf(source) {
  const linted = await lint(source, { today })
  const [only] = linted
  if (!only?.kind || linted.length > 1 || !only.document || only.document.host) return undefined
  const kind = documentKind(only.kind, only.schemaVersion)
  return kind && !isText(kind) ? kind.name : undefined
}

/** The text after ssmith's fixes, where they leave nothing to be found. @param {ReturnType<typeof sourceOf>} source @param {import('../support/fixtures.js').Section} section */
async function correctedText(source, section) {
  const options = { today, strict: true, repository: await repositoryFor(section) }
  const { text, count, linted } = await fixText(source, options, true)
  return count > 0 && linted.every(({ diagnostics }) => diagnostics.length === 0) ? text : undefined
}

/** A JSON document as it is; a YAML document as it is and as JSON. @param {Omit<Case, 'format' | 'lines'>} one @returns {Case[]} */
function inBothFormats(one) {
  if (/^\s*\{/.test(one.text)) return [{ ...one, format: 'json' }]
  const json = asJson(one.text)
  return [{ ...one, format: 'yaml' }, ...(json ? [{ ...one, format: /** @type {const} */ ('json'), ...json }] : [])]
}
