import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The real documents beside the checkout, absent in a clone elsewhere. */
const root = join(import.meta.dirname, '../../../shared/corpus')

export const hasCorpus = existsSync(root)

export interface CorpusFile {
  /** Path below the corpus. */
  readonly path: string
  readonly text: string
  /** What the manifest notes: stub, invalid, skeleton, templated … */
  readonly notes: string
}

/** All files of the corpus below a folder of it. */
export function corpusFiles(folder = ''): CorpusFile[] {
  if (!hasCorpus) return []
  const notes = manifest()
  return pathsBelow(join(root, folder)).map((file) => {
    const path = relative(root, file).replaceAll('\\', '/')
    return { path, text: readFileSync(file, 'utf8'), notes: notes.get(path) ?? '' }
  })
}

function pathsBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return pathsBelow(path)
    return entry.name === 'manifest.tsv' ? [] : [path]
  })
}

function manifest(): ReadonlyMap<string, string> {
  const lines = readFileSync(join(root, 'manifest.tsv'), 'utf8').trimEnd().split('\n').slice(1)
  return new Map(
    lines.map((line) => {
      const columns = line.split('\t')
      return [columns[0] ?? '', columns[11] ?? '']
    }),
  )
}

/** Runs the tests where the corpus is there, and shows them as skipped elsewhere. */
export const describeCorpus = hasCorpus ? describe : describe.skip
