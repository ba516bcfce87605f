import { resolve } from 'node:path'
import type { SsmDocument } from '../../document/document.js'
import { shownPath } from '../../node/find-files.js'
import { lineIndex } from '../../node/line-index.js'
import { readMocks } from '../../node/read-mocks.js'
import { readTextFile } from '../../node/text-file.js'
import { type Mocks, mocksFrom } from '../../simulator/mocks.js'
import type { Arguments } from '../arguments.js'
import type { Output } from '../io.js'
import { optionFile } from '../option-file.js'
import { printable } from '../printable.js'

/** Mocks, and what is said of them at the end. */
export interface MockFile {
  readonly world: Mocks['world']
  tellUnused(output: Output): void
}

/** The mocks of `--mocks FILE`; they may answer steps of the runbook and of those that it runs. */
export async function mocksFor(
  args: Arguments,
  document: SsmDocument,
  documents: ReadonlyMap<string, SsmDocument>,
  cwd: string,
): Promise<MockFile | undefined> {
  const file = args.value('mocks')
  if (file === undefined) return undefined
  const path = resolve(cwd, file)
  const shown = shownPath(path, cwd)
  const root = await optionFile('mocks', () => readMocks(file, cwd, [document, ...documents.values()]))
  const { world, unused } = await mocksFrom(root, document)
  return {
    world,
    tellUnused(output) {
      const left = unused()
      const text = left.length === 0 ? undefined : readTextFile(path)
      const lines = lineIndex(text?.ok ? text.text : '')
      for (const { message, ...range } of left) {
        const { line, column } = lines.place(range)
        output.write(`${printable(`${shown}:${line}:${column}: ${message}`)}\n`)
      }
    },
  }
}
