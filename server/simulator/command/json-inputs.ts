import { type Json, toJson } from '../../syntax/tree.js'
import { parseYaml } from '../../syntax/yaml.js'

/** A map of JSON; empty for anything else. */
export const asMap = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {}

/** An input of a plugin. The agent reads their names without regard to letter case. */
export function inputNamed(inputs: Json, name: string): Json | undefined {
  const map = asMap(inputs)
  if (Object.hasOwn(map, name)) return map[name]
  const key = Object.keys(map).findLast((each) => each.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : map[key]
}

/** An input that is text; empty where it is not given. */
export function textInput(inputs: Json, name: string): string {
  const value = inputNamed(inputs, name)
  return typeof value === 'string' ? value : ''
}

/** An input that is a map, or the JSON or YAML text of one; `undefined` where it is neither. */
export function mapInput(inputs: Json, name: string): Readonly<Record<string, Json>> | undefined {
  const value = inputNamed(inputs, name)
  if (typeof value !== 'string') return value === undefined || value === null ? {} : mapOrNothing(value)
  if (value.trim() === '') return {}
  const tree = parseYaml(value)
  return 'failed' in tree || !tree.root ? undefined : mapOrNothing(toJson(tree.root))
}

const mapOrNothing = (value: Json): Readonly<Record<string, Json>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? asMap(value) : undefined
