import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { findPyodide, pyodideFiles, pyodideFolder } from '../node/scripts/pyodide.js'
import { examplesIn } from './playground-examples.js'
import { dataAsFiles, dataFilesOf, lightTypeBox, noComparison } from './build-plugins.js'

/** What the page begins with. */
const firstExample = 'restart-instance.yaml'

/** Builds the web page into `dist/playground`: files that any web server can hand out as they are. */
export async function buildPlayground(root: string, library: Metafile): Promise<void> {
  const page = join(root, 'client/playground')
  const out = join(root, 'dist/playground')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'client/playground/main.ts',
      page: 'client/playground/page.css',
      'editor-worker': 'monaco-editor/editor/editor.worker',
      'lsp-worker': 'server/lsp/browser-worker.ts',
      'rehearsal-worker': 'client/playground/rehearsal/rehearsal-worker.ts',
      'python-worker': 'client/playground/python/python-worker.ts',
    },
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    tsconfig: join(page, 'tsconfig.json'),
    loader: { '.ttf': 'file' },
    minify: true,
    legalComments: 'none',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    plugins: [lightTypeBox, noComparison, dataAsFiles(root)],
    metafile: true,
  })
  const data = sameData(metafile, library)
  writeFileSync(join(out, 'data.json'), JSON.stringify(data))
  writeFileSync(join(out, 'licenses.txt'), licensesOf(root, metafile))
  await copyExamples(join(root, 'examples'), join(out, 'examples'))
  for (const file of ['index.html', 'icon.svg']) cpSync(join(page, file), join(out, file))
  await buildServiceWorker(page, out, Object.keys(data))
  copyPyodide(join(out, pyodideFolder))
}

/** Names of data files of the page, with those of the library's that hold the same: a package needs them once. */
function sameData(page: Metafile, library: Metafile): Readonly<Record<string, string>> {
  const known = new Map(dataFilesOf(library))
  const pairs = dataFilesOf(page).flatMap(([source, file]) => {
    const same = known.get(source)
    return same === undefined ? [] : [[basename(file), basename(same)]]
  })
  return Object.fromEntries(pairs)
}

/** The licences of the packages whose code is in the page, as they ask for. */
function licensesOf(root: string, { inputs }: Metafile): string {
  const folders = Object.keys(inputs).flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [])
  const texts = [...new Set(folders)].sort().flatMap((folder) => {
    const files = readdirSync(join(root, folder)).filter((name) => /^(?:licen[cs]e|third-?party-?notices)/i.test(name))
    if (files.length === 0) throw new Error(`${folder} has no licence that could be handed on`)
    return files.map(
      (name) => `${folder.slice('node_modules/'.length)}: ${name}\n\n${readFileSync(join(root, folder, name), 'utf8')}`,
    )
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

async function copyExamples(from: string, to: string): Promise<void> {
  const examples = await examplesIn(from)
  mkdirSync(to)
  for (const { file } of examples) cpSync(join(from, file), join(to, file))
  writeFileSync(join(to, 'index.json'), JSON.stringify(examples))
  const [first] = examples.filter(({ file }) => file === firstExample)
  if (!first) throw new Error(`there is no example ${firstExample}`)
  const document = { name: first.file, text: readFileSync(join(from, first.file), 'utf8') }
  writeFileSync(join(to, 'first.json'), JSON.stringify({ ...first.cases[0], document }))
}

/** Python is loaded only when a script runs. It is there where the optional package is. */
function copyPyodide(to: string): void {
  const found = findPyodide()
  if (!found) return
  mkdirSync(to)
  for (const file of pyodideFiles) cpSync(join(found.folder, file), join(to, file))
}

/** What keeps the page for use without a network: all of it but the data on services, which is kept as it is used. */
async function buildServiceWorker(page: string, out: string, data: readonly string[]): Promise<void> {
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  const files = names
    .filter((path) => extname(path) !== '' && !data.includes(path) && !['data.json', 'licenses.txt'].includes(path))
    .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(out, file)))
  await build({
    entryPoints: [join(page, 'service-worker.ts')],
    outdir: out,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { version: JSON.stringify(hash.digest('hex').slice(0, 16)), files: JSON.stringify(['./', ...files]) },
    logLevel: 'warning',
  })
}
