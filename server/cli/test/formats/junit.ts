import { type JunitCase, junitXml } from '../../formats/junit-xml.js'
import { lineIndex } from '../../../node/line-index.js'
import { comparedLines } from '../compared-lines.js'
import type { TestedFile } from '../test-files.js'
import type { TestReport } from './format.js'

/** A suite for each test file; one that cannot be run is a case that failed. */
export async function junit({ files }: TestReport): Promise<string> {
  return junitXml(await Promise.all(files.map(async (file) => ({ name: file.shown, cases: await casesOf(file) }))))
}

async function casesOf(file: TestedFile): Promise<JunitCase[]> {
  if (!file.test) return [caseWith('the test file', 0, file.faults, 'faulty-test', file, [])]
  return Promise.all(
    file.results.map(async ({ testCase, differences, milliseconds }) => {
      const compared = await Promise.all(differences.map(comparedLines))
      return caseWith(testCase.name, milliseconds / 1000, differences, 'difference', file, compared)
    }),
  )
}

function caseWith(
  name: string,
  seconds: number,
  found: readonly { readonly start: number; readonly end: number; readonly message: string }[],
  type: string,
  { shown, text }: TestedFile,
  compared: readonly (readonly string[])[],
): JunitCase {
  const [first] = found
  if (!first) return { name, seconds }
  const index = lineIndex(text)
  const lines = found.flatMap((each, at) => {
    const { line, column } = index.place(each)
    return [`${shown}:${line}:${column}: ${each.message}`, ...(compared[at] ?? [])]
  })
  return { name, seconds, failure: { message: first.message, type, text: lines.join('\n') } }
}
