import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { examplesIn } from './playground-examples.js'
import { dataByAddress, dataFilesOf, lightTypeBox } from './build-plugins.js'

/** Builds the web page into `dist/playground`: files that any web server can hand out as they are. */
export async function buildPlayground(root: string, library: Metafile): Promise<void> {
  const page = join(root, 'client/playground')
  const out = join(root, 'dist/playground')
  await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'client/playground/main.tsx',
      page: 'client/playground/page.css',
      'editor-worker': 'monaco-editor/editor/editor.worker',
      'lsp-worker': 'server/lsp/browser-worker.ts',
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
    plugins: [lightTypeBox, dataByAddress(root, library, './data/')],
  })
  mkdirSync(join(out, 'data'), { recursive: true })
  for (const [, file] of dataFilesOf(library)) cpSync(join(root, file), join(out, 'data', basename(file)))
  const examples = await examplesIn(join(root, 'examples'))
  mkdirSync(join(out, 'examples'))
  for (const { file } of examples) cpSync(join(root, 'examples', file), join(out, 'examples', file))
  writeFileSync(join(out, 'examples/index.json'), JSON.stringify(examples))
  for (const file of ['index.html', 'icon.svg']) cpSync(join(page, file), join(out, file))
}
