import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the installed package, or of the checkout. */
function packageRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** The version of the program. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return version
}

/** Where something of the package is. */
export const packagePath = (path: string): string => join(packageRoot(), path)

/** A text that comes with the package, such as the page of a rule. */
export function packageFile(path: string): string | undefined {
  try {
    return readFileSync(join(packageRoot(), path), 'utf8')
  } catch {
    return undefined
  }
}

/** The names of the files in a folder of the package. */
export function packageFolder(path: string): string[] {
  try {
    return readdirSync(join(packageRoot(), path)).sort()
  } catch {
    return []
  }
}
