import { lineBefore, runBefore } from '../../syntax/line-before.js'
import { inputAt } from '../../aws/operation-inputs.js'
import type { Json } from '../../syntax/tree.js'
import { indentationOf } from '../../document/indentation.js'
import { flowText, jsonText } from '../write-value.js'
import { commaBefore, type Completion, type SchemaSituation } from './completion.js'
import { keyItem, keysAt, type Key } from './keys.js'
import { schemasBelow } from './schemas-at.js'

/** Whether schemas, or the API that is called, take a list at a place. */
export const takesList = ({ schemas, call, inputPath }: SchemaSituation): boolean =>
  schemas.some(({ items, type }) => items !== undefined || type === 'array') ||
  (call !== undefined && inputPath !== undefined && inputAt(call.operation, inputPath)?.kind === 'list')

/** The item that may begin at a place in a list. */
export function itemOf<S extends SchemaSituation>(list: S, index = 0): S {
  const place = { ...list.place, path: [...list.place.path, index], siblings: new Set<string>() }
  const inputPath = list.inputPath && [...list.inputPath, index]
  return { ...list, place, inputPath, schemas: schemasBelow(list.schemas, [index]) }
}

/** So many keys are written at once, where a map needs none of them. */
const few = 3

/** New maps of a list, behind a dash or in brackets: with the keys that they need, or with all where these are few, or else with any of them. */
export function mapCompletions(item: SchemaSituation): Completion[] {
  const keys = keysAt(item)
  const needed = keys.filter(({ required }) => required)
  const together = needed.length > 0 ? needed : keys.length > 0 && keys.length <= few ? keys : undefined
  return (together ? [together] : keys.map((key) => [key])).map((written) => mapItem(item, written))
}

function mapItem(item: SchemaSituation, keys: readonly Key[]): Completion {
  const { place } = item
  const [first] = keys
  const name = first?.name ?? ''
  return {
    label: place.form === 'block' ? `- ${name}` : `{ ${name} }`,
    kind: 'snippet',
    detail: 'new item',
    ...(keys.length === 1 && first?.documentation !== undefined && { documentation: first.documentation }),
    range: place.word,
    text: place.form === 'block' ? `- ${linesOf(item, keys)}` : bracketsAround(item, keys),
    form: place.form,
    filter: name,
    ...commaBefore(place),
    rank: 1,
  }
}

/** The keys on lines of their own, the first without indentation, each with the beginning of its value. */
function linesOf(item: SchemaSituation, keys: readonly Key[]): string {
  const column = item.place.column + '- '.length
  const within = { ...item, place: { ...item.place, at: 'key', column } as const }
  return keys.map((key) => keyItem(within, key).text).join(`\n${' '.repeat(column)}`)
}

const emptyValue = (key: Key): Json =>
  ({ map: {}, list: [], text: '', boolean: false, number: key.minimum ?? 0 })[key.stub]

/** The same as a map in brackets: over lines where it has its own. */
function bracketsAround({ place, document: { tree } }: SchemaSituation, keys: readonly Key[]): string {
  const map = Object.fromEntries(keys.map((key) => [key.name, emptyValue(key)]))
  const comma = place.commaBehind ? ',' : ''
  if (place.form === 'flow') return flowText(map, 'flow') + comma
  const hasLine = lineBefore(tree.text, place.word.start).trim() === ''
  const text = jsonText(map, place.column, { indentation: indentationOf(tree) })
  return (hasLine ? text : text.replaceAll(/\n\s*/g, ' ')) + comma
}

/** A dash alone, where items are texts of which nothing is known. */
export const bareItem = ({ place }: SchemaSituation): Completion => ({
  label: '-',
  kind: 'snippet',
  detail: 'new item',
  range: place.word,
  text: '- ',
  rank: 3,
})

/** The line below a key, where the items of its list begin, or the keys of its map. */
export function lineBelow<S extends SchemaSituation>(situation: S, at: 'dash' | 'key'): S {
  const { width, dashes } = indentationOf(situation.document.tree)
  const column = situation.place.column + (at === 'dash' ? dashes : width)
  return { ...situation, place: { ...situation.place, at, column, lead: '' } }
}

/** What begins a list or a map behind its key, on the line below it. */
export function onNewLine({ document: { tree }, place }: SchemaSituation, items: readonly Completion[]): Completion[] {
  const { start } = place.word
  const blanks = runBefore(tree.text, start, /[ \t]/)
  return items.map((item) => ({
    ...item,
    ...(place.at === 'dash' &&
      item.kind !== 'snippet' && { label: `- ${item.label}`, filter: item.filter ?? item.label }),
    text: `\n${' '.repeat(place.column)}${item.text}`,
    ...(blanks > 0 && { more: [{ start: start - blanks, end: start, text: '' }, ...(item.more ?? [])] }),
  }))
}
