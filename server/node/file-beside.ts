import { lstatSync, type Stats } from 'node:fs'
import { basename, join } from 'node:path'

/** The file of a name in a folder. Links and folders are none, nor is what lies elsewhere. */
export function fileBeside(folder: string, name: string): { readonly path: string; readonly size: number } | undefined {
  if (basename(name) !== name) return undefined
  const path = join(folder, name)
  const stats = statsOf(path)
  return stats?.isFile() ? { path, size: stats.size } : undefined
}

/** What a document names may be no name at all. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch {
    return undefined
  }
}
