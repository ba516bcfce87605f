import assert from 'node:assert/strict'
import { DocumentStore } from '../../server/lsp/document-store.js'
import { pageWorkspace } from '../../server/lsp/page-workspace.js'
import { besideUri } from '../../server/lsp/protocol.js'
import { ownCompletions } from '../../server/own-files/own-completions.js'

const uri = 'file:///mocks.yaml'
const runbook = (step: string) =>
  `schemaVersion: '0.3'\nmainSteps:\n  - { name: ${step}, action: 'aws:sleep', inputs: { Duration: PT1M } }\n`

describe('the account and the mocks beside the document of a page', () => {
  let store: DocumentStore
  beforeEach(() => {
    store = new DocumentStore(
      pageWorkspace(() => '2026-11-26'),
      () => undefined,
    )
    store.open(uri, 'yaml', 1, runbook('wait'))
  })

  const found = async (of: string) => (await store.diagnose(of))?.found.map(({ message }) => message)
  const offered = async (of: string) => {
    const file = await store.file(of)
    return file?.own && (await ownCompletions(file.own, file.text.text.length)).map(({ label }) => label)
  }

  it('are checked against the document, whatever it is called, again whenever it has changed', async () => {
    assert.deepEqual(store.open(besideUri('mocks'), 'yaml', 1, 'steps:\n  wiat: {}\n'), [besideUri('mocks')])
    assert.deepEqual(await found(besideUri('mocks')), ['no step is named `wiat`; did you mean `wait`?'])
    assert.deepEqual(store.change(uri, 2, [{ text: runbook('wiat') }]), [uri, besideUri('mocks')])
    assert.deepEqual(await found(besideUri('mocks')), [])
    assert.deepEqual(await found(uri), [])
  })

  it('may both be open without one waiting for the other', async () => {
    store.open(besideUri('mocks'), 'yaml', 1, 'steps:\n  wait: {}\n')
    store.open(besideUri('account'), 'yaml', 1, 'instances:\n  i-1: {}\n')
    const [mocks, account] = await Promise.all([found(besideUri('mocks')), found(besideUri('account'))])
    assert.deepEqual(mocks, [])
    assert.equal(account?.length, 1)
  })

  it('are completed with the steps of the document and the keys of an account', async () => {
    store.open(besideUri('mocks'), 'yaml', 1, 'steps:\n  ')
    assert.deepEqual(await offered(besideUri('mocks')), ['wait'])
    // No other key says yet that this is an account.
    store.open(besideUri('account'), 'yaml', 1, 'region: us-east-1\n')
    assert.ok((await offered(besideUri('account')))?.includes('instances'))
  })
})
