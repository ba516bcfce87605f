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

export const answeringFrom =
  (store: DocumentStore): Answering =>
  (answer) =>
  async (params, token) => {
    // What was sent in one go is read before it is answered, so that a cancellation is seen.
    await new Promise((resolve) => setTimeout(resolve, 0))
    stopWhere(token)
    const file = await store.file(params.textDocument.uri)
    stopWhere(token)
    return (file && (await answer(file, params))) ?? null
  }

function stopWhere({ isCancellationRequested }: CancellationToken): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled')
}
