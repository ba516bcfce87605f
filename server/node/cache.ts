import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DocumentInterface } from '../document/repository.js'
import { hash } from './hash.js'
import type { CacheEntry } from './task.js'

/** Where results are remembered unless said otherwise, relative to the working folder. */
export const cacheLocation = '.ssmith-cache/lint.json'

/** A cache as it is written: maps as lists, so that no key of a document becomes one of ours. */
type Stored = readonly (readonly [path: string, entry: StoredEntry])[]
type StoredEntry = Omit<CacheEntry, 'interfaces'> & { readonly interfaces: readonly StoredInterface[] }
type StoredInterface = Omit<DocumentInterface, 'parameters'> & {
  readonly parameters: readonly (readonly [string, never])[]
}

/** What earlier runs found, by absolute path. Empty where there is nothing, or something that was not written whole. */
export async function readCache(file: string): Promise<Map<string, CacheEntry>> {
  try {
    const [digest, body = ''] = readFileSync(file, 'utf8').split('\n')
    if (digest !== (await hash([body]))) return new Map()
    return new Map((JSON.parse(body) as Stored).map(([path, entry]) => [path, revived(entry)]))
  } catch {
    return new Map()
  }
}

const revived = (entry: StoredEntry): CacheEntry => ({
  ...entry,
  interfaces: entry.interfaces.map((each) => ({ ...each, parameters: new Map(each.parameters) })),
})

/**
 * Writes the cache in one step, so that a run at the same time reads the old or the new one. A cache that cannot be written is none: the
 * next run takes longer.
 */
export async function writeCache(file: string, entries: ReadonlyMap<string, CacheEntry>): Promise<void> {
  const alive = [...entries].filter(([path]) => existsSync(path))
  const stored = alive.map(([path, entry]) => [path, { ...entry, interfaces: entry.interfaces.map(plain) }])
  const body = JSON.stringify(stored)
  const temporary = `${file}.${process.pid}`
  try {
    const folder = dirname(file)
    mkdirSync(folder, { recursive: true })
    // In a folder of its own, which nobody wants in git.
    if (basename(folder) === dirname(cacheLocation)) writeFileSync(join(folder, '.gitignore'), '*\n')
    writeFileSync(temporary, `${await hash([body])}\n${body}`)
    renameSync(temporary, file)
  } catch {
    rmSync(temporary, { force: true })
  }
}

const plain = (each: DocumentInterface) => ({ ...each, parameters: [...each.parameters] })

/** A digest of what callers can know of documents: repositories with the same one look alike to every caller. */
export const hashInterfaces = (interfaces: readonly DocumentInterface[]): Promise<string> =>
  hash([JSON.stringify(interfaces.map(plain))])
