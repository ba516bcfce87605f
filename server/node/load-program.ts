import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { codeCacheFile, codeCacheFolder, readCompiledCode, writeCompiledCode } from './code-cache.js'
import { readDataFile } from './data-file.js'
import { programName } from './program-files.js'

/** A built program, such as `dist/program.js`. */
type Program = typeof import('../cli/program.js')

type Wrapper = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  filename: string,
  dirname: string,
) => void

export interface LoadedProgram {
  readonly program: Program
  /** Keeps what was compiled for the next start, unless that would gain little. */
  keepCode(): void
}

/** A run that takes so many times as long as the one from which code was kept is likely to have compiled more. */
const muchLonger = 1.25

/**
 * Loads the program with what V8 compiled in earlier runs of the command: to compile it again takes more time than to lint a file. V8's own
 * checks refuse code of another version or other flags.
 */
export function loadProgram(command: string): LoadedProgram {
  const folder = import.meta.dirname
  const own = join(folder, `${programName(command)}.js`)
  // The extension for VS Code has the whole alone, which is smaller than all of them.
  const filename = existsSync(own) ? own : join(folder, 'program.js')
  const bytes = readFileSync(filename)
  const cacheFolder = codeCacheFolder(process.env, process.platform)
  const file = cacheFolder === undefined ? undefined : codeCacheFile(cacheFolder, command, bytes)
  const known = file === undefined ? undefined : readCompiledCode(file)
  const script = new Script(bytes.toString('latin1'), { filename, ...(known && { cachedData: known.data }) })
  const before = known && !script.cachedDataRejected ? known.work : undefined
  return {
    program: evaluate(script, folder, filename),
    keepCode() {
      if (file === undefined) return
      const { user, system } = process.cpuUsage()
      const work = Math.round((user + system) / 1000)
      if (before !== undefined && work < before * muchLonger) return
      // The first run has compiled everything, which the others need not: its time says nothing of theirs.
      writeCompiledCode(file, { data: script.createCachedData(), work: before === undefined ? 0 : work })
    },
  }
}

function evaluate(script: Script, folder: string, filename: string): Program {
  const nodeRequire = createRequire(filename)
  const require = (id: string): unknown => (id.startsWith('./') ? readDataFile(join(folder, id)) : nodeRequire(id))
  const module = { exports: {} }
  const wrapper = script.runInThisContext() as Wrapper
  wrapper(module.exports, require, module, filename, folder)
  return module.exports as Program
}
