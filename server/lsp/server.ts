import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver'
import { answersFrom } from './answering.js'
import { abilitiesOf, capabilitiesFor, type ClientAbilities } from './capabilities.js'
import { DocumentStore } from './document-store.js'
import { serveDisplay } from './serve-display.js'
import { serveEditing } from './serve-editing.js'
import { sentFindings, serveFindings } from './serve-findings.js'
import { serveNavigation } from './serve-navigation.js'
import { serveRequests } from './serve-requests.js'
import { checked, clientCapabilities, folders, stringOrNothing } from './needs.js'
import { practiceBeside } from './practice.js'
import { withEditorSettings } from './editor-settings.js'
import { withoutWaiting } from './without-waiting.js'
import type { Workspace } from './workspace.js'

/**
 * Serves the language over a connection; `rest` is called whenever all is answered and told, before more is typed. A server practises only with it:
 * what practice leaves behind has to be dropped.
 */
export function serve(connection: Connection, version: string, around: Workspace, rest?: () => void): void {
  let client: ClientAbilities | undefined
  const settled = withEditorSettings(around, connection, () => client?.configuration === true)
  const workspace = withoutWaiting(settled, connection, {
    shows: () => client?.progress === true,
    complete: () => changedAround(),
  })
  const store = new DocumentStore(workspace, warn)
  let isEnded = false
  connection.onShutdown(() => {
    isEnded = true
  })
  const { answering, atLarge, asked, allRead, given } = answersFrom(
    store,
    () => isEnded,
    () => {
      // Where findings are still to be told, the rest comes behind them.
      if (!findings.isWaiting) quietly(given().then(rest))
    },
  )

  /** What a client refuses is noted; it is no reason to end. */
  function quietly(promise: Promise<unknown>): void {
    promise.catch((error: unknown) => connection.console.error(String(error)))
  }

  /** Tells without asking, which a client could refuse. */
  function warn(message: string): void {
    quietly(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }))
  }

  connection.onInitialize((params) => {
    const { capabilities, workspaceFolders, rootUri } = checked(
      { capabilities: clientCapabilities, workspaceFolders: folders, rootUri: stringOrNothing },
      params,
    )
    client = abilitiesOf(capabilities)
    store.countIn(client.encoding)
    workspace.setFolders(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []))
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'ssmith', version } }
  })
  connection.onInitialized(() => {
    if (!client) return
    for (const registered of registrations(connection, client)) quietly(registered)
    if (client.folders) connection.workspace.onDidChangeWorkspaceFolders(() => quietly(foldersChanged()))
  })

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    store.open(uri, languageId, version, text).forEach(publish)
    // Nobody types before the editor has shown the document, for which it asks a lot.
    quietly(prepare(uri).then(() => practiseIn(uri)))
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    store.change(uri, version, contentChanges).forEach(publish)
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    store.close(uri).forEach(publish)
    if (!client?.pullsDiagnostics) quietly(connection.sendDiagnostics({ uri, diagnostics: [] }))
  })
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    // Who watches files tells of this one too.
    if (!client?.watchesFiles) changedOnDisk([uri])
  })
  connection.onDidChangeWatchedFiles(({ changes }) => {
    changedOnDisk(changes.map(({ uri }) => uri))
  })
  connection.onDidChangeConfiguration(({ settings }) => {
    settled.take(settings)
    changedOnDisk([])
  })

  function changedOnDisk(uris: readonly string[]): void {
    workspace.changed(uris)
    changedAround()
  }

  async function foldersChanged(): Promise<void> {
    const folders = await connection.workspace.getWorkspaceFolders()
    workspace.setFolders(folders?.map(({ uri }) => uri) ?? [])
    changedAround()
  }

  /** What is around the texts has changed: everything is looked at anew. */
  function changedAround(): void {
    store.forget()
    if (client?.pullsDiagnostics) quietly(connection.languages.diagnostics.refresh())
    else for (const uri of store.uris()) publish(uri)
  }

  /** Gets ready for what is typed next, when nobody waits for anything. */
  async function prepare(uri: string): Promise<void> {
    await given()
    await store.prepare(uri)
  }

  /** How often something has changed, in texts or around them. */
  let changes = 0
  const practise = rest && practiceBeside({ given, rest, heard: () => changes + asked() })

  /** Gets ready for a session, once it is known what kind of text is written in it. */
  async function practiseIn(uri: string): Promise<void> {
    const file = await store.file(uri)
    if (file) await practise?.(file)
  }

  const findings = sentFindings(connection, store, { allRead, given }, async (uri) => {
    await prepare(uri)
    rest?.()
  })

  function publish(uri: string): void {
    changes++
    if (!client?.pullsDiagnostics) quietly(findings.send(uri))
  }

  serveFindings(connection, store, answering, (uri) => quietly(prepare(uri)))
  serveNavigation(connection, store, workspace, { answering, atLarge }, warn)
  serveEditing(connection, store, answering, (ability) => client?.[ability] === true)
  serveDisplay(connection, answering)
  serveRequests(connection, { answering, atLarge })
}

/** Files whose changes matter to open texts: documents that are called, and configurations. */
const watched = ['**/*.{yaml,yml,json,tf,tofu,template}', '**/.ssmith.yaml']

/** Asks the client to tell of changes around the texts. */
function* registrations(connection: Connection, client: ClientAbilities): Generator<Promise<unknown>> {
  const watchers = watched.map((globPattern) => ({ globPattern }))
  if (client.watchesFiles) yield connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
  if (client.configuration)
    yield connection.client.register(DidChangeConfigurationNotification.type, { section: 'ssmith' })
}
