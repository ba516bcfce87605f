import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { serve } from '../../server/lsp/server.js'
import { editorWorkspace } from '../../server/node/editor-workspace.js'

const runbook = `schemaVersion: '0.3'
parameters:
  Wait: { type: String, default: PT1M }
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: '{{ Wait }}' }
`
const aTest = 'document: wait.ssm.yaml\ncases:\n  - name: waits\n    parameters: { Wait: PT1M }\n'

/** What a rename in a folder of three files changes and says, where so many of them are looked into. */
async function renamed(newName: string, read: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-large-'))
  try {
    mkdirSync(join(folder, '.git'))
    mkdirSync(join(folder, 'tests'))
    writeFileSync(join(folder, 'wait.ssm.yaml'), runbook)
    for (const name of ['a', 'b'])
      writeFileSync(join(folder, `tests/${name}.test.yaml`), aTest.replace('wait.', '../wait.'))
    const [there, back] = [new PassThrough(), new PassThrough()]
    const server = createConnection(ProposedFeatures.all, there, back)
    serve(
      server,
      '0',
      editorWorkspace(() => '2026-11-27', { found: 1000, read }),
    )
    server.listen()
    const client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there))
    const told: string[] = []
    client.onNotification('window/showMessage', ({ message }: { message: string }) => {
      told.push(message)
    })
    client.listen()
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })
    const uri = pathToFileURL(join(folder, 'wait.ssm.yaml')).href
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: runbook },
    })
    const { changes } = await client.sendRequest<{ changes: object }>('textDocument/rename', {
      textDocument: { uri },
      position: { line: 2, character: 3 },
      newName,
    })
    client.dispose()
    server.dispose()
    return { files: Object.keys(changes).length, told }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a rename in a folder', () => {
  it('says nothing where all files are looked into', async () => {
    assert.deepEqual(await renamed('Pause', 100), { files: 3, told: [] })
  })

  it('says that callers and tests are left where there are too many files', async () => {
    const { files, told } = await renamed('Pause', 1)
    assert.equal(files, 2)
    assert.deepEqual(told, [
      '`Pause` was not written into all callers and tests; the folder has more files than are looked into, so search it for the old name',
    ])
  })
})
