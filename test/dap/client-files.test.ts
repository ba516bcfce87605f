import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { clientFiles } from '../../server/dap/client-files.js'
import { type Client, debuggedFiles } from '../support/debug-client.js'

const wait = `schemaVersion: '0.3'
mainSteps:
  - { name: wait, action: 'aws:sleep', inputs: { Duration: PT1S } }
`
const parent = `schemaVersion: '0.3'
mainSteps:
  - { name: call, action: 'aws:executeAutomation', inputs: { DocumentName: wait } }
`
const failing = `cases:
  fails: { expect: { status: Failed } }
`

describe('names that a client has for files', () => {
  it('are of one file on Windows, whatever the case of the drive, and also as URLs', () => {
    const files = clientFiles('path', true)
    const names = ['C:\\docs\\Run.yaml', 'c:\\docs\\run.yaml', 'c:/docs/run.yaml', 'file:///c%3A/docs/run.yaml']
    assert.deepEqual([...new Set(names.map(files.identity))], ['c:\\docs\\run.yaml'])
    assert.notEqual(files.identity('d:\\docs\\run.yaml'), files.identity('c:\\docs\\run.yaml'))
  })

  it('are told as the client has them', () => {
    const files = clientFiles('path', true)
    assert.equal(files.nameOf('C:\\docs\\run.yaml'), 'C:\\docs\\run.yaml')
    files.remember('c:\\docs\\run.yaml')
    assert.equal(files.nameOf('C:\\docs\\run.yaml'), 'c:\\docs\\run.yaml')
    files.remember('C:\\docs\\run.yaml')
    files.remember('c:\\Docs\\run.yaml')
    assert.equal(files.nameOf('C:\\docs\\run.yaml'), 'C:\\docs\\run.yaml')
  })

  it('may be URLs that name no file', () => {
    const files = clientFiles('path', false)
    for (const name of ['file://elsewhere/x.yaml', 'file:', 'file:///a%2Fb', 'untitled:Untitled-1'])
      assert.notEqual(files.identity(name), files.identity('/x.yaml'))
  })

  describe('in a session', () => {
    let client: Client
    const { path } = debuggedFiles(
      { 'real/wait.yaml': wait, 'real/run.yaml': parent, 'real/wait.test.yaml': failing, 'real/.git/HEAD': '' },
      (fresh) => {
        client = fresh
      },
    )
    const real = (name: string) => join(path, 'real', name)
    const linked = (name: string) => join(path, 'linked', name)

    before(() => {
      symlinkSync(join(path, 'real'), join(path, 'linked'))
      mkdirSync(join(path, 'other'))
      symlinkSync(real('run.yaml'), join(path, 'other/run.yaml'))
    })

    const launch = async (program: string, more: object = {}, launched: object = {}) => {
      await client.initializeRequest({ adapterID: 'ssmith', ...more })
      await Promise.all([client.waitForEvent('initialized'), client.send('launch', { program, ...launched })])
    }
    const breakAt = async (path: string) =>
      (await client.setBreakpointsRequest({ source: { path }, breakpoints: [{ line: 3 }] })).body.breakpoints[0]
    const stoppedIn = async () => {
      assert.match(await client.move('configurationDone'), /^breakpoint/)
      return (await client.frames()).map(({ source }) => source?.path)
    }

    it('leads through symbolic links of folders and files, there and back', async () => {
      await launch(real('run.yaml'))
      const breakpoint = await breakAt(linked('wait.yaml'))
      assert.deepEqual([breakpoint?.verified, breakpoint?.source?.path], [true, linked('wait.yaml')])
      assert.deepEqual(await stoppedIn(), [linked('wait.yaml'), real('run.yaml')])
    })

    it('leads to what a link that is launched is to', async () => {
      await launch(join(path, 'other/run.yaml'))
      assert.equal((await breakAt(real('run.yaml')))?.verified, true)
      assert.deepEqual(await stoppedIn(), [real('run.yaml')])
    })

    it('is one for its breakpoints, whichever name they are set and cleared by', async () => {
      await launch(real('run.yaml'))
      const names = [pathToFileURL(real('wait.yaml')).href, linked('wait.yaml'), real('wait.yaml')]
      const ids = []
      for (const name of names) ids.push((await breakAt(name))?.id)
      assert.deepEqual([typeof ids[0], new Set(ids).size], ['number', 1])
      await client.setBreakpointsRequest({ source: { path: real('wait.yaml') }, breakpoints: [] })
      assert.equal(await client.move('configurationDone'), 'terminated')
    })

    it('is a URL where the client wants that', async () => {
      await launch(real('run.yaml'), { pathFormat: 'uri' })
      const url = pathToFileURL(real('wait.yaml')).href
      assert.equal((await breakAt(url))?.verified, true)
      assert.deepEqual(await stoppedIn(), [url, pathToFileURL(real('run.yaml')).href])
    })

    it('is that of a test file, too, where a case of it fails', async () => {
      await launch(real('wait.test.yaml'), { pathFormat: 'uri' }, { test: 'fails' })
      const sources: (string | undefined)[] = []
      client.on('output', ({ body }: DebugProtocol.OutputEvent) => {
        if (body.category === 'stderr') sources.push(body.source?.path)
      })
      await client.move('configurationDone')
      assert.deepEqual(sources, [pathToFileURL(real('wait.test.yaml')).href])
    })
  })
})
