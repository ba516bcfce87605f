import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action, Plugin } from '../../schemas/action.js'
import { actions } from '../../schemas/automation/index.js'
import { plugins } from '../../schemas/command/index.js'
import { isText } from '../../schemas/document-kind.js'
import { documentKinds } from '../../schemas/documents.js'
import { guidePage } from '../../schemas/guide-page.js'
import { table, withGenerated } from './marked-page.js'

/** A page written by hand, with generated tables between marks. */
export const schemasPage = 'schemas/README.md'

/** The page on schemas as it should be: its own words, with the current tables of actions, plugins and kinds. */
export function schemasReadme(root: string): string {
  const tables = { actions: actionTable(), plugins: pluginTable(), kinds: kindTable() }
  return Object.entries(tables).reduce(
    (text, [name, content]) => withGenerated(text, name, content, schemasPage),
    readFileSync(join(root, schemasPage), 'utf8'),
  )
}

function actionTable(): string {
  const rows = (Object.values(actions) as Action[]).map((action) => [
    link(action, 'automation'),
    action.summary,
    action.impact,
    inputs(action),
    Object.keys(action.outputs).length,
    action.relations?.length ?? 0,
    action.step.timeout?.cap ?? action.step.timeout?.default ?? '',
    reference(action.page),
  ])
  return table(
    ['action', 'what it does', 'impact', 'inputs (needed)', 'outputs', 'relations', 'time-out (s)', 'AWS'],
    rows,
  )
}

function pluginTable(): string {
  const rows = (Object.values(plugins) as Plugin[]).map((plugin) => [
    link(plugin, 'command'),
    plugin.deprecated === undefined ? plugin.summary : `${plugin.summary} Deprecated.`,
    plugin.platforms.join(', '),
    plugin.schemaVersions.join(', '),
    inputs(plugin),
  ])
  return table(['plugin', 'what it does', 'platforms', 'schema versions', 'inputs (needed)'], rows)
}

function kindTable(): string {
  const rows = documentKinds.map((layout) => [
    `\`${layout.kind}\``,
    layout.summary,
    layout.formats.join(', '),
    layout.schemaVersions.join(', '),
    layout.evidence,
    isText(layout) ? '' : `[${layout.name}](json/${layout.name}.schema.json)`,
    reference(layout.page),
  ])
  return table(
    ['document type', 'what it is for', 'formats', 'schema versions', 'known from', 'JSON Schema', 'AWS'],
    rows,
  )
}

/** How many inputs there are, and how many of them have to be given whatever the others are. */
function inputs({ schema, openInputs }: Pick<Action, 'schema' | 'openInputs'>): string {
  const needed = (schema as { readonly required?: readonly string[] }).required?.length ?? 0
  return `${Object.keys(schema.properties).length}${openInputs ? '+' : ''} (${needed})`
}

const link = ({ name }: { readonly name: string }, folder: string): string =>
  `[\`${name}\`](${folder}/${name.slice('aws:'.length)}.ts)`

const reference = (page: string): string => `[page](${guidePage(page)})`
