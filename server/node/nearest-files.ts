import { dirname } from 'node:path'
import { findFiles, type Skip } from './find-files.js'

/** How much of a repository is looked into, for a home folder may be one: so many files and folders are looked for, and so many files are read. */
export const mostAround = { found: 10_000, read: 2_000 }

/** The same of the folders that an editor has open, where it works in the background. */
export const mostInFolder = { found: 100_000, read: 20_000 }

/**
 * The files below a folder that may hold documents: those of the folder that the walk starts in, then those of the folder above and below that, and
 * so on. What is `seen` is passed over, and after so many files and folders the rest.
 */
export async function nearestFiles(
  from: string,
  root: string,
  skip: Skip,
  seen: Set<string>,
  limit = mostAround.found,
): Promise<readonly string[]> {
  const found: string[] = []
  const skipSeen: Skip = async (path, isFolder) => {
    if (seen.size >= limit || seen.has(path)) return true
    seen.add(path)
    return skip(path, isFolder)
  }
  for (const start of foldersUp(from, root)) {
    if (seen.has(start)) continue
    seen.add(start)
    const { files } = await findFiles([start], start, skipSeen)
    for (const { path } of files) found.push(path)
  }
  return found
}

/** A folder and those above it, up to one of them. */
function foldersUp(from: string, to: string): readonly string[] {
  return from === to || dirname(from) === from ? [from] : [from, ...foldersUp(dirname(from), to)]
}
