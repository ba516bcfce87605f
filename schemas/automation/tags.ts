import { mapList, object, string, type Value } from '../values.js'

/** One tag as the AWS APIs spell it. The value may be empty. */
const tag = object({
  Key: string({ description: 'Name of the tag; letter case counts.', minLength: 1, maxLength: 128 }),
  Value: string({ description: 'Value of the tag; may be empty.', maxLength: 256 }),
})

export type Tag = { readonly Key: string; readonly Value: string }

/** A list of `{Key, Value}`. */
export const tagList = (
  description: string,
  limits: { readonly minItems?: number; readonly maxItems?: number } = {},
): Value<Tag[]> => mapList({ description, item: tag, ...limits }) as Value<Tag[]>
