/** What a function makes of things, without those of which it makes nothing. Several times as fast as `flatMap`, for which each result is a list. */
export function resultsOf<Thing, Result>(
  things: readonly Thing[],
  compute: (thing: Thing) => Result | undefined,
): readonly Result[] {
  const found: Result[] = []
  for (const thing of things) {
    const result = compute(thing)
    if (result !== undefined) found.push(result)
  }
  return found
}
