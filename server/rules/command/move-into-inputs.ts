import type { SsmDocument, Step } from '../../document/document.js'
import { inputEntry } from '../../document/inputs.js'
import { type Entry, keyText, type Range } from '../../syntax/tree.js'
import type { Fix } from '../rule.js'

/** The fix that moves a field of a step, which stands on a line of its own, to the inputs, where it counts. */
export function moveIntoInputs(document: SsmDocument, step: Step, entry: Entry): Fix | undefined {
  const { text } = document.tree
  const line = ownLine(document, step, entry)
  const name = keyText(entry.key)
  if (!line || inputEntry(document, step, name)) return undefined
  const first = step.inputs?.kind === 'map' && !step.inputs.flow ? step.inputs.entries[0] : undefined
  const start = first && text.lastIndexOf('\n', first.key.start - 1) + 1
  if (!first || start === undefined) return undefined
  const indent = text.slice(start, first.key.start)
  if (indent.trim() !== '') return undefined
  const moved = `${indent}${text.slice(line.start, line.end).trim()}\n`
  return {
    title: `move \`${name}\` into \`inputs\``,
    safe: false,
    edits: [
      { ...line, text: '' },
      { start, end: start, text: moved },
    ],
  }
}

/** The fix that takes such a field out; a comment behind it stays. */
export function removeField(document: SsmDocument, step: Step, entry: Entry): Fix | undefined {
  const line = ownLine(document, step, entry)
  if (!line) return undefined
  const { text } = document.tree
  const behind = text.slice(entry.value.end, line.end).indexOf('#')
  const start = text.slice(line.start).search(/\S/) + line.start
  const edit = behind < 0 ? line : { start, end: entry.value.end + behind }
  return { title: `remove \`${keyText(entry.key)}\``, safe: true, edits: [{ ...edit, text: '' }] }
}

/** The line of an entry of a step in block style, where nothing else stands on it. */
function ownLine({ tree: { text, format } }: SsmDocument, { node }: Step, { key, value }: Entry): Range | undefined {
  if (format === 'json' || node.kind !== 'map' || node.flow || value.kind !== 'scalar') return undefined
  const start = text.lastIndexOf('\n', key.start - 1) + 1
  const end = text.indexOf('\n', value.end) + 1
  if (end === 0 || text.slice(key.start, value.end).includes('\n')) return undefined
  return /^\s*["']?$/.test(text.slice(start, key.start)) ? { start, end } : undefined
}
