import type { Job, Told } from './interpreter.js'
import { parsedJson } from '../../syntax/json-value.js'

/** How whoever runs an interpreter speaks with it, line by line, wherever it is: in a process or in a worker. */
export const jobLine = (job: Job): string => `job${job.now} ${JSON.stringify(job)}`

export const answerLine = ({ now, reply }: Told): string => `${now} ${JSON.stringify(reply)}`

/** A message is an object; what a script sends by itself need not be one. */
export function messageIn(line: string): object | undefined {
  const message = parsedJson(line)
  return typeof message === 'object' && message !== null ? message : undefined
}

/** Why a script whose line was no message died. */
export const noMessage = 'the script wrote to the channel of the rehearsal'

/** Why a script died that said nothing of its end. */
export const noResult = 'it came to an end without a result'

/** Stands for what did not come in time. */
export const late = Symbol('late')

/** What comes, or {@link late}; it has at least a millisecond. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | typeof late> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), Math.max(1, milliseconds))
  })
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}
