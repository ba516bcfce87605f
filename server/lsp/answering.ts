import { type CancellationToken, ErrorCodes, LSPErrorCodes, Position, RAL, ResponseError } from 'vscode-languageserver'
import type { DocumentStore, OpenFile } from './document-store.js'

/** The parameters of requests on a text. */
export interface OfText {
  readonly textDocument: { readonly uri: string }
}

/** Answers a request on a text that is open; `null` where it is not, or where there is nothing to say. Who no longer wants the answer gets none. */
export type Answering = <Params extends OfText, Result>(
  answer: (file: OpenFile, params: Params) => Result | undefined | Promise<Result | undefined>,
) => (params: Params, token: CancellationToken) => Promise<Result | null>

/** Answers a request that is on no text; `needed` are the parameters that have to be texts. */
export type AnsweringAtLarge = <Params, Result>(
  needed: readonly (keyof Params & string)[],
  answer: (params: Params) => Result | Promise<Result>,
) => (params: Params, token: CancellationToken) => Promise<Result>

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
  const answering: Answering = (answer) => (params, token) => counted(answerTo(answer, params, token))
  const atLarge: AnsweringAtLarge = (needed, answer) => (params, token) =>
    counted(answerAtLarge(needed, answer, params, token))

  async function counted<Result>(given: Promise<Result>): Promise<Result> {
    asked++
    open.add(given)
    return given.finally(() => {
      open.delete(given)
      if (open.size === 0) answered()
    })
  }

  async function answerAtLarge<Params, Result>(
    needed: readonly (keyof Params & string)[],
    answer: (params: Params) => Result | Promise<Result>,
    params: Params,
    token: CancellationToken,
  ): Promise<Result> {
    refuseBehindEnd()
    for (const name of needed)
      if (typeof (params as Partial<Params> | null)?.[name] !== 'string')
        throw new ResponseError(ErrorCodes.InvalidParams, `\`${name}\` is to be a text`)
    stopWhere(token)
    return answer(params)
  }

  function refuseBehindEnd(): void {
    if (isEnded()) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down')
  }

  async function answerTo<Params extends OfText, Result>(
    answer: (file: OpenFile, params: Params) => Result | undefined | Promise<Result | undefined>,
    params: Params,
    token: CancellationToken,
  ): Promise<Result | null> {
    refuseBehindEnd()
    checkParameters(params)
    stopWhere(token)
    const file = await store.file(params.textDocument.uri)
    stopWhere(token)
    return (file && (await answer(file, params))) ?? null
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

/** What a request needs: which text is meant, and the place where there is one. */
function checkParameters(params: unknown): void {
  const { textDocument, position } = (params ?? {}) as { textDocument?: { uri?: unknown } | null; position?: unknown }
  if (typeof textDocument?.uri !== 'string')
    throw new ResponseError(ErrorCodes.InvalidParams, '`textDocument.uri` is missing')
  if (position !== undefined && !Position.is(position))
    throw new ResponseError(ErrorCodes.InvalidParams, '`position` is to have a line and a character from 0 on')
}

const turn = (): Promise<void> => new Promise((resolve) => RAL().timer.setImmediate(resolve))

function stopWhere({ isCancellationRequested }: CancellationToken): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled')
}
