import type { SsmType } from '../../schemas/values.js'
import { plausibleText } from '../aws/plausible-value.js'
import { parseSelector } from '../languages/json-path.js'
import type { Json } from '../syntax/tree.js'
import { convert } from './convert.js'
import { putSelected } from './put-selected.js'
import type { Declared } from './request.js'
import { select } from './select.js'

/** The value with something of the right type wherever the declared outputs of a step look, so that none of them fails. */
export function putDeclared(value: Json, declared: readonly Declared[]): Json {
  return declared.reduce((so, each) => (gives(so, each) ? so : withSample(so, each)), value)
}

function gives(value: Json, { selector, type, name }: Declared): boolean {
  try {
    const found = select(value, selector)
    const isEmpty = Array.isArray(found) && found.length === 0
    return found !== undefined && !isEmpty && convert(found, type, name) !== undefined
  } catch {
    return false
  }
}

function withSample(value: Json, { selector, type, name }: Declared): Json {
  const parsed = parseSelector(selector)
  if (!parsed.ok || parsed.steps.length === 0)
    return parsed.ok && !gives(value, { selector, type, name }) ? sample(type, name) : value
  const held = sample(parsed.definite ? type : itemType(type), name)
  return putSelected(value, parsed.steps, held)
}

/** A selector that finds several values makes the list by itself. */
const itemType = (type: SsmType): SsmType =>
  type === 'MapList' ? 'StringMap' : type === 'StringList' ? 'String' : type

function sample(type: SsmType, name: string): Json {
  switch (type) {
    case 'Integer':
      return 1
    case 'Boolean':
      return true
    case 'StringList':
      return [plausibleText(name, 1)]
    case 'StringMap':
      return {}
    case 'MapList':
      return [{}]
    default:
      return plausibleText(name, 1)
  }
}
