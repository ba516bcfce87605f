import { keyText, toJson } from '../../syntax/tree.js'
import { withQuotes } from '../node-at.js'
import { visibleEnd } from '../edit-tree.js'
import { valueBehindKey } from '../write-value.js'
import type { Refactor } from './refactoring.js'

/** Rewrites the plugins of a document of schema 1.2 as steps of schema 2.2, in the order of the text. */
export const newerSchema: Refactor = ({ schemaVersion, tree, entry, kind }) => {
  const version = entry('schemaVersion')
  const config = entry('runtimeConfig')
  if (kind !== 'Command' || schemaVersion !== '1.2' || !version || config?.value.kind !== 'map') return undefined
  const used = new Map<string, number>()
  const steps = config.value.entries.flatMap(({ key, value }) => {
    if (value.kind !== 'map') return []
    const { properties = [], ...rest } = toJson(value) as Readonly<Record<string, unknown>>
    const all = Array.isArray(properties) ? properties : [properties]
    return all.map((inputs) => {
      const plugin = keyText(key).replace(/^aws:/, '')
      const count = (used.get(plugin) ?? 0) + 1
      used.set(plugin, count)
      return {
        action: keyText(key),
        name: count === 1 ? plugin : `${plugin}${count}`,
        ...rest,
        inputs: withoutId(inputs),
      }
    })
  })
  const form = tree.format === 'json' ? 'json' : 'block'
  const start = withQuotes(config.key).start
  const quote = form === 'json' ? '"' : "'"
  return {
    title: 'rewrite as schema version 2.2',
    kind: 'rewrite',
    edits: [
      { ...withQuotes(version.value), text: `${quote}2.2${quote}` },
      {
        start,
        end: visibleEnd(tree, config.value),
        text: `${form === 'json' ? '"mainSteps"' : 'mainSteps'}:${valueBehindKey(steps, form === 'json' ? 2 : 0, form)}`,
      },
    ],
  }
}

/** Only schema 1.2 names configurations. */
function withoutId(inputs: unknown): unknown {
  if (typeof inputs !== 'object' || inputs === null) return inputs
  const { id: _, ...rest } = inputs as Readonly<Record<string, unknown>>
  return rest
}
