import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { fileEndings } from '../hosts/file-endings.js'
import { globs } from './globs.js'
import { type GitIgnore, gitIgnoreOf, relativePath } from './git-ignore.js'
import { codeOf } from './text-file.js'

/** A file that may hold documents. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string
  /** As it is shown: relative to the working folder, with forward slashes. */
  readonly shown: string
  /** Whether it was named itself, so that it is linted whatever it holds. */
  readonly explicit: boolean
  /** The folder below which it may be changed. */
  readonly root: string
  /** False for a pipe and the like, which can be read only once. */
  readonly regular: boolean
}

export interface FoundFiles {
  readonly files: readonly FoundFile[]
  /** Paths that were asked for and are not there. */
  readonly absent: readonly string[]
  /** Folders that cannot be read. */
  readonly unreadable: readonly string[]
}

/** Says which entries are passed over beside those that git ignores. */
export type Skip = (path: string, isFolder: boolean) => Promise<boolean>

/** Says which files of a folder hold documents whatever they are called, where any may. */
export type Stated = (folder: string) => Promise<((path: string) => boolean) | undefined>

const candidate = new RegExp(`\\.(?:${fileEndings.join('|')})$`, 'i')

/** Deeper folders than this are not entered. */
const deepest = 100

/**
 * The files to look into: those that are named, and below folders those with a fitting ending, and those `stated` to hold documents. Passed over: what git ignores,
 * `node_modules`, hidden folders, and symbolic links, which could lead out of the folder or in circles.
 */
export async function findFiles(
  paths: readonly string[],
  cwd: string,
  skip: Skip,
  stated: Stated = async () => undefined,
): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>()
  const absent: string[] = []
  const unreadable: string[] = []
  const add = (file: FoundFile) => {
    if (file.explicit || !files.has(file.path)) files.set(file.path, file)
  }
  for (const given of paths) {
    const path = resolve(cwd, given)
    const stats = statsOf(path)
    let isThere = stats !== undefined
    const below = (folder: string, matches: (file: string) => boolean) =>
      walk(
        folder,
        cwd,
        { skip, stated },
        (file) => {
          if (!matches(file.path)) return
          isThere = true
          add({ ...file, explicit: false, root: folder, regular: true })
        },
        (unread) => unreadable.push(shownPath(unread, cwd)),
      )
    if (!stats) {
      const pattern = await patternOf(path)
      if (pattern && statsOf(pattern.folder)?.isDirectory()) await below(pattern.folder, pattern.matches)
    } else if (!stats.isDirectory())
      add({ path, shown: shownPath(path, cwd), explicit: true, root: join(path, '..'), regular: stats.isFile() })
    else await below(path, () => true)
    if (!isThere) absent.push(given)
  }
  return { files: [...files.values()], absent, unreadable }
}

/** A path with wildcards, as a shell leaves it alone in quotes: the folder above the first of them, and which files below are meant. */
async function patternOf(
  path: string,
): Promise<{ readonly folder: string; matches(file: string): boolean } | undefined> {
  const parts = path.split(sep)
  const first = parts.findIndex((part) => /[*?[]/.test(part))
  if (first < 0) return undefined
  const folder = parts.slice(0, first).join(sep) || sep
  const pattern = `/${parts.slice(first).join('/')}`
  const { match } = await globs([pattern])
  return { folder, matches: (file) => match(relativePath(folder, file)) === true }
}

/** A path as users see it: relative to where they are. */
export function shownPath(path: string, cwd: string): string {
  return relativePath(cwd, path) || '.'
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (error) {
    // Something is there: what is wrong with it is said when it is read.
    if (codeOf(error) === 'EACCES') return { isDirectory: () => false, isFile: () => true } as Stats
    return undefined
  }
}

async function walk(
  start: string,
  cwd: string,
  { skip, stated }: { readonly skip: Skip; readonly stated: Stated },
  found: (file: Pick<FoundFile, 'path' | 'shown'>) => void,
  failed: (path: string) => void,
): Promise<void> {
  const enter = async (folder: string, ignored: GitIgnore, depth: number): Promise<void> => {
    // To ask for each file how it is shown takes longer than all else that is done to find it.
    const shown = shownPath(folder, cwd)
    const before = shown === '.' ? '' : `${shown}/`
    const isStated = await stated(folder)
    for (const entry of entriesOf(folder, failed)) {
      const isFolder = entry.isDirectory()
      if (isFolder ? passedOver(entry.name) || depth >= deepest : !entry.isFile()) continue
      const path = join(folder, entry.name)
      if (!isFolder && !candidate.test(entry.name) && !isStated?.(path)) continue
      if (ignored.ignores(path, isFolder) || (await skip(path, isFolder))) continue
      if (isFolder) await enter(path, await ignored.below(path), depth + 1)
      else found({ path, shown: before + entry.name })
    }
  }
  await enter(start, await gitIgnoreOf(start), 0)
}

const passedOver = (name: string): boolean => name === 'node_modules' || name.startsWith('.')

function entriesOf(folder: string, failed: (path: string) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    failed(folder)
    return []
  }
}
