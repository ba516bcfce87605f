import { fstatSync, writeSync } from 'node:fs'
import { codeOf } from '../node/text-file.js'
import type { Output } from './io.js'

/** Standard output, or that for errors. */
export interface StandardOutput extends Output {
  /** Until all is written. */
  done(): Promise<void>
}

/**
 * An output of the process. A file or a pipe is written to by itself: for a stream Node.js loads modules for terminals and sockets, which takes
 * milliseconds of each start. `failed` is told what keeps the output from being written.
 */
export function standardOutput(descriptor: 1 | 2, failed: (error: NodeJS.ErrnoException) => never): StandardOutput {
  let stream = isWrittenTo(descriptor) ? undefined : streamOf(descriptor, failed)
  return {
    write(text) {
      const rest = stream ? text : written(descriptor, Buffer.from(text), failed)
      if (rest.length === 0) return
      stream ??= streamOf(descriptor, failed)
      stream.write(rest)
    },
    isTTY: stream?.isTTY,
    get columns() {
      return stream?.columns
    },
    done: async () => {
      if (stream) await new Promise((resolve) => stream?.write('', resolve))
    },
  }
}

function isWrittenTo(descriptor: number): boolean {
  if (process.platform === 'win32') return false
  try {
    const stats = fstatSync(descriptor)
    return stats.isFile() || stats.isFIFO() || stats.isSocket()
  } catch {
    return false
  }
}

/** Writes what can be written without waiting, and gives the rest: a pipe may be full, and its reader not want anybody to wait. */
function written(descriptor: number, bytes: Buffer, failed: (error: NodeJS.ErrnoException) => never): Buffer {
  let at = 0
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at)
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') failed(error as NodeJS.ErrnoException)
  }
  return bytes.subarray(at)
}

function streamOf(descriptor: 1 | 2, failed: (error: NodeJS.ErrnoException) => void): NodeJS.WriteStream {
  const stream = descriptor === 1 ? process.stdout : process.stderr
  stream.on('error', failed)
  return stream
}
