import { dirname } from 'node:path'
import { nameOfFile } from '../hosts/open.js'
import type { Configurations } from './configuration/configurations.js'
import { findFiles, type Skip } from './find-files.js'
import { isPassedOver, surroundingsOf } from './interfaces-around.js'

/** How many files and folders around are looked for, and how many of the files are given: a home folder that is a repository has too many. */
const most = { found: 10_000, given: 2_000 }

/** Around which files others are looked for, which names these are likely to have, and which files are known already. */
interface Wanted {
  readonly callers: readonly string[]
  readonly names: ReadonlySet<string>
  readonly known: ReadonlySet<string>
}

/**
 * The files around others in which documents may be, in the order in which they are likely to hold those of some names: first what is named so,
 * then what is near. Of very many they are only some.
 */
export async function filesAround(
  { callers, names, known }: Wanted,
  configurations: Configurations,
  limits = most,
): Promise<readonly string[]> {
  const found = (await nearest(callers, configurations, limits.found)).filter((path) => !known.has(path))
  const isNamedSo = (path: string) => names.has(nameOfFile(path) ?? '')
  return [...found.filter(isNamedSo), ...found.filter((path) => !isNamedSo(path))].slice(0, limits.given)
}

/** The files of the own folder, then those of the folder above and below that, and so on. */
async function nearest(
  paths: readonly string[],
  configurations: Configurations,
  limit: number,
): Promise<readonly string[]> {
  const seen = new Set<string>()
  const found: string[] = []
  for (const path of paths) {
    const { folder, isDeep } = surroundingsOf(path, [])
    const skip: Skip = async (each, isFolder) => {
      if (seen.size >= limit || seen.has(each) || (isFolder && !isDeep)) return true
      seen.add(each)
      return isPassedOver(configurations, each, isFolder)
    }
    for (const start of foldersUp(dirname(path), folder)) {
      if (seen.has(start)) continue
      seen.add(start)
      const { files } = await findFiles([start], start, skip)
      for (const file of files) found.push(file.path)
    }
  }
  return found
}

/** A folder and those above it, up to one of them. */
function foldersUp(from: string, to: string): readonly string[] {
  return from === to || dirname(from) === from ? [from] : [from, ...foldersUp(dirname(from), to)]
}
