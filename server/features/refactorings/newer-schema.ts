import { isFirstVersion } from '../../../schemas/command/document.js'
import { pluginNamed } from '../../../schemas/command/index.js'
import { isDynamic, type Json, type Node, type Range, type Tree, walk, withQuotes } from '../../syntax/tree.js'
import { commentsOf } from '../comments.js'
import { columnOf, formOf, lineIndentation, visibleEnd } from '../edit-tree.js'
import { indentationOf } from '../../document/indentation.js'
import { contains } from '../node-at.js'
import { remarked } from '../remarked.js'
import type { Remark, Remarks } from '../remarks.js'
import { scalarFor, valueBehindKey } from '../write-value.js'
import type { Refactor } from './refactoring.js'

/** Rewrites the plugins of a document of the first layout as steps of schema 2.2, in the order of the text. */
export const newerSchema: Refactor = ({ schemaVersion, tree, root, entry, kind }) => {
  const version = entry('schemaVersion')
  const config = entry('runtimeConfig')
  if (kind !== 'Command' || !isFirstVersion(schemaVersion) || !version || config?.value.kind !== 'map') return undefined
  const range = { start: withQuotes(config.key).start, end: visibleEnd(tree, config.value) }
  const form = formOf(tree, root)
  if (form !== 'block' && commentsOf(tree).some(({ start }) => contains(range, start))) return undefined
  const steps = stepsOf(tree, config.value, range)
  if (!steps) return undefined
  const column = form === 'block' ? columnOf(tree, range.start) : lineIndentation(tree, range.start)
  const layout = { remarks: steps.remarks, indentation: indentationOf(tree) }
  const text = `${scalarFor('mainSteps', form)}:${valueBehindKey(steps.value, column, form, layout)}`
  const quote = form === 'json' ? '"' : "'"
  return {
    title: 'rewrite as schema version 2.2',
    kind: 'rewrite',
    edits: [
      { ...withQuotes(version.value), text: `${quote}2.2${quote}` },
      { ...range, text },
    ],
  }
}

type Fields = Readonly<Record<string, Json>>

/** One configuration of a plugin. */
interface Configured {
  readonly action: string
  readonly plugin: Fields
  readonly inputs: Fields
  /** Its place among those of the plugin. */
  readonly at: number
}

/** The steps with the comments of what they were; undefined where there are none, or where they cannot be known or run by schema 2.2. */
function stepsOf(tree: Tree, config: Node, range: Range) {
  if ([...walk(config)].some(isDynamic)) return undefined
  const { value: written, remarks: known } = remarked(tree, config, range)
  const all = configuredIn(written as Fields)
  if (!all || all.length === 0) return undefined
  const remarks = new Map(known)
  const used = new Map<string, number>()
  const value = all.map(({ action, plugin: { properties: _, ...rest }, inputs: { id: __, ...inputs } }) => ({
    name: nameOf(action, used),
    action,
    ...rest,
    inputs,
  }))
  for (const [place, { plugin, inputs, at }] of all.entries()) {
    const step = value[place]
    if (!step) continue
    remarks.set(step.inputs, remarks.get(inputs) ?? new Map())
    if (at === 0) remarks.set(step, withInputs(remarks.get(plugin)))
  }
  remarks.set(value, new Map(all.map((each, place) => [place, { above: saidOf(each, written, known), below: [] }])))
  return { value, remarks }
}

/** All configurations of plugins; undefined where one of them cannot be a step. */
function configuredIn(plugins: Fields): readonly Configured[] | undefined {
  const found: Configured[] = []
  for (const [action, plugin] of Object.entries(plugins)) {
    if (!isMap(plugin) || !isKnownToNewerSchema(action)) return undefined
    const { properties = [] } = plugin
    for (const [at, inputs] of (Array.isArray(properties) ? properties : [properties]).entries()) {
      if (!isMap(inputs)) return undefined
      found.push({ action, plugin, inputs, at })
    }
  }
  return found
}

const withInputs = (of: ReadonlyMap<string | number, Remark> = new Map()) =>
  new Map([...of].map(([key, each]) => [key === 'properties' ? 'inputs' : key, each]))

/** What was said of names that steps do not have: of the plugin, of the place in its list, and of an id. */
function saidOf({ action, plugin, inputs, at }: Configured, plugins: Json, remarks: Remarks): readonly string[] {
  const gone = [
    at === 0 ? remarks.get(plugins as object)?.get(action) : undefined,
    remarks.get(plugin['properties'] as object)?.get(at),
    remarks.get(inputs)?.get('id'),
  ]
  return gone.flatMap((each) =>
    each ? [...each.above, ...(each.beside === undefined ? [] : [each.beside]), ...each.below] : [],
  )
}

const isMap = (value: Json): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

const isKnownToNewerSchema = (name: string): boolean =>
  pluginNamed(name)?.schemaVersions.some((each) => each === '2.2') === true

/** Plugins had no names: their steps are called as they are, the further ones numbered. */
function nameOf(action: string, used: Map<string, number>): string {
  const count = (used.get(action) ?? 0) + 1
  used.set(action, count)
  const plugin = action.replace(/^aws:/, '')
  return count === 1 ? plugin : `${plugin}${count}`
}
