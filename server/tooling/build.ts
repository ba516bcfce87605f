import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

const root = join(import.meta.dirname, '../..')
const out = join(root, 'dist')

/** TypeBox's modules only define things, which its manifest does not say: what is not used of it can be left out. */
const lightTypeBox: Plugin = {
  name: 'light-typebox',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === lightTypeBox || !(path === 'typebox' || /[\\/]node_modules[\\/]typebox[\\/]/.test(importer)))
        return undefined
      const found = await resolve(path, { importer, resolveDir, kind, pluginData: lightTypeBox })
      return { ...found, sideEffects: false }
    })
  },
}

/** Data is parsed as JSON, which is faster than to compile it as a program. */
const dataAsText: Plugin = {
  name: 'data-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.generated\.json$/ }, ({ path }) => ({
      contents: `export default JSON.parse(${JSON.stringify(readFileSync(path, 'utf8').trim())})`,
    }))
  },
}

/**
 * The command and the library as bundles of one set of chunks. What a run may not need (the tolerant YAML parser, script parsers, report
 * formats) stays in chunks of its own, loaded when needed: start-up time is most of the time of a run over one file.
 */
rmSync(out, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: { ssmith: 'server/cli/main.ts', index: 'server/index.ts', 'lint-worker': 'server/node/lint-worker.ts' },
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [lightTypeBox, dataAsText],
  logLevel: 'warning',
})
/** The language server for a worker in a browser, with chunks of its own: nothing in them may ask for Node. */
await build({
  absWorkingDir: root,
  entryPoints: { 'lsp-worker': 'server/lsp/browser-worker.ts' },
  outdir: join(out, 'browser'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  plugins: [lightTypeBox, dataAsText],
  logLevel: 'warning',
})
chmodSync(join(out, 'ssmith.js'), 0o755)
