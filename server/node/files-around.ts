import { dirname } from 'node:path'
import { nameOfFile } from '../hosts/open.js'
import type { Configurations } from './configuration/configurations.js'
import type { Skip } from './find-files.js'
import { isPassedOver, surroundingsOf } from './interfaces-around.js'
import { mostAround, nearestFiles } from './nearest-files.js'

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
  limits = mostAround,
): Promise<readonly string[]> {
  const seen = new Set<string>()
  const found: string[] = []
  for (const path of callers) {
    const { folder, isDeep } = surroundingsOf(path, [])
    const skip: Skip = async (each, isFolder) => (isFolder && !isDeep) || isPassedOver(configurations, each, isFolder)
    for (const file of await nearestFiles(dirname(path), folder, skip, seen, limits.found))
      if (!known.has(file)) found.push(file)
  }
  const isNamedSo = (path: string) => names.has(nameOfFile(path) ?? '')
  return [...found.filter(isNamedSo), ...found.filter((path) => !isNamedSo(path))].slice(0, limits.read)
}
