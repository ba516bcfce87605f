import type { TSchema } from 'typebox'
import { checkedSchemas } from '../../schemas/checked.js'

const catalogue: Readonly<Record<string, TSchema>> = Object.assign({}, ...Object.values(checkedSchemas))

/** A schema by the name that it has in the catalogue of checks. */
export const schemaNamed = (name: string): TSchema | undefined =>
  Object.hasOwn(catalogue, name) ? catalogue[name] : undefined
