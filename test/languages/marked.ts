import assert from 'node:assert/strict'
import type { ScriptError } from '../../server/languages/script-error.js'

/** A script that is wrong between `«` and `»`, and what is said about it. */
export type Broken = readonly [script: string, message: string]

/** Defines a test for each broken script: the first error is said with this message at exactly this place. */
export function describeBroken(cases: readonly Broken[], check: (source: string) => readonly ScriptError[]): void {
  for (const [script, message] of cases) {
    it(`${JSON.stringify(script)}: ${message}`, () => {
      const source = script.replace(/[«»]/g, '')
      const start = script.indexOf('«')
      const expected = { start, end: script.indexOf('»') - 1, message }
      assert.deepEqual(check(source)[0], expected)
    })
  }
}

/** Defines a test for each sound script: nothing is said about it. */
export function describeSound(scripts: readonly string[], check: (source: string) => readonly ScriptError[]): void {
  for (const script of scripts) it(JSON.stringify(script), () => assert.deepEqual(check(script), []))
}
