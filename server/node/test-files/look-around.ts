import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { namedSteps } from '../../document/named-steps.js'
import type { Surrounded } from '../../own-files/own-file.js'
import { documentOfMocks, type OwnKind } from '../../own-files/file-names.js'
import type { DocumentsReader } from '../known-runbooks.js'
import { readRunbook } from '../read-runbook.js'
import { type ReadFile, readTextFile } from '../text-file.js'
import { isUsageError } from '../usage-error.js'
import { readTest } from './read-test.js'

/** What stands around a file for rehearsals: the document of a test, or of the mocks beside it, and for a test all that is wrong. */
export async function lookAround(
  kind: OwnKind,
  text: string,
  path: string,
  documentsOf: DocumentsReader,
  readFile: ReadFile = readTextFile,
): Promise<Surrounded> {
  if (kind === 'test') {
    const { faults, tested } = await readTest(text, path, documentsOf, readFile)
    return { faults, ...tested }
  }
  const file = kind === 'mocks' ? documentOfMocks(path).find((each) => existsSync(each)) : undefined
  if (file === undefined) return {}
  try {
    const runbook = await readRunbook([file], { cwd: dirname(path), readInput: async () => Buffer.alloc(0), readFile })
    const documents = [runbook.document, ...(await documentsOf(runbook)).values()]
    return { document: runbook.document, path: runbook.path, steps: namedSteps(documents) }
  } catch (error) {
    if (!isUsageError(error)) throw error
    return {}
  }
}
