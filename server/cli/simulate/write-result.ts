import { resolve } from 'node:path'
import { writePrivately } from '../../node/write-privately.js'
import type { Arguments } from '../arguments.js'
import type { Io } from '../io.js'
import { styleOf } from '../style.js'
import type { Terminal } from './terminal.js'

/** What happened, in the forms that are not JSON. */
interface Forms {
  mermaid(): Promise<string>
  pretty(terminal: Terminal): Promise<string>
}

/** Writes what happened in the form that is asked for, and into the file of `--report` as JSON. */
export async function writeResult(report: object, forms: Forms, args: Arguments, io: Io): Promise<void> {
  const { cwd, env, stdout } = io
  const json = () => `${JSON.stringify(report, undefined, 2)}\n`
  const format = args.value('format')
  if (format === 'json') stdout.write(json())
  else if (format === 'mermaid') stdout.write(await forms.mermaid())
  else stdout.write(await forms.pretty({ style: styleOf(args, env, stdout), width: stdout.columns ?? 80 }))
  const file = args.value('report')
  // Answers may hold secrets, as those of `--record` do.
  if (file !== undefined) writePrivately(resolve(cwd, file), json())
}
