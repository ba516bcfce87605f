import { remember } from './remember.js'
import { readForRe2 } from './re2-syntax.js'

/** A pattern compiled by RE2, or why it is not: `syntax` RE2 refuses it, `size` it is too large to be compiled here. */
export type Re2Pattern =
  | {
      readonly ok: true
      /** Whether the pattern matches the whole value. */
      matches(value: string): boolean
      /** Whether the pattern matches a part of the value, as SSM Agent asks (`MatchString`). */
      finds(value: string): boolean
    }
  | { readonly ok: false; readonly reason: 'syntax' | 'size'; readonly message: string }

/**
 * Tests values against patterns in linear time. A value that would take too long for the size of the pattern is not
 * tested and counts as matching, so that nothing is said against it.
 */
export interface Re2 {
  compile(pattern: string): Re2Pattern
}

/** Beyond these a pattern is not compiled, and a value not tested. They keep each below about a second. */
const longestPattern = 10_000
const largestProgram = 30_000
const mostSteps = 30_000_000

/** Loads RE2, which is needed only where a value is tested. */
export async function loadRe2(): Promise<Re2> {
  const { RE2JS, RE2JSSyntaxException } = await import('re2js')
  return {
    compile: remember((pattern) => {
      const { refusal, size } =
        pattern.length > longestPattern ? { size: Number.POSITIVE_INFINITY } : readForRe2(pattern)
      if (refusal) return { ok: false, reason: 'syntax', message: `Go's regular expressions have no ${refusal.what}` }
      if (size > largestProgram) return { ok: false, reason: 'size', message: 'the pattern is too large to be tested' }
      try {
        const compiled = RE2JS.compile(pattern)
        const tested = (value: string) => value.length * compiled.programSize() <= mostSteps
        return {
          ok: true,
          matches: (value) => !tested(value) || compiled.testExact(value),
          finds: (value) => !tested(value) || compiled.test(value),
        }
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        return { ok: false, reason: error instanceof RE2JSSyntaxException ? 'syntax' : 'size', message }
      }
    }),
  }
}
