import { basename } from 'node:path'
import type { DebugProtocol } from '@vscode/debugprotocol'
import type { Debugger } from '../debugger/debugger.js'
import { lineIndex } from '../node/line-index.js'
import type { Rehearsal } from '../simulator/rehearse.js'
import type { Difference } from '../simulator/testing/difference.js'
import type { Tested } from './protocol.js'
import type { Session } from './session.js'

/** What a case of a test file expects. */
export interface Expectation {
  readonly name: string
  readonly path: string
  readonly text: string
  judge(rehearsal: Rehearsal): Promise<readonly Difference[]>
}

/** Tells, once the run of a case is over, whether it went as the case expects. */
export async function tellVerdict({ tell, client, launched }: Session): Promise<void> {
  const rehearsal = launched?.expected && rehearsalOf(launched.debugged)
  if (!launched?.expected || !rehearsal) return
  const { name, path, text, judge } = launched.expected
  const lines = lineIndex(text)
  const differences = (await judge(rehearsal)).map(({ start, end, message, lines: compared }) => {
    const { line, column } = lines.place({ start, end })
    return { line, column, message, ...compared }
  })
  const verdict = differences.length === 0 ? `the case \`${name}\` passes` : `the case \`${name}\` fails`
  tell('output', { category: 'console', output: `${verdict}\n` })
  const source: DebugProtocol.Source = { name: basename(path), path: client.files.nameOf(path) }
  for (const { line, column, message } of differences) {
    const place = { source, line: line - 1 + client.counting.line, column: column - 1 + client.counting.column }
    tell('output', { category: 'stderr', output: `${message}\n`, ...place })
  }
  tell('ssmith/tested', { differences } satisfies Tested)
}

/** The run as a whole, where it has come to its end. */
function rehearsalOf({ past, seconds }: Debugger): Rehearsal | undefined {
  const end = past.events.at(-1)
  if (end?.kind !== 'run-ended') return undefined
  const { status, failure, outputs } = end
  return { status, failure, outputs, seconds, ...past }
}
