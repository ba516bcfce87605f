import { existsSync, type FSWatcher, statSync, watch } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Editors write files in several steps; so many milliseconds later they are done. */
const settling = 80

/** Waits until an entry of the folders changes, or a file has changed since a moment. Folders rather than files: editors replace files. */
export async function nextChange(folders: Iterable<string>, files: readonly string[], since: number): Promise<void> {
  const watchers: FSWatcher[] = []
  try {
    await new Promise<void>((resolve) => {
      for (const folder of folders) {
        if (!existsSync(folder)) continue
        const watcher = watch(folder, () => resolve())
        watcher.on('error', () => resolve())
        watchers.push(watcher)
      }
      if (files.some((file) => changedAt(file) > since)) resolve()
      // All folders are gone: they may come back.
      else if (watchers.length === 0) setTimeout(resolve, 1000)
    })
  } finally {
    for (const watcher of watchers) watcher.close()
  }
  await pause(settling)
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
