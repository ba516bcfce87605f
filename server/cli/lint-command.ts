import { lintFiles } from '../node/lint-files.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io } from './io.js'
import { acceptFindings, showFindings } from './lint-findings.js'
import { maxWarningsFrom } from './lint-options.js'
import { requestFrom } from './lint-request.js'
import { statsOf, tellAbsent, tellFailures, tellUnneeded } from './lint-results.js'
import { showPatches, writeMended } from './mended-files.js'
import { progressOn } from './progress.js'

/** `ssmith lint`: lints files and says what is wrong with them. */
export async function lintCommand(args: Arguments, io: Io): Promise<ExitCode> {
  // Node would load modules for `performance`.
  const started = process.uptime()
  const maxWarnings = maxWarningsFrom(args)
  const request = await requestFrom(args, io)
  const progress = progressOn(io.stderr, 'files')
  const result = await lintFiles({ ...request, progress: progress.show })
  progress.clear()
  const configuration = await request.configurations.of(io.cwd)
  const baseline = args.value('baseline') ?? configuration?.baseline
  const codes = [tellAbsent(result, io), await tellFailures(result, args, io)]
  if (args.has('diff')) codes.push((await showPatches(result.outcomes, io)) ? exitCode.findings : exitCode.clean)
  else {
    const mended = writeMended(result.outcomes, request.input?.text, request.run.fix !== undefined)
    for (const refusal of mended.refused) io.stderr.write(`ssmith: ${refusal}\n`)
    if (mended.refused.length > 0) codes.push(exitCode.findings)
    const linted = result.outcomes.filter((outcome) => outcome.kind !== 'failed')
    if (args.has('update-baseline')) codes.push(await acceptFindings(linted, baseline, io))
    else {
      // Where nothing could be read, what was told already says it all.
      const quiet = args.has('quiet') || (linted.length === 0 && codes.some((code) => code !== exitCode.clean))
      const { errors, warnings } = await showFindings(linted, mended, { baseline, quiet }, args, io)
      const most = maxWarnings ?? configuration?.maxWarnings ?? Number.POSITIVE_INFINITY
      codes.push(errors > 0 || warnings > most ? exitCode.findings : exitCode.clean)
    }
  }
  if (args.has('strict') || configuration?.strict) tellUnneeded(configuration, request, io)
  if (args.has('stats')) io.stderr.write(statsOf(result, (process.uptime() - started) * 1000))
  return Math.max(...codes) as ExitCode
}
