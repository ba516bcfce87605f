import { batch, effect, signal } from '@preact/signals'
import type * as lsp from 'vscode-languageserver-protocol'
import type { Drawing } from '../../../server/lsp/protocol.js'
import { editor, type IDisposable, Uri } from '../editor/monaco.js'
import type { Language, OpenDocument, Problem, Workspace } from '../workspace.js'
import { registerChanges } from './changes.js'
import { registerCompletion } from './completion.js'
import { registerDisplay, simulateCommand } from './display.js'
import { markerOf, problemOf } from './findings.js'
import { registerNavigation } from './navigation.js'
import { about, offsetsOf, rangeOf } from './places.js'
import { type Server, startServer } from './server.js'

/** What the page knows of documents, by the language server. */
export interface LanguageService {
  /** Follows a document: tells the server of each change, and the workspace what the server finds. */
  follow(model: editor.ITextModel): IDisposable
  /** The same for a text beside it: what is found wrong there goes to whoever asks. */
  followBeside(model: editor.ITextModel, show: (problems: readonly Problem[]) => void): IDisposable
  /** A picture of the ways through the document that is followed, with that of a run where one is given. */
  drawing(trace: unknown): Promise<Drawing | null>
  /** The document in the other format. */
  converted(): Promise<{ readonly text: string; readonly format: Language } | null>
}

/** Speaks to the language server in its worker, and hands what it can do to the editor. */
export function startLanguage(workspace: Workspace, worker: Worker): LanguageService {
  const server = startServer(worker)
  const selector = { scheme: 'file' }
  void server.capabilities.then((capabilities) => {
    registerCompletion(server, selector, capabilities)
    registerChanges(server, selector)
    registerNavigation(server, selector)
    registerDisplay(server, selector, capabilities)
  })
  editor.registerCommand(simulateCommand, () => {
    workspace.pane.value = 'Run'
  })
  const found = signal<lsp.PublishDiagnosticsParams | undefined>(undefined)
  server.onDiagnostics((each) => {
    found.value = each
  })
  tellOthers(server, workspace)
  let followed: editor.ITextModel | undefined
  return {
    drawing: async (trace) => (followed ? server.ask('ssmith/graph', { ...about(followed), trace }) : null),
    converted: async () => (followed ? server.ask('ssmith/convert', about(followed)) : null),
    follow(model) {
      followed = model
      return followText(model, (problems) => {
        workspace.problems.value = problems
        void learn(model)
      })
    },
    followBeside: followText,
  }

  function followText(model: editor.ITextModel, show: (problems: readonly Problem[]) => void): IDisposable {
    const told = tellOf(server, model)
    const stop = found.subscribe((each) => {
      if (each?.uri !== model.uri.toString() || each.version !== model.getVersionId()) return
      editor.setModelMarkers(model, 'ssmith', each.diagnostics.map(markerOf))
      show(each.diagnostics.map((one) => problemOf(one, model)))
    })
    return {
      dispose() {
        stop()
        told.dispose()
      },
    }
  }

  async function learn(model: editor.ITextModel): Promise<void> {
    const version = model.getVersionId()
    const known = await Promise.all([
      server.ask('ssmith/about', about(model)),
      server.ask('ssmith/steps', about(model)),
    ])
    if (model.isDisposed() || model.getVersionId() !== version) return
    const [document, steps] = known
    batch(() => {
      workspace.about.value = document ?? undefined
      workspace.steps.value = (steps ?? []).map(({ name, range }) => ({ name, ...offsetsOf(range, model) }))
    })
  }
}

/** Tells the server of the documents that are not shown: what stands in mocks may be about their steps. */
function tellOthers(server: Server, { others }: Workspace): void {
  let told: readonly OpenDocument[] = []
  // Beside the document that is shown: for a moment both may have the same name.
  const uriOf = ({ name }: OpenDocument) => Uri.from({ scheme: 'file', path: `/others/${name}` }).toString()
  effect(() => {
    const now = others.value
    for (const other of told)
      if (!now.includes(other)) server.tell('textDocument/didClose', { textDocument: { uri: uriOf(other) } })
    for (const other of now.filter((each) => !told.includes(each))) {
      const textDocument = { uri: uriOf(other), languageId: other.language, version: 1, text: other.text }
      server.tell('textDocument/didOpen', { textDocument })
    }
    told = now
  })
}

/** Tells the server of a document, and of each change of it. */
function tellOf(server: Server, model: editor.ITextModel): IDisposable {
  const uri = model.uri.toString()
  const textDocument = { uri, languageId: model.getLanguageId(), version: model.getVersionId(), text: model.getValue() }
  server.tell('textDocument/didOpen', { textDocument })
  const listener = model.onDidChangeContent(({ changes, versionId }) => {
    const contentChanges = changes.map(({ range, text }) => ({ range: rangeOf(range), text }))
    server.tell('textDocument/didChange', { textDocument: { uri, version: versionId }, contentChanges })
  })
  return {
    dispose() {
      listener.dispose()
      server.tell('textDocument/didClose', { textDocument: { uri } })
    },
  }
}
