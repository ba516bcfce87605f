import type { AccountState } from '../simulator/account/account-state.js'
import type { Json } from '../syntax/tree.js'

/** What exists in an account, by kinds and then by ids or names, of which only those are shown that there are. */
export const accountValues = ({ seed: _, words: __, ...state }: AccountState): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(state).flatMap(([kind, things]) =>
      things instanceof Map && things.size === 0 ? [] : [[kind, plain(things)] as const],
    ),
  )

/** The state of an account is plain data, but for maps and sets. */
function plain(value: unknown): Json {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [String(key), plain(each)]))
  if (value instanceof Set || Array.isArray(value)) return [...value].map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)] as const])),
    )
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
