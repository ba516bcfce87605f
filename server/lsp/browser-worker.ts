import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { silentClients } from './first-message.js'
import { serve } from './server.js'
import { pageWorkspace } from './page-workspace.js'

/** The scope of a worker, as far as it is needed here. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0]

/** The entry of a worker in a browser: everything but the transport, and the files around, is as in a terminal. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
  messageStrategy: silentClients,
})
serve(
  connection,
  'browser',
  pageWorkspace(() => new Date().toISOString().slice(0, 10)),
)
connection.listen()
