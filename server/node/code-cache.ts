import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import * as zlib from 'node:zlib'

/** What V8 compiled, kept for the next start. */
export interface CompiledCode {
  readonly data: Buffer
  /** Milliseconds of work of the run that it was kept from: a longer run has compiled more. */
  readonly work: number
}

/** Since Node 20.15; without it nothing is kept. V8 runs what it is given, damaged or not, so that a checksum is needed. */
const { crc32 } = zlib as { readonly crc32?: (data: Buffer) => number }

/** The checksum, and the milliseconds of work. */
const header = 8

/**
 * The folder for compiled code: `SSMITH_CODE_CACHE`, or else where programs of this system keep what they can make again. None where that is
 * `off` or unknown.
 */
export function codeCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const chosen = env['SSMITH_CODE_CACHE']
  if (chosen === 'off') return undefined
  if (chosen) return resolve(chosen)
  const base = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'] || belowHome(env['HOME'], platform)
  return base && isAbsolute(base) ? join(base, 'ssmith') : undefined
}

const belowHome = (home: string | undefined, platform: NodeJS.Platform): string | undefined =>
  home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache')

/** The file for what one command needs of a program; another program, version of Node or processor has another file. */
export function codeCacheFile(folder: string, command: string, program: Buffer): string | undefined {
  if (!crc32 || !/^[a-z]+$/.test(command)) return undefined
  return join(folder, `${command}-${process.version}-${process.arch}-${crc32(program).toString(16).padStart(8, '0')}`)
}

const ourNames = /^[a-z]+-v[\w.-]+-\w+-[\da-f]{8}$/

/** Reads compiled code. Nothing where there is none, where it is damaged, and where someone else could have written it. */
export function readCompiledCode(file: string): CompiledCode | undefined {
  try {
    const descriptor = openSync(file, 'r')
    try {
      if (!isTrusted(fstatSync(descriptor))) return undefined
      const bytes = readFileSync(descriptor)
      if (crc32?.(bytes.subarray(4)) !== bytes.readUInt32LE(0)) return undefined
      return { work: bytes.readUInt32LE(4), data: bytes.subarray(header) }
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return undefined
  }
}

/** Compiled code is run as it is: only this user, or the one who may do everything, may have written it. On Windows the folder is the user's own. */
function isTrusted(stats: Stats): boolean {
  const user = process.geteuid?.()
  if (user === undefined) return stats.isFile()
  return stats.isFile() && (stats.uid === user || stats.uid === 0) && (stats.mode & 0o022) === 0
}

/** Writes compiled code in one step, so that a start at the same time reads all of it or nothing. Where it cannot be written, the next start takes longer. */
export function writeCompiledCode(file: string, { data, work }: CompiledCode): void {
  const temporary = `${file}.${process.pid}`
  try {
    const bytes = Buffer.concat([Buffer.alloc(header), data])
    bytes.writeUInt32LE(work, 4)
    bytes.writeUInt32LE(crc32?.(bytes.subarray(4)) ?? 0, 0)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' })
      renameSync(temporary, file)
    } finally {
      rmSync(temporary, { force: true })
    }
    removeOld(dirname(file))
  } catch {}
}

const oldest = 30 * 24 * 60 * 60 * 1000

/** Removes what was written a month ago: mostly for versions that are gone. What is still used is written again. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (ourNames.test(name) && statSync(file).mtimeMs < Date.now() - oldest) rmSync(file, { force: true })
  }
}
