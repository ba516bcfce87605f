import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { ownPrograms, programName } from '../node/program-files.js'

const root = join(import.meta.dirname, '../..')
const extension = join(root, 'client/extension')

// The VS Code extension: its own code in one file, what speaks with the server in another, and beside them the package as npm has it, whose
// program is its language server.
rmSync(join(extension, 'dist'), { recursive: true, force: true })
const bundled = {
  absWorkingDir: extension,
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const
const loadedLater: Plugin = {
  name: 'loaded-later',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/language-client\.js$/ }, ({ path }) => ({
      path: path.replace('.js', '.cjs'),
      external: true,
    }))
  },
}
/**
 * The editor's API as it is. A bundle would give each module that imports all of it an object of its own with a property for each of its
 * some 500 names: two thirds of the time in which the extension was loaded.
 */
const sharedApi: Plugin = {
  name: 'shared-api',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]client[\\/]extension[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^import \* as vscode from 'vscode'/m,
        "const vscode = require('vscode')",
      ),
      loader: 'ts',
    }))
  },
}
await build({
  ...bundled,
  entryPoints: ['src/extension.ts', 'src/language-client.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // Only what is loaded by `require` is given the editor's API.
  supported: { 'dynamic-import': false },
  external: ['vscode'],
  plugins: [loadedLater, sharedApi],
})
await build({
  ...bundled,
  entryPoints: ['../graph/preview-page.ts'],
  outfile: 'dist/graph.js',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
})
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly files: readonly string[] }
// The extension runs the program in an editor; what only importers of the library need stays behind, and so do the web page and
// the programs that start single commands sooner.
const others = ['index.js', ...[...ownPrograms.keys()].map((command) => `${programName(command)}.js`)]
const code = readFileSync(join(root, 'dist/program.js'), 'utf8')
const isNamed = (name: string) => name === 'program.js' || code.includes(basename(name, '.js'))
const isUnused = (name: string) => name.endsWith('.js') && (others.includes(name) || !isNamed(name))
const unused = ['types', 'playground', ...readdirSync(join(root, 'dist')).filter(isUnused)].map(
  (name) => `dist/${name}`,
)
const left = [...files.filter((file) => file.startsWith('!')).map((file) => file.slice(1)), ...unused].map((file) =>
  join(root, file),
)
for (const file of ['package.json', ...files.filter((each) => !each.startsWith('!'))])
  cpSync(join(root, file), join(extension, 'dist/server', file), {
    recursive: true,
    filter: (path) => !left.includes(path),
  })
cpSync(join(root, 'LICENSE'), join(extension, 'LICENSE'))
