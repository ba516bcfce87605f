import { type CancellationToken, ErrorCodes, LSPErrorCodes, RAL, ResponseError } from 'vscode-languageserver'
import type { DocumentStore, OpenFile } from './document-store.js'
import { type Checked, checked, type Needs, uriIn } from './needs.js'

/** Answers a request on a text that is open; `null` where it is not, or where there is nothing to say. Who no longer wants the answer gets none. */
export type Answering = <Asked extends Needs, Result>(
  needs: Asked,
  answer: (file: OpenFile, params: Checked<Asked>) => Result | undefined | Promise<Result | undefined>,
) => (params: unknown, token: CancellationToken) => Promise<Result | null>

/** Answers a request that is on no text. */
export type AnsweringAtLarge = <Asked extends Needs, Result>(
  needs: Asked,
  answer: (params: Checked<Asked>) => Result | Promise<Result>,
) => (params: unknown, token: CancellationToken) => Promise<Result>

/** How requests are answered. */
export interface Answers {
  readonly answering: Answering
  readonly atLarge: AnsweringAtLarge
  /** How many requests have come. */
  asked(): number
  /** Waits until all that was sent in one go is read. */
  allRead(): Promise<void>
  /** Waits until all requests that are there are answered: nobody waits for what is only sent. */
  given(): Promise<void>
}

/** `answered` is called when an answer is ready and nobody waits for another one. Behind the end of a session nothing is answered. */
export function answersFrom(store: DocumentStore, isEnded: () => boolean, answered: () => void): Answers {
  const open = new Set<Promise<unknown>>()
  let asked = 0
  const answering: Answering = (needs, answer) => (params, token) => counted(answerTo(needs, answer, params, token))
  const atLarge: AnsweringAtLarge = (needs, answer) => (params, token) =>
    counted(answerAtLarge(needs, answer, params, token))

  async function counted<Result>(given: Promise<Result>): Promise<Result> {
    asked++
    open.add(given)
    return given.finally(() => {
      open.delete(given)
      if (open.size === 0) answered()
    })
  }

  async function answerAtLarge<Asked extends Needs, Result>(
    needs: Asked,
    answer: (params: Checked<Asked>) => Result | Promise<Result>,
    params: unknown,
    token: CancellationToken,
  ): Promise<Result> {
    refuseBehindEnd()
    const read = checked(needs, params)
    stopWhere(token)
    return answer(read)
  }

  function refuseBehindEnd(): void {
    if (isEnded()) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down')
  }

  async function answerTo<Asked extends Needs, Result>(
    needs: Asked,
    answer: (file: OpenFile, params: Checked<Asked>) => Result | undefined | Promise<Result | undefined>,
    params: unknown,
    token: CancellationToken,
  ): Promise<Result | null> {
    refuseBehindEnd()
    const uri = uriIn(params)
    const read = checked(needs, params)
    stopWhere(token)
    const file = await store.file(uri)
    stopWhere(token)
    return (file && (await answer(file, read))) ?? null
  }

  /** Each turn takes one message, and may come before the one that takes the next. */
  async function allRead(): Promise<void> {
    for (let before = -1; before !== asked; ) {
      before = asked
      await turn()
      await turn()
    }
  }

  return {
    answering,
    atLarge,
    asked: () => asked,
    allRead,
    async given() {
      await allRead()
      await Promise.allSettled(open)
    },
  }
}

const turn = (): Promise<void> => new Promise((resolve) => RAL().timer.setImmediate(resolve))

function stopWhere({ isCancellationRequested }: CancellationToken): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled')
}
