import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { filesPerWorker, worthwhileWorkers } from './worthwhile-workers.js'

/** How many folders are looked into, at most. */
const mostFolders = 100

/**
 * Starts threads that lint. Where many files seem to be, one starts before this thread knows what is to be linted: it takes as long as this one, which
 * meanwhile loads the program and finds the files. Guesses from the arguments of the program; a thread too many is not waited for.
 */
export function workerStarter(args: readonly string[], start: () => Worker): () => Worker {
  let early = isLintOfMany(args) ? start() : undefined
  // Where it breaks down before it is given work, the others do all of it.
  early?.on('error', () => {})
  return () => {
    const worker = early ?? start()
    early = undefined
    return worker
  }
}

function isLintOfMany([command, ...args]: readonly string[]): boolean {
  if (command !== 'lint' || args.some(isForOne)) return false
  const operands = args.filter((arg) => !arg.startsWith('-'))
  return worthwhileWorkers(countFiles(operands.length > 0 ? operands : ['.'])) > 0
}

/** Whether the user says how many threads there are, wants nothing linted, or standard input. */
const isForOne = (arg: string): boolean => arg.startsWith('--workers') || ['--help', '-h', '-'].includes(arg)

/** The files that look as if they held documents, up to as many as matter. */
function countFiles(paths: readonly string[]): number {
  let files = 0
  const folders: string[] = []
  for (const path of paths) {
    if (isFolder(path)) folders.push(path)
    else if (looksLikeDocument(path)) files++
  }
  for (let at = 0; at < folders.length && at < mostFolders && files < filesPerWorker; at++) {
    const folder = folders[at] ?? ''
    for (const entry of entriesOf(folder)) {
      if (entry.isFile() && looksLikeDocument(entry.name)) files++
      else if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) folders.push(join(folder, entry.name))
    }
  }
  return files
}

/** The endings that nearly all documents have. */
const looksLikeDocument = (name: string): boolean => /\.(?:ya?ml|json)$/i.test(name)

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
