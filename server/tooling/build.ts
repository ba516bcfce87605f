import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild'
import { ownPrograms, programName } from '../node/program-files.js'
import { buildPlayground } from './build-playground.js'
import { dataAsFiles, dataFromFiles, lightTypeBox, madeDefinitions, onlyWith } from './build-plugins.js'
import { indexLoops } from './index-loops.js'

const root = join(import.meta.dirname, '../..')
const out = join(root, 'dist')

const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
} as const satisfies BuildOptions

rmSync(out, { recursive: true, force: true })

/** Data that only the command needs, and most runs do not: files, too, to be read when needed. */
const seldomData = [
  'aws/boto3/paginators',
  'aws/boto3/waiters',
  'aws/boto3/resources',
  'aws/owned-documents',
  'aws/iam-resources',
  'aws/iam-action-names',
  'simulator/scripts/python',
]

/** The library, in chunks: what a document may not need (the tolerant YAML parser, script parsers) is loaded when needed. */
const library = await build({
  ...common,
  entryPoints: {
    index: 'server/index.ts',
    ...Object.fromEntries(seldomData.map((path) => [path, `server/${path}.generated.json`])),
  },
  entryNames: '[name]',
  splitting: true,
  format: 'esm',
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [lightTypeBox, dataAsFiles(root)],
  metafile: true,
})

/**
 * What the commands and their threads run, as one function that `server/node/load-program.ts` calls: V8 keeps compiled code by the file, and one
 * file is read faster than many. What a run may not need is in there, but not evaluated. Even so it takes time to read, so that commands that
 * are to start at once have a program of their own.
 */
const countingLoops = indexLoops(root)
await buildProgram('program')
for (const [command, loaded] of ownPrograms) await buildProgram(programName(command), onlyWith(loaded))

/** What starts the program, and a thread of it. Both are CommonJS, which starts faster. */
await build({
  ...common,
  entryPoints: { ssmith: 'server/cli/main.ts', 'lint-worker': 'server/node/lint-worker.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.dirname': '__dirname' },
})
chmodSync(join(out, 'ssmith.cjs'), 0o755)

/** The program of the process in which scripts in Python run. */
await build({
  ...common,
  entryPoints: { 'python-sandbox': 'server/node/scripts/python-sandbox.ts' },
  format: 'esm',
})

await buildPlayground(root, library.metafile)

/** The programs are read in Latin-1, which takes less time than UTF-8. Texts are written so by esbuild, expressions are not. */
for (const name of ['program', ...[...ownPrograms.keys()].map(programName)]) {
  const [odd] = /.{0,30}[^\0-\x7f].{0,30}/.exec(readFileSync(join(out, `${name}.js`), 'utf8')) ?? []
  if (odd !== undefined) throw new Error(`${name}.js is not ASCII, write \\u… in its expressions: ${odd}`)
}

function buildProgram(name: string, ...plugins: readonly Plugin[]): Promise<BuildResult> {
  return build({
    ...common,
    entryPoints: { [name]: 'server/cli/program.ts' },
    format: 'cjs',
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
    define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    supported: { 'dynamic-import': false },
    plugins: [lightTypeBox, madeDefinitions, dataFromFiles(root, library.metafile), countingLoops, ...plugins],
  })
}
