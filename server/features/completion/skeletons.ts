import { documentKinds } from '../../../schemas/documents.js'
import type { Format } from '../../syntax/tree.js'
import type { Completion } from './completion.js'
import { blockOf } from '../write-value.js'

/** A new document of each kind, where a text is empty or has but a word; undefined where it has more. */
export function skeletons(text: string, format: Format): Completion[] | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const [word = '', ...more] = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (more.length > 0 || !/^\w*$/.test(word)) return undefined
  const start = word === '' ? text.length : text.lastIndexOf(word)
  const range = { start, end: start + word.length }
  return documentKinds.flatMap(({ kind, schemaVersions, summary, snippet, formats }) => {
    if (snippet === undefined || typeof snippet === 'string') return []
    if (format === 'yaml' && !formats.includes('YAML')) return []
    const version = schemaVersions.at(-1)
    return [
      {
        label: `${kind} document`,
        kind: 'snippet',
        detail: version === undefined ? '' : `schema version ${version}`,
        documentation: summary,
        range,
        text: format === 'json' ? `${JSON.stringify(snippet, null, 2)}\n` : `${blockOf(snippet, 0)}\n`,
      } satisfies Completion,
    ]
  })
}
