import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { completionsIn } from '../../server/editor.js'
import { loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { repositoryOf } from '../../server/document/repository.js'
import { open } from '../../server/service.js'
import { accepted } from '../support/accept.js'

/**
 * One case: `#- what is completed: label`, a text with the cursor at `<|>`, and behind `#=` the text after the item with the label was
 * accepted, above it the labels that are offered. `UPDATE=1` writes both.
 */
interface Case {
  readonly title: string
  readonly label: string
  readonly text: string
  readonly result: string
}

const folder = join(import.meta.dirname, 'fixtures/completion')

function casesOf(text: string): Case[] {
  return text
    .split(/^#- /m)
    .slice(1)
    .map((section) => {
      const [, title = '', label = '', body = ''] = /^(.+?) → (.+)\n([\s\S]*)$/.exec(section) ?? []
      const [marked = '', result = ''] = body.split(/^(?=#=)/m)
      return { title, label, text: marked, result }
    })
}

const most = 12

async function completed({ text: marked, label }: Case, path: string): Promise<string> {
  const offset = marked.indexOf('<|>')
  assert.ok(offset >= 0, 'the cursor is marked')
  const text = marked.replace('<|>', '')
  const repository = repositoryOf([], await loadOwnedDocuments())
  const items = await completionsIn(await open({ text, path }), offset, repository)
  const labels = items.map((each) => each.label)
  const item = items.find((each) => each.label === label)
  assert.ok(item, `${label} is not among ${labels.slice(0, 50).join(', ')}`)
  const more = labels.length > most ? ` and ${labels.length - most} more` : ''
  return `#= ${labels.slice(0, most).join(', ')}${more}\n${accepted(text, item)}`
}

describe('completion', () => {
  for (const file of readdirSync(folder).sort()) {
    describe(`in ${file}`, () => {
      const path = join(folder, file)
      const cases = casesOf(readFileSync(path, 'utf8'))
      const written: string[] = []
      for (const each of cases) {
        it(`of ${each.title} offers ${each.label}`, async () => {
          const result = await completed(each, file.replace(/\.txt$/, ''))
          written.push(`#- ${each.title} → ${each.label}\n${each.text}${result}`)
          if (!process.env['UPDATE']) assert.equal(result, each.result)
        })
      }
      after(() => {
        if (process.env['UPDATE'] && written.length === cases.length) writeFileSync(path, written.join(''))
      })
    })
  }
})
