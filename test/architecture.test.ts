import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** What a part may import of ours; see server/README.md. A part may always import itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  schemas: [],
  'server/text': [],
  'server/syntax': ['server/text'],
  'server/languages': ['server/text'],
  'server/aws': [],
  'server/document': ['schemas', 'server/aws', 'server/languages', 'server/syntax'],
  'server/hosts': ['schemas', 'server/aws', 'server/document', 'server/languages', 'server/syntax'],
  'server/rules': [
    'schemas',
    'server/aws',
    'server/document',
    'server/hosts',
    'server/languages',
    'server/syntax',
    'server/text',
  ],
  'server/debugger': ['schemas', 'server/document', 'server/simulator', 'server/syntax'],
  'server/simulator': ['schemas', 'server/aws', 'server/document', 'server/languages', 'server/syntax'],
  'server/iam': ['schemas', 'server/aws', 'server/document', 'server/languages', 'server/rules', 'server/syntax'],
  'server/features': [
    'schemas',
    'server/aws',
    'server/document',
    'server/hosts',
    'server/languages',
    'server/rules',
    'server/syntax',
  ],
  'server/editor.ts': [
    'schemas',
    'server/aws',
    'server/document',
    'server/features',
    'server/hosts',
    'server/languages',
    'server/rules',
    'server/service.ts',
    'server/syntax',
  ],
  'server/own-files': [
    'schemas',
    'server/aws',
    'server/document',
    'server/features',
    'server/hosts',
    'server/rules',
    'server/service.ts',
    'server/simulator',
    'server/syntax',
  ],
  'server/lsp': [
    'schemas',
    'server/document',
    'server/editor.ts',
    'server/features',
    'server/hosts',
    'server/own-files',
    'server/rules',
    'server/service.ts',
    'server/simulator',
    'server/syntax',
  ],
  'server/rehearsal.ts': ['server/document', 'server/hosts', 'server/simulator', 'server/syntax'],
  'server/service.ts': [
    'schemas',
    'server/aws',
    'server/document',
    'server/hosts',
    'server/languages',
    'server/rules',
    'server/syntax',
  ],
}

/** The only parts with Node's APIs: adapters, and the tooling that builds the rest. */
const adapters = ['server/cli', 'server/dap', 'server/node', 'server/tooling', 'server/index.ts']

/**
 * What the extension for VS Code may import beside its own files and Node's: the editor, the protocol, the shapes of our requests, and what
 * tells by words and names alone whether a text is for the server.
 */
const forTheExtension = [
  'vscode',
  'vscode-languageclient/node',
  'server/lsp/protocol.ts',
  'server/dap/protocol.ts',
  'server/hosts/may-hold-documents.ts',
  'server/own-files/file-names.ts',
]

/** What the web page may import beside its own files: what needs no Node. */
const forThePage = [
  'schemas',
  'server/debugger',
  'server/document',
  'server/features',
  'server/hosts',
  'server/iam',
  'server/languages/time.ts',
  'server/lsp/protocol.ts',
  'server/rules',
  'server/simulator',
  'server/syntax',
]

interface Import {
  readonly file: string
  readonly part: string
  readonly target: string
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'json' ? [] : sources(path)
    return /(?<!\.d)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const partOf = (path: string): string =>
  path.startsWith('schemas/') ? 'schemas' : path.split('/').slice(0, 2).join('/')

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const targets = [...text.matchAll(/(?:from|import\(|import) ?\(?'([^']+)'/g)].map((match) => match[1] ?? '')
  return targets.map((target) => ({
    file,
    part: partOf(file),
    target: target.startsWith('.') ? resolved(file, target) : target,
  }))
}

const resolved = (file: string, target: string): string =>
  relative(root, join(root, dirname(file), target))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts')

const imports = [...sources('schemas'), ...sources('server')].flatMap(importsOf)

describe('the architecture', () => {
  it('has a place for every part', () => {
    const parts = new Set(imports.map(({ part }) => part))
    for (const part of parts) assert.ok(part in arrows || adapters.includes(part), `${part} is in no list`)
  })

  it('imports along the arrows only', () => {
    const wrong = imports.filter(({ part, target }) => {
      const allowed = arrows[part]
      if (!allowed || !/^(?:schemas|server)\//.test(target)) return false
      const to = partOf(target)
      return to !== part && !allowed.includes(to)
    })
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} → ${target}`),
      [],
    )
  })

  it('keeps Node out of everything but the adapters', () => {
    const wrong = imports.filter(({ part, target }) => target.startsWith('node:') && !adapters.includes(part))
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} → ${target}`),
      [],
    )
  })

  it('keeps the extension for VS Code apart: it knows the server by its protocol alone', () => {
    const wrong = sources('client/extension/src')
      .flatMap(importsOf)
      .filter(({ target }) => !/^(?:client\/extension\/src\/|node:)/.test(target) && !forTheExtension.includes(target))
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} → ${target}`),
      [],
    )
  })

  it('has the drawn graph, which is part of both, know nothing of either', () => {
    const wrong = sources('client/graph')
      .flatMap(importsOf)
      .filter(({ target }) => !target.startsWith('client/graph/'))
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} → ${target}`),
      [],
    )
  })

  it('keeps Node and everything that needs it out of the web page', () => {
    const wrong = sources('client/playground')
      .flatMap(importsOf)
      .filter(({ target }) => /^(?:node:|schemas\/|server\/)/.test(target))
      .filter(({ target }) => !forThePage.some((each) => target === each || target.startsWith(`${each}/`)))
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} → ${target}`),
      [],
    )
  })

  it('bundles the core for a browser, which has no Node', async () => {
    const { errors, warnings } = await build({
      absWorkingDir: root,
      entryPoints: ['server/service.ts'],
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      outdir: 'unused',
      write: false,
      logLevel: 'silent',
    })
    assert.deepEqual([errors, warnings], [[], []])
  })
})
