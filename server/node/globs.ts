import type { Ignore } from 'ignore'

/** Patterns as `.gitignore` has them, relative to a folder. */
export interface Globs {
  /** `true` the last pattern that matches the path excludes it, `false` it takes the path in again, `undefined` none matches. */
  match(path: string): boolean | undefined
  /** The patterns without which each of the paths that were asked for would be in, or out, as it is; what takes some in again is not among them. */
  unneeded(): readonly string[]
}

/**
 * More wildcards than these in a pattern, or between two slashes, and matching could take the time of an attack: patterns come from
 * files of the repository and are turned into backtracking expressions.
 */
const mostWildcards = { segment: 3, folders: 4 }

/** Whether a pattern has so many wildcards that it is not followed. */
export function isCostly(pattern: string): boolean {
  const segments = pattern.split('/')
  const folders = segments.filter((segment) => segment === '**').length
  const wild = segments.some((segment) => segment !== '**' && segment.split(/\*+/).length - 1 > mostWildcards.segment)
  return wild || folders > mostWildcards.folders || pattern.length > 1000
}

/** Reads patterns; `paths` asked for later are relative to the folder of the patterns, with `/`, and a folder's ends with one. */
export async function globs(patterns: readonly string[]): Promise<Globs> {
  const { default: ignore } = await import('ignore')
  // The package is CommonJS that also exports itself as `default`; which of the two arrives depends on the loader.
  const create = (typeof ignore === 'function'
    ? ignore
    : (ignore as { default: typeof ignore }).default) as unknown as () => Ignore
  const followed = patterns.filter((pattern) => !isCostly(pattern))
  const compiled = create().add(followed)
  /** Of several patterns that match a path the last one decides. */
  const decisive = new Set<string | undefined>()
  return {
    match(path) {
      if (path === '' || path === '/' || path.startsWith('../')) return undefined
      const { ignored, unignored, rule } = compiled.test(path)
      decisive.add(rule?.pattern)
      return ignored ? true : unignored ? false : undefined
    },
    unneeded: () => followed.filter((pattern) => !decisive.has(pattern) && !/^\s*(?:[#!]|$)/.test(pattern)),
  }
}
