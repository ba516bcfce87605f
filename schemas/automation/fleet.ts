import { exampleKeys, type TargetKeys } from './target-keys.js'
import { mapList, object, optional, string, stringList, type Value } from '../values.js'

// How many targets at once, after how many errors to stop, and which targets: the same in every API of Systems Manager.

export const maxConcurrency = (description: string, standard?: string): Value<string> =>
  string({
    description,
    ...(standard !== undefined && { default: standard }),
    maxLength: 7,
    pattern: '^([1-9][0-9]*|[1-9][0-9]?%|100%)$',
    expected: 'a count such as `10` or a share such as `10%`, as text',
  })

export const maxErrors = (description: string, standard?: string): Value<string> =>
  string({
    description,
    ...(standard !== undefined && { default: standard }),
    maxLength: 7,
    pattern: '^([1-9][0-9]*|0|[1-9][0-9]%|[0-9]%|100%)$',
    expected: 'a count such as `0` or a share such as `10%`, as text',
  })

const target = (keys: TargetKeys) =>
  object({
    Key: optional(string({ description: keys.description, examples: exampleKeys(keys), minLength: 1, maxLength: 163 })),
    Values: optional(stringList({ description: 'Values that the key may have; up to 50.', maxItems: 50 })),
  })

export type Target = { readonly Key?: string; readonly Values?: readonly string[] }

export const targets = (description: string, maxItems: number, keys: TargetKeys): Value<Target[]> =>
  mapList({ description, maxItems, item: target(keys) }) as Value<Target[]>

export const documentVersion = (description: string): Value<string> =>
  string({
    description,
    default: '$DEFAULT',
    examples: ['$DEFAULT', '$LATEST'],
    pattern: '^([$]LATEST|[$]DEFAULT|[1-9][0-9]*)$',
    expected: '`$DEFAULT`, `$LATEST` or a version number as text',
  })

export const documentName = (description: string): Value<string> =>
  string({
    description,
    format: 'document-name',
    pattern: '^[a-zA-Z0-9_\\-.:/]{3,128}$',
    expected: 'the name or ARN of a document',
  })
