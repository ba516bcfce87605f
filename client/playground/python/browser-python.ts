import {
  answerLine,
  jobLine,
  late,
  messageIn,
  noMessage,
  noResult,
  within,
} from '../../../server/simulator/scripts/conversation.js'
import type { AnswerAsked, Interpreter, Job, Ran } from '../../../server/simulator/scripts/interpreter.js'
import { pythonProgram } from '../../../server/simulator/scripts/python-program.js'
import { ranFrom } from '../../../server/simulator/scripts/ran-from.js'
import type { Absence, FromPython, ToPython } from './messages.js'

/** A worker in which Python runs. */
export interface PythonWorker {
  postMessage(message: ToPython): void
  addEventListener(type: 'message', listener: (event: MessageEvent<FromPython>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  terminate(): void
}

/** How long a script may work, in milliseconds, with all runs that it takes. */
const longest = 10_000

/** A script may ask for so many things: it is run again for each. */
const mostAsked = 1_000

/** Python in a worker of its own, which is made when the first script runs. */
export interface BrowserPython extends Interpreter {
  /** Why it cannot be had; nothing where it can. Loads it, unless that was found to be in vain for good. */
  absence(): Promise<Absence | undefined>
}

/** Runs scripts in Pyodide, each as often as it asks for something new. `onLoading` is told when it begins to be loaded, and when it is there. */
export function browserPython(
  newWorker: () => PythonWorker,
  onLoading: (isLoading: boolean) => void = () => undefined,
): BrowserPython {
  let loading: Promise<Speaking> | undefined
  const loaded = () => (loading ??= loadNew())
  async function loadNew(): Promise<Speaking> {
    onLoading(true)
    try {
      const speaking = await load(newWorker)
      if (speaking.absence) speaking.worker.terminate()
      if (speaking.absence?.isLasting === false) loading = undefined
      return speaking
    } catch (error) {
      loading = undefined
      throw error
    } finally {
      onLoading(false)
    }
  }
  const end = async () => {
    const speaking = await loading
    loading = undefined
    speaking?.worker.terminate()
  }

  async function run(job: Job, answer: AnswerAsked): Promise<Ran> {
    const { ask, absence } = await loaded()
    if (absence) return { done: 'died', message: absence.message, printed: '' }
    const line = jobLine(job)
    const answers: string[] = []
    let left = longest
    for (;;) {
      const before = performance.now()
      const told = await within(left, ask({ kind: 'run', job: line, answers }))
      left -= performance.now() - before
      const said = told !== late && told.kind === 'said' ? told : undefined
      const message = said && messageIn(said.line)
      const isEndless = answers.length > mostAsked
      if (!said?.usable || !message || isEndless) await end()
      if (told === late || isEndless) return { done: 'late', printed: '' }
      if (!message) return { done: 'died', message: messageOf(told), printed: '' }
      if ('done' in message) return ranFrom(message)
      answers.push(answerLine(await answer(message)))
    }
  }

  return {
    run,
    close: end,
    async absence() {
      const { absence } = await loaded()
      return absence
    },
  }
}

/** Why a script died. */
function messageOf(told: FromPython): string {
  if (told.kind === 'said') return noMessage
  return told.kind === 'ready' ? noResult : told.message
}

interface Speaking {
  readonly worker: PythonWorker
  readonly absence: Absence | undefined
  ask(message: ToPython): Promise<FromPython>
}

async function load(newWorker: () => PythonWorker): Promise<Speaking> {
  const bootstrap = await pythonProgram()
  const worker = newWorker()
  let hear: (told: FromPython) => void = () => undefined
  worker.addEventListener('message', ({ data }) => hear(data))
  worker.addEventListener('error', ({ message }) => hear({ kind: 'absent', message, isLasting: false }))
  const ask = (message: ToPython) =>
    new Promise<FromPython>((resolve) => {
      hear = resolve
      worker.postMessage(message)
    })
  const told = await ask({ kind: 'load', bootstrap })
  return { worker, ask, absence: told.kind === 'absent' ? told : undefined }
}
