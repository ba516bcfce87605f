import { namedSteps } from '../document/named-steps.js'
import type { Surrounded } from '../own-files/own-file.js'
import { besideUri } from './protocol.js'
import { noWorkspace, type OpenText, type Workspace } from './workspace.js'

const beside = (['account', 'mocks'] as const).map((kind) => ({ kind, uri: besideUri(kind) }))

/** A web page: no files around, but beside its document it may have an account and mocks open. */
export function pageWorkspace(today: () => string): Workspace {
  const nothing = noWorkspace(today)
  return {
    ...nothing,
    async settings(uri, tell) {
      const own = beside.find((each) => each.uri === uri)?.kind
      return { ...(await nothing.settings(uri, tell)), ...(own && { own }) }
    },
    around: async (_kind, uri, _text, open) => surroundedBy((await open()).filter((each) => each.uri !== uri)),
  }
}

/** The first document that has steps is the one that is rehearsed; it may run others of the same text. */
function surroundedBy(texts: readonly OpenText[]): Surrounded {
  const documents = texts.flatMap(({ opened: { models } }) => models.flatMap(({ document }) => document ?? []))
  const document = documents.find(({ mainSteps }) => mainSteps.length > 0)
  return document ? { document, steps: namedSteps(documents) } : {}
}
