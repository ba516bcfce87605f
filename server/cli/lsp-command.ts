import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { silentClients } from '../lsp/first-message.js'
import { serve } from '../lsp/server.js'
import { editorWorkspace } from '../node/editor-workspace.js'
import { limitMemory, youngCollector } from '../node/limit-memory.js'
import { packageVersion } from '../node/package-files.js'
import { UsageError } from '../node/usage-error.js'
import { wholeMessages } from '../node/whole-messages.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode } from './io.js'

/** `ssmith lsp --stdio`: serves the language to an editor until it hangs up. */
export async function lspCommand(args: Arguments): Promise<ExitCode> {
  if (args.operands.length > 0 || !args.has('stdio'))
    throw new UsageError('`ssmith lsp` speaks over standard input and output only; write `ssmith lsp --stdio`')
  limitMemory()
  const options = { messageStrategy: silentClients }
  const connection = createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout), options)
  serve(
    connection,
    packageVersion(),
    editorWorkspace(() => new Date().toISOString().slice(0, 10)),
    youngCollector(),
  )
  const ended = new Promise<void>((resolve) => connection.onExit(() => resolve()))
  connection.listen()
  await ended
  return exitCode.clean
}
