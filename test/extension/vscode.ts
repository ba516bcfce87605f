import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { hasChromium, startChromium } from '../support/chromium.js'

const here = import.meta.dirname
const main = join(here, 'node_modules/code-server/lib/vscode/out/server-main.js')

/** Why VS Code cannot be tried here; undefined where it can. */
export const missing = (): string | undefined => {
  if (!existsSync(join(here, 'node_modules/.complete')))
    return 'VS Code is not installed (node test/extension/install.js)'
  return hasChromium() ? undefined : 'there is no Chromium'
}

const settings = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'workbench.tips.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  // Text in a terminal can be read by tests.
  'terminal.integrated.gpuAcceleration': 'off',
}

/** A VS Code that runs: its server in a process, its window in a browser's page. */
export interface Code {
  readonly page: Page
  /** The folder that is open in it. */
  readonly workspace: string
  close(): Promise<void>
}

export interface CodeOptions {
  /** Files of the workspace, by name. */
  readonly files: Readonly<Record<string, string>>
  /** The folder of an extension that is being developed. */
  readonly development?: string
  /** The folder is one that nobody has said to trust. */
  readonly isUntrusted?: boolean
  /** A VSIX to install. */
  readonly vsix?: string
  /** A module in the extension host whose `run` is called; needs `development`. */
  readonly tests?: string
  readonly settings?: Readonly<Record<string, unknown>>
  /** What the tests in the host print. */
  onLog?(text: string): void
  /** The exit code of the tests in the host. */
  onExit?(code: number): void
}

/** Starts VS Code with a workspace. */
export async function startCode(options: CodeOptions): Promise<Code> {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-code-'))
  const workspace = join(folder, 'workspace')
  const data = join(folder, 'data')
  // VS Code looks for settings of the user in one place and for those of the machine in the other.
  const places = ['User', 'Machine'].map((name) => join(data, 'data', name))
  for (const each of [workspace, ...places]) mkdirSync(each, { recursive: true })
  for (const [name, text] of Object.entries(options.files)) writeFileSync(join(workspace, name), text)
  for (const place of places)
    writeFileSync(join(place, 'settings.json'), JSON.stringify({ ...settings, ...options.settings }))
  const common = ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', join(data, 'ext')]
  if (options.vsix !== undefined) await finished(run([...common, '--install-extension', options.vsix]))
  const port = await freePort()
  const server = run([
    ...common,
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    // It lets tests in the host tell how they ended, and keeps dialogs away.
    ...(options.tests === undefined ? [] : ['--enable-smoke-test-driver']),
    ...['--telemetry-level', 'off'],
    ...(options.isUntrusted ? [] : ['--disable-workspace-trust']),
  ])
  await answers(port, server)
  const opened = await startChromium()
  const page = await opened.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(20_000)
  await page.exposeFunction('codeAutomationLog', (_: string, args: readonly unknown[]) =>
    options.onLog?.(args.map(String).join(' ')),
  )
  await page.exposeFunction('codeAutomationExit', (code: number) => options.onExit?.(code))
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${path}`
  const payload = [
    ...(options.development === undefined ? [] : [['extensionDevelopmentPath', remote(options.development)]]),
    ...(options.tests === undefined ? [] : [['extensionTestsPath', remote(options.tests)]]),
  ]
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) })
  await page.goto(`http://127.0.0.1:${port}/?${query}`)
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 })
  return {
    page,
    workspace,
    async close() {
      await opened.close()
      server.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const run = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: false })

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`VS Code ended with ${code}`))))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answers(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) throw new Error(`VS Code ended with ${server.exitCode}`)
    const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('VS Code does not answer')
}
