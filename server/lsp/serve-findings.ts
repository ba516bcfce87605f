import type { Connection } from 'vscode-languageserver'
import type { Diagnostic } from '../service.js'
import type { Answers } from './answering.js'
import { diagnosticOf } from './convert.js'
import type { DocumentStore } from './document-store.js'
import type { EncodedText } from './encoded-text.js'
import { anything } from './needs.js'

/** Findings that a client is sent which does not ask for them. */
export interface SentFindings {
  /** Sends what is found in the newest text. Of changes that come at once only the last is looked at, and what is stale by then is not sent. */
  send(uri: string): Promise<void>
  /** Whether findings are still to be told. */
  readonly isWaiting: boolean
}

/** Sends findings of texts; `sent` is called behind them. */
export function sentFindings(
  connection: Connection,
  store: DocumentStore,
  { allRead, given }: Pick<Answers, 'allRead' | 'given'>,
  sent: (uri: string) => Promise<void>,
): SentFindings {
  const waiting = new Set<string>()
  const known = new WeakMap<EncodedText, readonly Diagnostic[]>()

  async function comeToRest(uri: string): Promise<void> {
    try {
      await allRead()
      // Whoever asks about the new text needs it to be read, too. Meanwhile comes what is asked right after a key.
      await store.file(uri)
      await given()
    } finally {
      waiting.delete(uri)
    }
  }

  return {
    async send(uri) {
      if (waiting.has(uri)) return
      waiting.add(uri)
      await comeToRest(uri)
      const checked = await store.diagnose(uri)
      if (!checked || store.text(uri) !== checked.text) return
      const { text, found } = checked
      if (known.get(text) === found) return
      known.set(text, found)
      await connection.sendDiagnostics({
        uri,
        version: text.version,
        diagnostics: found.map((each) => diagnosticOf(text, each)),
      })
      await sent(uri)
    },
    get isWaiting() {
      return waiting.size > 0
    },
  }
}

/** Answers clients that ask for findings; those that one has already are not given anew. `asked` hears of each text. */
export function serveFindings(
  connection: Connection,
  store: DocumentStore,
  answering: Answers['answering'],
  asked: (uri: string) => void,
): void {
  const given = new WeakMap<EncodedText, { readonly found: readonly Diagnostic[]; readonly id: string }>()
  let results = 0

  /** Tells findings that a client has been given already from others. */
  function idOf(text: EncodedText, found: readonly Diagnostic[]): string {
    const known = given.get(text)
    if (known?.found === found) return known.id
    const id = String(++results)
    given.set(text, { found, id })
    return id
  }

  connection.languages.diagnostics.on(
    answering({ previousResultId: anything }, async ({ text }, { previousResultId }) => {
      const checked = await store.diagnose(text.uri)
      asked(text.uri)
      const resultId = checked && idOf(checked.text, checked.found)
      if (resultId !== undefined && resultId === previousResultId) return { kind: 'unchanged' as const, resultId }
      const items = checked?.found.map((each) => diagnosticOf(checked.text, each)) ?? []
      return { kind: 'full' as const, ...(resultId !== undefined && { resultId }), items }
    }) as Parameters<typeof connection.languages.diagnostics.on>[0],
  )
}
