import { diagramOf } from '../document/diagram/diagram.js'
import { dot } from '../document/diagram/dot.js'
import { mermaid } from '../document/diagram/mermaid.js'
import { readRunbook } from '../node/read-runbook.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io } from './io.js'

/** `ssmith graph`: draws the ways through a runbook. */
export async function graphCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const { document } = await readRunbook(args.operands, io)
  const draw = args.value('format') === 'dot' ? dot : mermaid
  io.stdout.write(draw(diagramOf(document)))
  return exitCode.clean
}
