import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { testNames } from '../../own-files/file-names.js'

/** The test files that stand beside a document; what is at the path itself where there are none, which may be one. */
export function testsBeside(path: string, cwd: string): readonly string[] {
  const tests = testNames(path).filter((name) => existsSync(resolve(cwd, name)))
  return tests.length > 0 ? tests : [path]
}
