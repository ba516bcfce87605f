import type { AnswerAsked, Job, Ran } from '../../simulator/scripts/interpreter.js'
import { ranFrom } from '../../simulator/scripts/ran-from.js'
import type { LineProcess } from './line-process.js'

/** How a process is to be treated after a script. */
export interface Conversed {
  readonly ran: Ran
  /** Whether it has ended, or was ended. */
  readonly gone: boolean
}

/** Has a process run a script, and answers what the script asks for. The time limit counts while the process works, not while it waits. */
export async function converse(
  process: LineProcess,
  job: Job,
  answer: AnswerAsked,
  milliseconds: number,
): Promise<Conversed> {
  let left = milliseconds
  process.send(`job${job.now} ${JSON.stringify(job)}`)
  for (;;) {
    const before = performance.now()
    const line = await within(left, process.next())
    left -= performance.now() - before
    if (line === late) return gone(process, { done: 'late', printed: '' })
    const message = line === undefined ? undefined : parsed(line)
    if (message === undefined) return gone(process, { done: 'died', message: lastWords(process, line), printed: '' })
    if ('done' in message) return { ran: ranFrom(message), gone: false }
    const told = await answer(message).catch(async (error: unknown) => {
      await process.kill()
      throw error
    })
    process.send(`${told.now} ${JSON.stringify(told.reply)}`)
  }
}

const late = Symbol('late')

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), Math.max(1, milliseconds))
  })
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}

async function gone(process: LineProcess, ran: Ran): Promise<Conversed> {
  await process.kill()
  return { ran, gone: true }
}

/** A message is an object; what a script sends by itself need not be one. */
function parsed(line: string): object | undefined {
  try {
    const message: unknown = JSON.parse(line)
    return typeof message === 'object' && message !== null ? message : undefined
  } catch {
    return undefined
  }
}

function lastWords(process: LineProcess, line: string | undefined): string {
  if (line !== undefined) return 'the script wrote to the channel of the rehearsal'
  return (
    process
      .lastWords()
      .split('\n')
      .findLast((each) => each.trim() !== '') ?? 'it came to an end without a result'
  )
}
