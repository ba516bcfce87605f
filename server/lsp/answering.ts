import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { DocumentStore, OpenFile } from './document-store.js'

/** The parameters of requests on a text. */
export interface OfText {
  readonly textDocument: { readonly uri: string }
}

/** Answers a request on a text that is open; `null` where it is not, or where there is nothing to say. Who no longer wants the answer gets none. */
export type Answering = <Params extends OfText, Result>(
  answer: (file: OpenFile, params: Params) => Result | undefined | Promise<Result | undefined>,
) => (params: Params, token: CancellationToken) => Promise<Result | null>

/** How requests are answered, and when those that are there have been: nobody waits for what is only sent. */
export interface Answers {
  readonly answering: Answering
  given(): Promise<void>
}

export function answersFrom(store: DocumentStore): Answers {
  const open = new Set<Promise<unknown>>()
  const answering: Answering = (answer) => async (params, token) => {
    const answered = answerTo(answer, params, token)
    open.add(answered)
    return answered.finally(() => open.delete(answered))
  }

  async function answerTo<Params extends OfText, Result>(
    answer: (file: OpenFile, params: Params) => Result | undefined | Promise<Result | undefined>,
    params: Params,
    token: CancellationToken,
  ): Promise<Result | null> {
    await allRead()
    stopWhere(token)
    const file = await store.file(params.textDocument.uri)
    stopWhere(token)
    return (file && (await answer(file, params))) ?? null
  }

  return {
    answering,
    async given() {
      await allRead()
      await Promise.allSettled(open)
    },
  }
}

/** What was sent in one go is read before it is answered, so that a cancellation is seen. */
const allRead = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

function stopWhere({ isCancellationRequested }: CancellationToken): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled')
}
