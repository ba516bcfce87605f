import { noResult } from '../../../server/simulator/scripts/conversation.js'
import {
  forgetJavaScript,
  mockedSurroundings,
  type Pyodide,
  pyodideJobs,
  pyodideOptions,
  type Surroundings,
} from '../../../server/simulator/scripts/pyodide-jobs.js'
import type { Absence, FromPython, ToPython } from './messages.js'

/**
 * The worker in which scripts in Python run. Calls of boto3 wait for their answers, but nothing in a worker can wait for a message: without
 * `SharedArrayBuffer`, for which a server would have to send headers of its own, nor can Python. So a script that asks for something new is
 * ended there, and run again when the answer is known. Time, chance and answers are the same each time, hence so is all that it does.
 */

const tell = self.postMessage.bind(self) as (message: FromPython) => void
const surroundings = mockedSurroundings()
let run: ((job: string, answers: readonly string[]) => FromPython) | undefined

self.onmessage = async ({ data }: MessageEvent<ToPython>) => {
  if (data.kind === 'run') return tell(run?.(data.job, data.answers) ?? { kind: 'died', message: 'nothing is loaded' })
  try {
    run = runnerOf(await load(data.bootstrap))
    tell({ kind: 'ready' })
  } catch (error) {
    tell({ kind: 'absent', ...(await absenceAfter(error)) })
  }
}

const folder = new URL('./pyodide/', import.meta.url).href
const entry = `${folder}pyodide.mjs`

/** Why it could not be loaded: what an import fails with does not say whether a file is missing or there is no network. */
async function absenceAfter(error: unknown): Promise<Absence> {
  const found = await fetch(entry).catch(() => undefined)
  if (!found) return { message: 'there is no network, and it was not loaded before', isLasting: false }
  if (found.status === 404) return { message: 'this page comes without Pyodide', isLasting: true }
  return { message: error instanceof Error ? error.message : String(error), isLasting: false }
}

async function load(bootstrap: string): Promise<Pyodide> {
  mock(surroundings)
  const { loadPyodide } = (await import(entry)) as {
    loadPyodide: (options: object) => Promise<Pyodide>
  }
  const python = await loadPyodide({ ...pyodideOptions, indexURL: folder })
  python.runPython(bootstrap)
  forgetJavaScript(python)
  takeAwayTheWorld()
  return python
}

/** Before the interpreter is loaded: it takes its time and chance from here. */
function mock({ now, draw }: Surroundings): void {
  Date.now = now
  performance.now = now
  crypto.getRandomValues = (bytes) => {
    if (bytes instanceof Uint8Array) draw(bytes)
    return bytes
  }
}

/** What leads out of a worker: to other servers, to what the page keeps, to other workers and pages. */
const ways = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'Worker',
  'BroadcastChannel',
  'MessageChannel',
  'caches',
  'indexedDB',
  'importScripts',
  'navigator',
  'postMessage',
  'location',
] as const

/** Should a script get at JavaScript in spite of all, it finds nothing there that leads out of the worker. */
function takeAwayTheWorld(): void {
  for (const name of ways)
    for (let scope: unknown = self; scope; scope = Object.getPrototypeOf(scope))
      Reflect.deleteProperty(scope as object, name)
}

function runnerOf(python: Pyodide): (job: string, answers: readonly string[]) => FromPython {
  let said: string | undefined
  let waiting: string[] = []
  /** Whether the script has asked for something new: what it says behind that is of no interest. */
  let isOver = false
  const runJob = pyodideJobs(python, surroundings, {
    said(line) {
      if (!isOver) said = line
    },
    answered() {
      const answer = waiting.shift() ?? ''
      isOver ||= answer === ''
      return answer
    },
  })
  return (job, answers) => {
    said = undefined
    waiting = [...answers]
    isOver = false
    const end = runJob(job)
    if (end.kind === 'died') return { kind: 'died', message: end.message }
    if (said === undefined) return { kind: 'died', message: noResult }
    return { kind: 'said', line: said, usable: end.kind === 'end' }
  }
}
