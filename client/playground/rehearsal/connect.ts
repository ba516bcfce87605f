import type { Ask, Question, Reply } from './questions.js'

/** A worker, as far as it is needed to ask it something. */
export interface AskedWorker {
  addEventListener(type: 'message', listener: (event: MessageEvent<Reply>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  postMessage(question: Question): void
  terminate(): void
}

/** The worker in which documents are rehearsed, as the page sees it. */
export interface Rehearsals {
  readonly ask: Ask
  /** Ends whatever goes on. The next question finds a worker that knows nothing of it. */
  stop(reason: string): void
}

interface Waiting {
  readonly resolve: (told: never) => void
  readonly reject: (error: Error) => void
  timer: ReturnType<typeof setTimeout>
}

/** How many times as long the worker may say nothing while Python is loaded: that takes as long as the network. */
const patienceWithNetwork = 10

/**
 * Asks a worker, which is made when there is something to ask. One that says nothing for so many milliseconds is ended. `onLoadingPython` is told
 * while it waits for Python.
 */
export function connect(
  newWorker: () => AskedWorker,
  patience: number,
  onLoadingPython: (isLoading: boolean) => void,
): Rehearsals {
  const waiting = new Map<number, Waiting>()
  let worker: AskedWorker | undefined
  let asked = 0
  let allowed = patience

  function stop(reason: string): void {
    worker?.terminate()
    worker = undefined
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(new Error(reason))
    }
    waiting.clear()
    loadsPython(false)
  }

  function timer(): Waiting['timer'] {
    const after = allowed
    return setTimeout(() => stop(`the rehearsal was stopped: it went on for more than ${after / 1000} s`), after)
  }

  function loadsPython(isLoading: boolean): void {
    onLoadingPython(isLoading)
    allowed = isLoading ? patience * patienceWithNetwork : patience
    for (const one of waiting.values()) {
      clearTimeout(one.timer)
      one.timer = timer()
    }
  }

  function started(): AskedWorker {
    const made = newWorker()
    made.addEventListener('message', ({ data }) => hear(data))
    made.addEventListener('error', ({ message }) => stop(`the rehearsal has failed: ${message}`))
    return made
  }

  function hear(reply: Reply): void {
    if ('isLoadingPython' in reply) return loadsPython(reply.isLoadingPython)
    const one = waiting.get(reply.id)
    if (!one) return
    waiting.delete(reply.id)
    clearTimeout(one.timer)
    if ('failed' in reply) one.reject(new Error(reply.failed))
    else one.resolve(reply.told as never)
  }

  return {
    stop,
    ask: (name, given) =>
      new Promise((resolve, reject) => {
        const id = ++asked
        waiting.set(id, { resolve, reject, timer: timer() })
        worker ??= started()
        worker.postMessage({ id, name, given } as Question)
      }),
  }
}
