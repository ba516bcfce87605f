import { parameterTypeNamed } from '../../../schemas/parameter-types.js'
import type { Parameter } from '../../document/document.js'
import { stringOf } from '../../syntax/tree.js'

/** Patterns that every text matches, or every line. */
const anything = /^\^?(?:\.[*+]|\(\.[*+]\)|\[\\s\\S\][*+])\$?$/

/** Whether the declaration limits what a caller can pass, so that the value cannot be any text. */
export function isRestricted(parameter: Parameter): boolean {
  const { type } = parameter
  const known = type === undefined ? undefined : parameterTypeNamed(type)
  // A type that nobody knows is told elsewhere.
  if (!known || known.base === 'Integer' || known.base === 'Boolean' || known.pattern !== undefined) return true
  if (parameter.property('allowedValues')) return true
  const pattern = parameter.property('allowedPattern')
  if (!pattern) return false
  const text = stringOf(pattern)
  return text === undefined || !anything.test(text.trim())
}

/** Whether the value is to reach the node in an environment variable and not to become part of the script. Other words for it are told elsewhere. */
export const isEnvironment = (parameter: Parameter): boolean => parameter.property('interpolationType') !== undefined
