import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { oneAfterAnother } from './one-after-another.js'
import { type Code, type CodeOptions, startCode } from './vscode.js'
import { extension, missingVsix, vsix, vsixWithPython } from './vsix.js'
import { type Window, windowOf } from './window.js'

/** The tests of a suite that run within VS Code, as it loads them. */
async function bundleHost(suite: 'suite' | 'beside-yaml'): Promise<string> {
  const out = join(import.meta.dirname, `node_modules/.host-${suite}`)
  const entry = (name: string) => join(import.meta.dirname, `host/${name}.ts`)
  await build({ ...forVsCode, entryPoints: { index: entry('index'), suite: entry(suite) }, outdir: out })
  return join(out, 'index.cjs')
}

const forVsCode: BuildOptions = {
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  external: ['vscode', 'mocha'],
  logLevel: 'warning',
}

const yamlServer = join(import.meta.dirname, 'node_modules/yaml-language-server/out/server/src/server.js')

/** An extension with the name of Red Hat's, and its server. */
async function bundleYamlSupport(): Promise<string> {
  const out = join(import.meta.dirname, 'node_modules/.yaml-support')
  const entryPoints = { main: join(import.meta.dirname, 'host/yaml-support.ts') }
  await build({ ...forVsCode, entryPoints, outdir: out, define: { yamlServer: JSON.stringify(yamlServer) } })
  const manifest = {
    name: 'vscode-yaml',
    publisher: 'redhat',
    version: '1.0.0',
    engines: { vscode: '^1.91.0' },
    main: './main.cjs',
    activationEvents: ['onLanguage:yaml'],
  }
  writeFileSync(join(out, 'package.json'), JSON.stringify(manifest))
  return out
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
description: Stops an instance and tells about it.
parameters:
  InstanceId:
    type: AWS::EC2::Instance::Id
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    timeoutSeconds: 900
    onFailure: step:tel
    inputs:
      InstanceIds: ['{{ InstanceId }}']
      DesiredState: stopped

  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - Variable: '{{ InstanceId }}'
          Contains: prod
          NextStep: tell
      Default: rest

  - name: rest
    action: aws:sleep
    inputs: { Duration: PT1H }

  - name: tell
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      InputPayload: { region: '{{ global:REGION }}' }
      Script: |
        def main(events, context):
            print('stopped in', events['region'])
            return {'region': events['region']}
    isEnd: true
`
/** A runbook whose script tells that it runs. */
const telling = `schemaVersion: '0.3'
mainSteps:
  - name: tell
    action: aws:executeScript
    isEnd: true
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
            print('it ran')
`
/** A runbook with parameters of several types. */
const asking = `schemaVersion: '0.3'
parameters:
  Force: { type: Boolean, default: false }
  Size: { type: String, allowedValues: [small, large] }
  Zones: { type: StringList, allowedValues: [a, b, c], default: [a] }
  Name: { type: String, allowedPattern: '^[a-z]+$' }
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: PT1M }
    isEnd: true
`
/** A runbook whose scripts write down which process they are, and do not end; a rehearsal ends each after some seconds. */
const endless = `schemaVersion: '0.3'
parameters:
  Path: { type: String }
mainSteps:
${Array.from(
  { length: 30 },
  (_, at) => `  - name: wait${at}
    action: aws:executeScript
    onFailure: Continue
    inputs:
      Runtime: python3.11
      Handler: main
      InputPayload: { path: '{{ Path }}' }
      Script: |
        import os, time

        def main(events, context):
            with open(events['path'], 'w') as file:
                file.write(str(os.getppid()) + ' ' + str(os.getpid()) + '\\n')
            while True:
                time.sleep(0.1)
`,
).join('')}`
const tests = `cases:
  stops it:
    parameters: { InstanceId: i-0123456789abcdef0 }
    invent: true
    expect: { status: Success }
  never fails:
    parameters: { InstanceId: i-0123456789abcdef0 }
    invent: true
    expect: { status: Failed }
`

/** Does something in a window of its own, of which there is a picture where that fails. */
async function inWindow(options: CodeOptions, use: (window: Window, code: Code) => Promise<void>): Promise<void> {
  const code = await startCode(options)
  const window = windowOf(code)
  try {
    await use(window, code)
  } catch (error) {
    await window.picture('failed')
    throw error
  } finally {
    await code.close()
  }
}

/** How many starts are measured: one, or on a quiet machine as many as the variable SSMITH_ACTIVATIONS says. */
const starts = Number(process.env['SSMITH_ACTIVATIONS'] ?? 1)

/**
 * How long VS Code says that activation took, in milliseconds, the shortest first: of some windows that open the document while they start,
 * when VS Code counts the work of all other extensions that start then, and of as many that were there before.
 */
async function activations(): Promise<{ readonly starting: readonly number[]; readonly there: readonly number[] }> {
  const starting: number[] = []
  const there: number[] = []
  await inWindow({ files: { 'stop.yaml': broken }, vsix }, async (window, { page }) => {
    const open = async (times: number[]) => {
      await window.open('stop.yaml')
      await window.sees('[id="ssmith.ssmith.ssmith.about"]', /Automation/)
      await window.command('Developer: Show Running Extensions')
      const told = await window.sees('.runtime-extensions-editor .extension', /ssmith.*Activation: \d+ms/)
      times.push(Number(/Activation: (\d+)ms/.exec(told)?.[1]))
    }
    for (let start = 0; start < starts; start++) {
      if (start > 0) await page.reload()
      await page.waitForTimeout(5000)
      await open(there)
      await page.reload()
      await open(starting)
      await window.command('View: Close All Editors')
    }
  })
  const shortestFirst = (times: readonly number[]) => times.toSorted((a, b) => a - b)
  return { starting: shortestFirst(starting), there: shortestFirst(there) }
}

/** What holds, once it does; a machine that is busy takes seconds. */
async function eventually<T>(what: string, look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`waited in vain for ${what}`)
}

/** The program, and the script in it, as the script wrote them down. */
const processesIn = (path: string): Promise<readonly number[]> =>
  eventually('the script', () => {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    return text.endsWith('\n') ? text.trim().split(' ').map(Number) : undefined
  })

/** Waits until the program has ended, and with it the script that it ran last. */
async function endIn(path: string): Promise<void> {
  const [program] = await processesIn(path)
  await eventually('the end of the program', () => hasEnded(program))
  const [, script] = await processesIn(path)
  await eventually('the end of the script', () => hasEnded(script))
}

function hasEnded(id = 0): true | undefined {
  try {
    process.kill(id, 0)
    return undefined
  } catch {
    return true
  }
}

/** How well a colour is told from another, as WCAG counts; 7 is what it asks at most. */
function contrast(...colours: readonly [string, string]): number {
  const [dark = 0, bright = 0] = colours.map(luminance).sort((one, other) => one - other)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the VS Code extension', function () {
  this.timeout(180_000)

  before(function () {
    const reason = missingVsix()
    if (reason === undefined) return
    console.log(`    skipped: ${reason}`)
    this.skip()
  })

  it('is smaller than 4 MB', () => {
    const { size } = statSync(vsix)
    assert.ok(size < 4_000_000, `${size} bytes`)
  })

  it('is smaller than 12 MB with Python', function () {
    if (!existsSync(vsixWithPython)) return this.skip()
    const { size } = statSync(vsixWithPython)
    assert.ok(size > 8_000_000 && size < 12_000_000, `${size} bytes`)
  })

  it('works in a real VS Code', async () => {
    const { exit, said } = await runHost({ files: {}, development: extension, tests: await bundleHost('suite') })
    if (process.env['SHOW'] !== undefined) console.log(said)
    assert.equal(exit, 0, said)
    assert.match(said, /✔/)
  })

  it("tells nothing twice beside Red Hat's YAML extension, which has our schema for all YAML", async () => {
    const schema = join(extension, 'dist/server/schemas/json/automation.schema.json')
    const { exit, said } = await runHost({
      files: {},
      vsix,
      development: await bundleYamlSupport(),
      tests: await bundleHost('beside-yaml'),
      settings: { 'yaml.schemas': { [schema]: '*.yaml' }, 'yaml.schemaStore.enable': false },
    })
    assert.equal(exit, 0, said)
    assert.match(said, /✔/)
  })

  describe('installed as a VSIX', function () {
    oneAfterAnother(this)
    let code: Code
    let window: Window

    before(async () => {
      code = await startCode({ files: { 'stop.yaml': broken, 'stop.test.yaml': tests }, vsix })
      window = windowOf(code)
    })
    after(() => code?.close())
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await window.picture('failed')
    })

    it('shows a finding where it is, and what the document is', async () => {
      await window.open('stop.yaml')
      await window.sees('.squiggly-error')
      assert.match(await window.sees('[id="ssmith.ssmith.ssmith.about"]'), /Automation 0\.3 · \d+ B of 64 KB/)
      await window.goTo(10, 22)
      await window.picture('findings')
    })

    it('explains what stands under the cursor', async () => {
      await window.goTo(8, 20)
      await window.press('Control+k', 'Control+i')
      assert.match(await window.sees('.monaco-hover:not(.hidden)', /changeInstanceState/), /changeInstanceState/)
      await window.picture('hover')
      await window.press('Escape')
    })

    it('fixes a finding from the keyboard', async () => {
      await window.goTo(10, 22)
      await window.press('Control+.')
      await window.sees('.action-widget', /tell/)
      await window.picture('quick-fix')
      await window.press('Enter')
      await window.sees('.view-lines', /onFailure:\sstep:tell/)
    })

    it('completes a step, which is accepted by keyboard', async () => {
      await window.goTo(26, 31)
      await window.press('Enter')
      await window.type('nextStep: t')
      await window.sees('.suggest-widget .monaco-list-row.focused', /tell/)
      await window.picture('completion')
      await window.press('Tab', 'Control+s')
      await window.sees('.view-lines', /nextStep:\stell/)
    })

    it('draws the flow, follows the cursor and goes where one clicks, or presses Enter', async () => {
      await window.command('ssmith: Show Flow Graph')
      const graph = await window.graph()
      assert.equal(await graph.locator('#graph style').count(), 0)
      await window.goTo(17, 5)
      await graph.locator('.at-cursor', { hasText: 'choose' }).waitFor()
      await window.picture('graph-light')
      await graph.locator('[role=link]', { hasText: 'tell' }).click()
      await graph.locator('.at-cursor', { hasText: 'tell' }).waitFor()
      await window.sees('[id="status.editor.selection"]', /Ln 29/)
      await graph.locator('[role=link]', { hasText: 'tell' }).focus()
      await window.press('Home', 'ArrowDown', 'Enter')
      await graph.locator('.at-cursor', { hasText: 'choose' }).waitFor()
    })

    it('rehearses with parameters that one gives, and shows the way in the graph', async () => {
      await window.command('ssmith: Simulate')
      await window.sees('.quick-input-widget', /InstanceId/)
      await window.type('i-0123456789abcdef0')
      await window.press('Enter')
      await window.sees('.terminal .xterm-rows', /Success\safter\s01:00:00/)
      const graph = await window.graph()
      await graph.locator('.done').first().waitFor()
      await window.picture('simulate-light')
    })

    it('shows the tests, how they fail, and their coverage', async () => {
      await window.command('Testing: Focus on Test Explorer View')
      await window.sees('.test-explorer .monaco-list-row', /stop\.test\.yaml/)
      await window.command('Test: Run All Tests with Coverage')
      await window.sees('.test-coverage-list-item', /stop\.yaml/)
      await window.sees('.test-output-peek-tree', /never fails\s*the run ends with `Success`/)
      await window.command('Notifications: Clear All Notifications')
      await window.picture('tests-light')
    })

    for (const [theme, kind] of [
      ['Dark Modern', 'dark'],
      ['Dark High Contrast', 'high-contrast'],
    ] as const)
      it(`can be read in the colours of ${theme}`, async () => {
        await window.theme(theme)
        const graph = await window.graph()
        await graph.locator(`body.vscode-${kind}`).waitFor()
        const [name = '', ground = ''] = await graph.evaluate<string[]>(
          "[getComputedStyle(document.querySelector('.name')).fill, getComputedStyle(document.body).backgroundColor]",
        )
        assert.ok(contrast(name, ground) > 7, `${name} on ${ground}`)
        const failure = await graph.evaluate<string>("getComputedStyle(document.querySelector('.failure')).stroke")
        const atLeast = kind === 'high-contrast' ? 7 : 3
        assert.ok(contrast(failure, ground) > atLeast, `${failure} on ${ground}`)
        await window.picture(`graph-${kind}`)
      })
  })

  it('is activated in a time that VS Code itself tells', async () => {
    const { starting, there } = await activations()
    console.log(`    activated in ${there.join(', ')} ms; while the window starts in ${starting.join(', ')} ms`)
    const times = [...starting, ...there]
    assert.ok(times.length === 2 * starts && times.every((time) => time > 0))
  })

  it('begins new documents, of a format and a kind that one chooses', () =>
    inWindow({ files: {}, vsix }, async (window) => {
      const row = '.quick-input-list .monaco-list-row'
      for (const [format, kind, begins] of [
        ['YAML', 'Automation', /schemaVersion:\s'0\.3'/],
        ['JSON', 'Command', /"schemaVersion":\s"2\.2"/],
      ] as const) {
        await window.command('ssmith: New Systems Manager Document')
        await window.sees('.quick-input-widget', /\(1 of 2\)/)
        await window.click(`${row}[aria-label*="${format}"]`)
        await window.sees('.quick-input-widget', /\(2 of 2\)/)
        await window.picture(`new-${format.toLowerCase()}`)
        await window.click(`${row}[aria-label*="${kind}"]`)
        await window.sees('.editor-group-container.active .view-lines', begins)
        await window.sees('[id="ssmith.ssmith.ssmith.about"]', new RegExp(kind))
        await window.picture(`begun-${format.toLowerCase()}`)
      }
    }))

  it('starts for a file for rehearsals alone, and introduces itself', () =>
    inWindow({ files: { 'account.yaml': 'instances: 7\n' }, vsix }, async (window) => {
      await window.open('account.yaml')
      await window.sees('.squiggly-error')
      await window.command('Welcome: Open Walkthrough')
      await window.type('Systems Manager documents with ssmith')
      await window.press('Enter')
      await window.sees('.getting-started-step', /Walk it/)
      await window.picture('walkthrough')
    }))

  it('asks for parameters by what they may be, and offers what was given last', () =>
    inWindow({ files: { 'asking.yaml': asking }, vsix }, async (window, code) => {
      await window.open('asking.yaml')
      await window.sees('[id="ssmith.ssmith.ssmith.about"]', /Automation/)
      const row = '.quick-input-list .monaco-list-row'
      await window.command('ssmith: Simulate')
      await window.sees('.quick-input-widget', /Force \(1 of 4\)/)
      await window.click(`${row}[aria-label*="true"]`)
      await window.sees('.quick-input-widget', /Size \(2 of 4\)/)
      await window.click(`${row}[aria-label*="large"]`)
      await window.sees('.quick-input-widget', /Zones \(3 of 4\)/)
      await window.click(`${row}:has-text("b")`)
      await window.press('Enter')
      await window.sees('.quick-input-widget', /Name \(4 of 4\)/)
      await window.type('7')
      await window.sees('.quick-input-message', /not matching the pattern/)
      await window.picture('parameters')
      await window.press('Backspace')
      await window.type('web')
      await window.press('Enter')
      await window.sees('.terminal .xterm-rows', /Force:\strue.*Size:\slarge.*Zones:\s\["b"\].*Name:\sweb.*Success/)
      await window.click('.editor-group-container.active .view-lines')
      await window.click('.editor-actions .action-label[aria-label^="Simulate"]')
      await window.sees(`${row}.focused`, /true\s*as last time/)
      await window.press('Enter')
      await window.sees(`${row}.focused`, /large\s*as last time/)
      await window.press('Enter')
      await window.sees(`${row}:has(input:checked, .monaco-checkbox.checked)`, /b/)
      await window.press('Enter')
      await window.sees('.quick-input-widget', /Name \(4 of 4\)/)
      assert.equal(await code.page.inputValue('.quick-input-box input'), 'web')
    }))

  it('ends a simulation, and a run of tests, with the scripts in it, where one cancels it', () =>
    inWindow(
      { files: { 'endless.yaml': endless }, vsix, settings: { 'ssmith.python': 'host' } },
      async (window, code) => {
        const path = join(code.workspace, 'process')
        await window.open('endless.yaml')
        await window.sees('[id="ssmith.ssmith.ssmith.about"]', /Automation/)
        await window.command('ssmith: Simulate')
        await window.sees('.quick-input-widget', /Path/)
        await window.type(path)
        await window.press('Enter')
        await processesIn(path)
        await window.sees('.notification-toast', /simulating/)
        await window.click('.notification-toast .monaco-button:has-text("Cancel")')
        await code.page.locator('.notification-toast', { hasText: 'simulating' }).waitFor({ state: 'detached' })
        assert.equal(await code.page.locator('.terminal .xterm-rows').count(), 0)
        await endIn(path)
        rmSync(path)
        writeFileSync(
          join(code.workspace, 'endless.test.yaml'),
          `cases: { waits: { parameters: { Path: ${JSON.stringify(path)} }, invent: true } }\n`,
        )
        await window.click('.editor-group-container.active .view-lines')
        await window.command('ssmith: Run the Tests of This Document')
        await processesIn(path)
        await window.command('Testing: Focus on Test Explorer View')
        await window.click('.action-label.codicon-testing-cancel-icon')
        await endIn(path)
      },
    ))

  it('finds and rehearses in a folder that is not trusted, where no script runs', async () => {
    const code = await startCode({ files: { 'stop.yaml': broken.replace('tel\n', 'tell\n') }, vsix, isUntrusted: true })
    try {
      const window = windowOf(code)
      await window.open('stop.yaml')
      await window.sees('.statusbar-item', /Restricted Mode/)
      await window.sees('[id="ssmith.ssmith.ssmith.about"]', /Automation/)
      await window.command('ssmith: Simulate')
      await window.sees('.quick-input-widget', /InstanceId/)
      await window.type('i-0123456789abcdef0')
      await window.press('Enter')
      await window.sees('.terminal .xterm-rows', /Success\safter\s01:00:00/)
      await window.picture('untrusted')
    } finally {
      await code.close()
    }
  })

  it('asks whether the folder is trusted, and runs scripts only once it is', async function () {
    if (!existsSync(vsixWithPython)) return this.skip()
    const code = await startCode({
      files: { 'tell.yaml': telling },
      vsix: vsixWithPython,
      isUntrusted: true,
      settings: { 'security.workspace.trust.startupPrompt': 'always' },
    })
    try {
      const window = windowOf(code)
      await window.sees('.monaco-dialog-box', /Do you trust the authors/)
      await window.picture('trust-prompt')
      await window.click('.monaco-dialog-box .monaco-button:has-text("No, I don\'t")')
      await window.sees('.statusbar-item', /Restricted Mode/)
      await window.open('tell.yaml')
      await window.sees('[id="ssmith.ssmith.ssmith.about"]', /Automation/)
      await window.command('ssmith: Simulate')
      const report = await window.sees('.terminal .xterm-rows', /Success\safter/)
      assert.match(report, /script\spython3\.11\W+invented/)
      assert.doesNotMatch(report, /it\sran/)
      await window.command('Workspaces: Manage Workspace Trust')
      await window.click('.workspace-trust-editor .monaco-button:has-text("Trust")')
      await code.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' })
      await window.press('Control+w')
      await window.command('ssmith: Simulate')
      await window.sees('.terminal .xterm-rows', /it\sran/)
      await window.picture('trusted')
    } finally {
      await code.close()
    }
  })
})
