import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { commands } from '../server/cli/commands.js'
import { lint } from '../server/service.js'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs')

/** A fenced block of a page: what stands behind the fence, and the text in it. */
interface Block {
  readonly line: number
  readonly language: string
  readonly words: readonly string[]
  readonly text: string
}

function blocksOf(page: string): Block[] {
  const blocks: Block[] = []
  let open: { line: number; info: string; indent: number; lines: string[] } | undefined
  for (const [at, line] of page.split('\n').entries()) {
    const fence = /^( *)```(.*)$/.exec(line)
    if (!fence) open?.lines.push(line.slice(open.indent))
    else if (!open) open = { line: at + 1, info: fence[2] ?? '', indent: fence[1]?.length ?? 0, lines: [] }
    else {
      const [language = '', ...words] = open.info.trim().split(/\s+/)
      blocks.push({ line: open.line, language, words, text: `${open.lines.join('\n')}\n` })
      open = undefined
    }
  }
  return blocks
}

const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  .map(({ name, text }) => ({ name, text, blocks: blocksOf(text) }))

const endings: Readonly<Record<string, string>> = { yaml: 'yaml', json: 'json', hcl: 'tf', ics: 'ics' }

/** The names of the rules that find something in a block, each once. */
async function rulesFinding({ language, text }: Block): Promise<string[]> {
  const linted = await lint({ text, path: `document.${endings[language]}` }, { today: '2026-11-23' })
  assert.ok(
    linted.some(({ kind }) => kind !== undefined),
    'the block is a document',
  )
  const found = linted.flatMap(({ diagnostics }) => diagnostics)
  return [...new Set(found.map(({ rule }) => rule))].sort()
}

/** What a block's info string promises: no findings, or with `bad=a,b` findings of just these rules. */
function promised({ words }: Block): string[] {
  const bad = words.find((word) => word.startsWith('bad='))
  return bad === undefined ? [] : bad.slice('bad='.length).split(',').sort()
}

describe('the documents shown in docs', () => {
  for (const { name, blocks } of pages) {
    for (const block of blocks.filter(({ words }) => words[0] === 'ssm')) {
      const bad = promised(block)
      it(`${name}:${block.line} ${bad.length > 0 ? `has what ${bad.join(', ')} finds` : 'has no findings'}`, async () => {
        assert.ok(block.language in endings, block.language)
        assert.deepEqual(await rulesFinding(block), bad)
      })
    }
  }

  it('are marked with words that mean something', () => {
    const known = /^(?:ssm|run|bad=[a-z0-9,-]+)$/
    for (const { name, blocks } of pages)
      for (const { line, words } of blocks)
        assert.deepEqual([name, line, words.filter((word) => !known.test(word))], [name, line, []])
  })
})

describe('the programs shown in docs', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'ssmith-docs-'))
  after(() => rmSync(scratch, { recursive: true }))

  for (const { name, blocks } of pages) {
    for (const [at, block] of blocks.entries()) {
      if (block.words[0] !== 'run') continue
      it(`${name}:${block.line} prints what stands below it`, async () => {
        const file = join(scratch, `${name}-${block.line}.mjs`)
        const library = pathToFileURL(join(root, 'server/index.ts')).href
        writeFileSync(file, block.text.replaceAll("from 'ssmith'", `from '${library}'`))
        const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], { cwd: root })
        const output = blocks[at + 1]
        assert.equal(output?.language, 'text')
        assert.equal(stdout, output.text)
      })
    }
  }
})

describe('the options of commands', () => {
  const texts = [...pages.map(({ text }) => text), readFileSync(join(folder, 'rules/README.md'), 'utf8')]
  for (const { name, options } of commands) {
    it(`${name}: are all told in docs`, () => {
      const shown = options.filter(({ hidden }) => hidden !== true)
      const untold = shown.filter(
        (option) => !texts.some((text) => new RegExp(`--${option.name}(?![a-z-])`).test(text)),
      )
      assert.deepEqual(untold, [])
    })
  }
})
