import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'server/simulator/scripts/python'

/** The modules in Python that scripts find in a rehearsal, as one file: there may be no file system to read them from. */
export function pythonSources(root: string): readonly [path: string, content: string] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const modules = paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.py'))
    .sort()
  const entries = modules.map((path) => [path, readFileSync(join(root, folder, path), 'utf8')] as const)
  return [`${folder}.generated.json`, `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`]
}
