import type { LintedOutcome } from '../node/lint-files.js'
import { writeFixed } from '../node/write-fixed.js'
import type { Io } from './io.js'
import { amount } from './layout.js'
import { printable } from './printable.js'

/** What became of files that were mended. */
export interface MendedFiles {
  /** Texts by the path of their file, where they are at hand, as they always are where they are not those on the disk. */
  readonly texts: ReadonlyMap<string, string>
  /** How many fixes were made. */
  readonly count: number
  /** Files that were not written, with the reason. */
  readonly refused: readonly string[]
  /** Standard input, where it was to be mended. */
  readonly filtered: string | undefined
}

/** Writes the mended files. Standard input, which has no file, is given back. */
export function writeMended(
  outcomes: readonly LintedOutcome[],
  input: string | undefined,
  fixes: boolean,
): MendedFiles {
  const texts = new Map<string, string>()
  const refused: string[] = []
  let filtered = fixes ? input : undefined
  let count = 0
  for (const outcome of outcomes) {
    if (outcome.kind === 'failed') continue
    if (outcome.file === undefined && input !== undefined) texts.set(outcome.report.path, input)
    if (outcome.kind === 'linted' && outcome.text !== undefined) texts.set(outcome.report.path, outcome.text)
    if (outcome.kind !== 'fixed') continue
    const { report, file, before, text } = outcome
    const reason = file && writeFixed({ ...file, before, text })
    if (reason !== undefined) refused.push(`\`${printable(report.path)}\` was not changed: ${reason}`)
    if (!file) filtered = text
    texts.set(report.path, text)
    count += outcome.count
  }
  return { texts, count, refused, filtered }
}

/** Shows what would be written as patches, and whether there are any. */
export async function showPatches(outcomes: readonly LintedOutcome[], { stdout, stderr }: Io): Promise<boolean> {
  const fixed = outcomes.filter((outcome) => outcome.kind === 'fixed')
  for (const { report, before, text } of fixed) {
    const { createTwoFilesPatch } = await import('diff')
    const patch = createTwoFilesPatch(`a/${report.path}`, `b/${report.path}`, before, text, '', '', {
      context: 3,
    }).replace(/^=+\n/, '')
    // A patch for a program is exact; one for a terminal is safe to look at.
    stdout.write(stdout.isTTY ? patch.split('\n').map(printable).join('\n') : patch)
  }
  const fixes = fixed.reduce((sum, { count }) => sum + count, 0)
  const changes = fixes === 0 ? 'nothing to mend' : `${amount(fixes, 'change')} in ${amount(fixed.length, 'file')}`
  stderr.write(`ssmith: ${changes}; nothing was written\n`)
  return fixes > 0
}
