import assert from 'node:assert/strict'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { completionsIn } from '../../server/editor.js'
import { DocumentStore } from '../../server/lsp/document-store.js'
import { noWorkspace } from '../../server/lsp/workspace.js'
import { type Diagnostic, lint } from '../../server/service.js'
import type { Range } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { randomFrom } from '../support/random.js'
import { typedAtRandom } from '../support/typing.js'

/** How many edits. A few in every test run; CI sets more by the variable SSMITH_EDITING. */
const edits = Number(process.env['SSMITH_EDITING'] ?? 300)
const editsPerDocument = 25
const today = '2026-11-26'

/** A text that an editor has open, and types into. */
class Typing {
  readonly #store = new DocumentStore(
    noWorkspace(() => today),
    () => undefined,
  )
  readonly #uri: string
  #document: TextDocument

  constructor(path: string, text: string) {
    this.#uri = `file:///${path}`
    this.#document = TextDocument.create(this.#uri, 'yaml', 1, text)
    this.#store.open(this.#uri, 'yaml', 1, text)
  }

  get text(): string {
    return this.#document.getText()
  }

  /** Changes the text as an editor tells it: only what is between the common beginning and the common end. */
  become(text: string): void {
    const old = this.text
    let start = 0
    while (start < Math.min(old.length, text.length) && old[start] === text[start]) start++
    let same = 0
    while (same < Math.min(old.length, text.length) - start && old.at(-1 - same) === text.at(-1 - same)) same++
    const range = {
      start: this.#document.positionAt(start),
      end: this.#document.positionAt(old.length - same),
    }
    // Within a surrogate pair, or the end of a line of two characters, there is no position.
    const isExact = [start, old.length - same].every(
      (at, end) => this.#document.offsetAt(end ? range.end : range.start) === at,
    )
    const change = isExact ? { range, text: text.slice(start, text.length - same) } : { text }
    const version = this.#document.version + 1
    this.#document = TextDocument.create(this.#uri, 'yaml', version, text)
    this.#store.change(this.#uri, version, [change])
  }

  async findings(): Promise<string[]> {
    return ((await this.#store.diagnose(this.#uri))?.found ?? []).map(told)
  }
}

async function freshFindings(path: string, text: string): Promise<string[]> {
  return (await lint({ text, path: `/${path}` }, { today })).flatMap(({ diagnostics }) => diagnostics).map(told)
}

/** All that is told of a finding; places may be those of larger things. */
function told({ rule, severity, message, range, related, fixes }: Diagnostic): string {
  const at = ({ start, end }: Range) => `${start}-${end}`
  const places = related.map((each) => `${at(each.range)} ${each.message}`)
  return JSON.stringify([rule, severity, message, at(range), places, fixes])
}

describe('texts that are typed into', () => {
  it('have the findings of the newest text, also when keys come faster than findings', async () => {
    const lines = [
      "schemaVersion: '0.3'",
      'mainSteps:',
      '  - name: wait',
      '    action: aws:sleep',
      '    inputs: { Duration: PT1M }',
    ]
    const typing = new Typing('wait.yaml', lines.join('\n'))
    const told = [typing.findings()]
    for (let end = 1; end <= ' nextStep: nowhere'.length; end++) {
      typing.become([...lines, `   ${' nextStep: nowhere'.slice(0, end)}`].join('\n'))
      told.push(typing.findings())
    }
    const found = await Promise.all(told)
    assert.deepEqual(found.at(-1), await freshFindings('wait.yaml', typing.text))
    assert.ok(found.at(-1)?.some((finding) => finding.includes('unknown-step')))
  })
})

describe('texts that were never saved', () => {
  for (const [language, beginning] of [
    ['ssm-json', '{'],
    ['json', '{'],
    ['ssm-yaml', 'schemaVersion'],
  ] as const) {
    it(`are of their language: ${language}`, async () => {
      const store = new DocumentStore(
        noWorkspace(() => today),
        () => undefined,
      )
      store.open('untitled:Untitled-1', language, 1, '')
      const { opened } = (await store.file('untitled:Untitled-1')) ?? assert.fail()
      const [first] = await completionsIn(opened, 0)
      assert.ok(first?.text.startsWith(beginning))
    })
  }

  for (const language of ['terraform', 'opentofu'])
    it(`are looked into for documents: ${language}`, async () => {
      const store = new DocumentStore(
        noWorkspace(() => today),
        () => undefined,
      )
      const content = 'jsonencode({ schemaVersion = "0.3", mainSteps = [] })'
      const text = `resource "aws_ssm_document" "a" {\n  document_type = "Automation"\n  content = ${content}\n}\n`
      store.open('untitled:Untitled-1', language, 1, text)
      const { opened } = (await store.file('untitled:Untitled-1')) ?? assert.fail()
      assert.equal(opened.models[0]?.document?.kind, 'Automation')
    })
})

describeCorpus('documents of the corpus that are typed into', function () {
  this.timeout(0)

  it(`have the findings of a fresh lint after each of ${edits} edits`, async () => {
    const random = randomFrom(29)
    const files = corpusFiles().filter(({ text }) => text.length < 100_000)
    for (let done = 0; done < edits; ) {
      const { path, text } = files[random(files.length)] ?? assert.fail()
      const typing = new Typing(path, text)
      await typing.findings()
      for (let round = 0; round < editsPerDocument && done < edits; round++, done++) {
        // Broken for ever is not how people leave their documents: every other edit is taken back.
        typing.become(typedAtRandom(round % 2 === 0 ? typing.text : text, random))
        const found = await typing.findings()
        assert.deepEqual(found, await freshFindings(path, typing.text), `${path}, edit ${done}`)
      }
    }
  })
})
