import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ssmithLaunch } from '../../schemas/ssmith-launch.js'
import { table, withGenerated } from './marked-page.js'

/** The manifest of the extension for VS Code, whose debugger is described by the schema of launch configurations. */
export const extensionManifest = 'client/extension/package.json'

/** The manifest as it should be: its own words, with what a launch configuration may say. */
export function manifestWithLaunch(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, extensionManifest), 'utf8')) as Manifest
  const { properties, required } = ssmithLaunch
  for (const each of manifest.contributes.debuggers)
    if (each.type === 'ssmith') each.configurationAttributes = { launch: { required, properties } }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

interface Manifest {
  readonly contributes: {
    readonly debuggers: readonly { readonly type: string; configurationAttributes?: unknown }[]
  }
}

interface Described {
  readonly description?: string
  readonly default?: boolean
}

/** The page on the debugger, with a table of the same. */
export const debugPage = 'docs/debug.md'

/** The page as it should be. */
export function pageWithLaunch(root: string): string {
  const rows = Object.entries(ssmithLaunch.properties as Readonly<Record<string, Described>>).map(([name, schema]) => [
    `\`${name}\``,
    `${schema.description}${schema.default === undefined ? '' : ` Default: \`${schema.default}\`.`}`,
  ])
  return withGenerated(readFileSync(join(root, debugPage), 'utf8'), 'launch', table(['key', 'what'], rows), debugPage)
}
