import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { World } from '../../simulator/drive.js'
import type { Answer } from '../../simulator/request.js'
import { jsonIn } from '../../syntax/json-value.js'
import { type HostOptions, plainEnvironment } from './host-python.js'

/** Characters of output, at most. */
const longest = 1024 * 1024

/** Runs scripts in PowerShell with the `pwsh` of this machine, with all that the user may do. */
export function powershellWorld({ env, milliseconds }: HostOptions): World {
  return async (request) => {
    if (request.kind !== 'script' || !/^powershell/i.test(request.runtime)) return undefined
    const folder = mkdtempSync(join(tmpdir(), 'ssmith-'))
    try {
      const file = join(folder, 'customer_script.ps1')
      writeFileSync(file, request.script)
      const input = { ...plainEnvironment(env), InputPayload: JSON.stringify(request.payload) }
      return await runFile(file, { env: input, timeout: milliseconds })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function runFile(
  file: string,
  options: { readonly env: NodeJS.ProcessEnv; readonly timeout: number },
): Promise<Answer> {
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', file]
  return new Promise((resolve) => {
    execFile('pwsh', args, { ...options, killSignal: 'SIGKILL', maxBuffer: longest }, (error, out, words) =>
      resolve(answerFrom(error, out, words)),
    )
  })
}

/**
 * What is printed is the result: JSON, or else text (our choice; the service's rule is not public). `throw` and `Write-Error` fail the
 * script, which `pwsh` tells on its standard error.
 */
function answerFrom(error: Error | null, out: string, words: string): Answer {
  if (error || words.trim() !== '')
    return { kind: 'error', code: '', message: words.trim() || (error?.message ?? ''), printed: out }
  const value = jsonIn(out)
  return { kind: 'value', value: value === undefined ? out.trim() : value }
}
