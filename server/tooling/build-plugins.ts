import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Metafile, Plugin } from 'esbuild'
import { packLines } from '../aws/packed-lines.js'
import type { CompactService } from '../aws/service-data.js'
import { dataPrefix } from '../node/data-file.js'

/** TypeBox's modules only define things, which its manifest does not say: what is not used of it can be left out. */
export const lightTypeBox: Plugin = {
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

/** For the page: its editor can show two texts beside each other, which the page never does. Only the classes' names are left of that. */
export const noComparison: Plugin = {
  name: 'no-comparison',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]widget[\\/](?:d|multiD)iffEditor[\\/](?:d|multiD)iffEditorWidget\.js$/ }, ({ path }) => {
      const name = basename(path, '.js')
      return { contents: `export class ${name.charAt(0).toUpperCase()}${name.slice(1)} {}` }
    })
  },
}

/**
 * For the program: what is known of an action or a plugin is data, but made at each start by the modules that write it down. They are run when
 * the program is built, and leave what they made.
 */
export const madeDefinitions: Plugin = {
  name: 'made-definitions',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]schemas[\\/](?:automation|command)[\\/]\w+\.ts$/ }, async ({ path }) => {
      const made = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>
      const isDefinition = Object.values(made).some((each) => typeof each === 'object' && each && 'schema' in each)
      return isDefinition && isData(made) ? { contents: asData(made) } : undefined
    })
  },
}

/** Whether nothing is lost of a value that is written as JSON. */
function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null)
    return ['string', 'number', 'boolean', 'object'].includes(typeof value)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (Array.isArray(value) || prototype === Object.prototype || prototype === null)
    return Object.values(value).every(isData)
  return false
}

const asData = (made: Readonly<Record<string, unknown>>): string =>
  `const made = JSON.parse(${JSON.stringify(JSON.stringify(made))})\n${Object.keys(made)
    .map((name) => `export const ${name} = made.${name}`)
    .join('\n')}`

/** For a program with one command: leaves out what is loaded for others, and never asked for there. */
export const onlyWith = (loaded: readonly string[]): Plugin => ({
  name: 'only-with',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, kind, importer }) => {
      const isChoice = kind === 'dynamic-import' && /[\\/]cli[\\/](?:program|commands)\.ts$/.test(importer)
      return isChoice && !loaded.includes(basename(path, '.js')) ? { path, external: true } : undefined
    })
  },
})

const data = { filter: /\.generated\.json$/ }

/** Data is parsed as JSON, which is faster than to compile it as a program. */
const inlined = (path: string): string => `export default JSON.parse(${JSON.stringify(jsonOf(path))})`

/** The JSON of a data file: of a service of AWS with its long lists packed. */
function jsonOf(path: string): string {
  const text = readFileSync(path, 'utf8').trim()
  if (!/[\\/]aws[\\/]services[\\/]/.test(path)) return text
  const data = JSON.parse(text) as CompactService
  return JSON.stringify({ ...data, operations: packLines(data.operations), shapes: packLines(data.shapes) })
}

/** For the library: data that is loaded when needed becomes a file that the program can read as well. */
export const dataAsFiles = (root: string): Plugin => ({
  name: 'data-as-files',
  setup({ onLoad, onEnd }) {
    onLoad(data, ({ path }) => ({ contents: inlined(path) }))
    onEnd(({ metafile }) => {
      for (const [path, file] of dataFilesOf(metafile)) writeFileSync(join(root, file), dataPrefix + jsonOf(path))
    })
  },
})

/** For the program: data is read from the files of the library, where it has one there. */
export const dataFromFiles = (root: string, library: Metafile): Plugin => ({
  name: 'data-from-files',
  setup({ onLoad, onResolve }) {
    const files = new Map([...dataFilesOf(library)].map(([path, file]) => [join(root, path), `./${basename(file)}`]))
    const names = new Set(files.values())
    onLoad(data, ({ path }) => {
      const file = files.get(path)
      return {
        contents:
          file === undefined ? inlined(path) : `const { default: data } = require('${file}'); export default data`,
      }
    })
    // A module may have the name of such a file: what stands in place of data alone means the file.
    onResolve({ filter: /^\.\// }, ({ path, importer }) =>
      names.has(path) && data.filter.test(importer) ? { path, external: true } : undefined,
    )
  },
})

/** The data that has a file of its own, as source and output. */
export const dataFilesOf = ({ outputs }: Metafile = { inputs: {}, outputs: {} }): [string, string][] =>
  Object.entries(outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint !== undefined && data.filter.test(entryPoint) ? [[entryPoint, file]] : [],
  )
