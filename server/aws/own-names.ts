import { memberNamed } from './member-named.js'
import type { Operation } from './service.js'

/** An input with the names of the API itself, where boto3 takes others in their place. */
export function withOwnNames<T>(
  { input: shape }: Operation,
  input: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  if (!shape) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [memberNamed(shape, name)?.name ?? name, value]),
  )
}
