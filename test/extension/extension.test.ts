import assert from 'node:assert/strict'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type Code, type CodeOptions, missing, startCode } from './vscode.js'

const root = join(import.meta.dirname, '../..')
const extension = join(root, 'client/extension')
const vsix = join(extension, 'ssmith-0.1.0.vsix')

/** Pictures of what a person sees, where the environment names a folder for them. */
const pictures = process.env['SSMITH_PICTURES']

async function picture({ page }: Code, name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** The tests that run within VS Code, as it loads them. */
async function bundleHost(): Promise<string> {
  const out = join(import.meta.dirname, 'node_modules/.host')
  const entry = (name: string) => join(import.meta.dirname, `host/${name}.ts`)
  await build({
    entryPoints: { index: entry('index'), suite: entry('suite') },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
  return join(out, 'index.cjs')
}

/** Runs the suite within VS Code, and gives what it said. */
async function runHost(options: CodeOptions): Promise<{ readonly exit: number; readonly said: string }> {
  const said: string[] = []
  let done: (code: number) => void = () => {}
  const ended = new Promise<number>((resolve) => {
    done = resolve
  })
  const onLog = (text: string) => {
    const at = text.indexOf('ssmith: ')
    if (at >= 0) said.push(text.slice(at + 8))
  }
  const code = await startCode({ ...options, onLog, onExit: (exit) => done(exit) })
  try {
    return { exit: await ended, said: said.join('\n') }
  } finally {
    await code.close()
  }
}

const broken = `schemaVersion: '0.3'
description: Stops an instance.
mainSteps:
  - name: stop
    action: aws:sleep
    inputs: { Duration: PT1M }
    nextStep: tel
  - name: tell
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      InputPayload: { region: '{{ global:REGION }}' }
      Script: |
        def main(events, context):
            return {'region': events['region']}
`

describe('the VS Code extension', function () {
  this.timeout(180_000)

  before(function () {
    const reason = missing() ?? (existsSync(vsix) ? undefined : 'there is no VSIX (npm run extension)')
    if (reason === undefined) return
    console.log(`    skipped: ${reason}`)
    this.skip()
  })

  it('works in a real VS Code', async () => {
    const { exit, said } = await runHost({ files: {}, development: extension, tests: await bundleHost() })
    if (process.env['SHOW'] !== undefined) console.log(said)
    assert.equal(exit, 0, said)
    assert.match(said, /✔/)
  })

  describe('installed as a VSIX', () => {
    let code: Code

    before(async () => {
      code = await startCode({ files: { 'stop.yaml': broken }, vsix })
    })
    after(() => code?.close())

    /** Opens a file of the workspace by its name. */
    async function open(name: string): Promise<void> {
      await code.page.dblclick(`.explorer-folders-view .monaco-list-row[aria-label*="${name}"]`)
      await code.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`)
    }

    it('shows a finding where it is, and what the document is', async () => {
      await open('stop.yaml')
      await code.page.waitForSelector('.squiggly-error', { timeout: 30_000 })
      const about = await code.page.waitForSelector('[id="ssmith.ssmith.ssmith.about"]')
      assert.match((await about.textContent()) ?? '', /Automation 0\.3/)
      await picture(code, 'findings')
    })
  })
})
