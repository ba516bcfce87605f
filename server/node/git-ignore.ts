import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type Globs, globs } from './globs.js'

/** What the `.gitignore` files from the root of the repository down to a folder say. */
export interface GitIgnore {
  /** Whether git passes over an entry of the folder. */
  ignores(path: string, isFolder: boolean): boolean
  /** The same for a folder below, with its own file added. */
  below(folder: string): Promise<GitIgnore>
}

interface Level {
  readonly folder: string
  readonly globs: Globs
}

/** Reads the `.gitignore` files that apply to a folder. A folder that is itself ignored was asked for on purpose: only files within it count. */
export async function gitIgnoreOf(folder: string): Promise<GitIgnore> {
  const above = await levelsAbove(folder)
  const given = from(above)
  return (given.ignores(folder, true) ? from([]) : given).below(folder)
}

function from(levels: readonly Level[]): GitIgnore {
  return {
    ignores(path, isFolder) {
      // The deepest file that says something has the last word.
      for (let at = levels.length - 1; at >= 0; at--) {
        const level = levels[at]
        const verdict = level?.globs.match(relativePath(level.folder, path) + (isFolder ? '/' : ''))
        if (verdict !== undefined) return verdict
      }
      return false
    },
    async below(folder) {
      const own = await levelOf(folder, join(folder, '.gitignore'))
      return own ? from([...levels, own]) : this
    },
  }
}

async function levelsAbove(folder: string): Promise<Level[]> {
  const root = repositoryOf(folder)
  if (root === undefined) return []
  const levels: Level[] = []
  const exclude = await levelOf(root, join(root, '.git/info/exclude'))
  if (exclude) levels.push(exclude)
  for (const each of foldersBetween(root, folder)) {
    const level = await levelOf(each, join(each, '.gitignore'))
    if (level) levels.push(level)
  }
  return levels
}

async function levelOf(folder: string, file: string): Promise<Level | undefined> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  return lines.length === 0 ? undefined : { folder, globs: await globs(lines) }
}

/** The folders from the root down to, and without, the given one. */
function foldersBetween(root: string, folder: string): string[] {
  const between: string[] = []
  for (let here = folder; here !== root; ) {
    here = dirname(here)
    between.unshift(here)
  }
  return between
}

/** The root of the git repository around a folder. */
export function repositoryOf(folder: string): string | undefined {
  for (let here = folder; ; ) {
    if (existsSync(join(here, '.git'))) return here
    const parent = dirname(here)
    if (parent === here) return undefined
    here = parent
  }
}

/** The path from a folder to something in it, with forward slashes on every system. */
export function relativePath(from: string, to: string): string {
  const path = relative(from, to)
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
