/** Counts something once more. */
export const raise = <Key>(counts: Map<Key, number>, key: Key | undefined): void => {
  if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
}
