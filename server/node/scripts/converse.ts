import {
  answerLine,
  jobLine,
  late,
  messageIn,
  noMessage,
  noResult,
  within,
} from '../../simulator/scripts/conversation.js'
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
  process.send(jobLine(job))
  for (;;) {
    const before = performance.now()
    const line = await within(left, process.next())
    left -= performance.now() - before
    if (line === late) return gone(process, { done: 'late', printed: '' })
    const message = line === undefined ? undefined : messageIn(line)
    if (message === undefined) return gone(process, { done: 'died', message: lastWords(process, line), printed: '' })
    if ('done' in message) return { ran: ranFrom(message), gone: false }
    const told = await answer(message).catch(async (error: unknown) => {
      await process.kill()
      throw error
    })
    process.send(answerLine(told))
  }
}

async function gone(process: LineProcess, ran: Ran): Promise<Conversed> {
  await process.kill()
  return { ran, gone: true }
}

function lastWords(process: LineProcess, line: string | undefined): string {
  if (line !== undefined) return noMessage
  return (
    process
      .lastWords()
      .split('\n')
      .findLast((each) => each.trim() !== '') ?? noResult
  )
}
