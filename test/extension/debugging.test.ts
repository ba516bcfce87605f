import { cases, child, parent, scripted } from './debugged-files.js'
import { missingVsix, vsix } from './vsix.js'
import { oneAfterAnother } from './one-after-another.js'
import { type Code, startCode } from './vscode.js'
import { type Window, windowOf } from './window.js'

describe('debugging in VS Code', function () {
  this.timeout(180_000)
  oneAfterAnother(this)
  let code: Code
  let window: Window

  before(async function () {
    const reason = missingVsix()
    if (reason !== undefined) {
      console.log(`    skipped: ${reason}`)
      return this.skip()
    }
    code = await startCode({
      files: {
        'debugged.yaml': parent,
        'debugged-child.yaml': child,
        'debugged.test.yaml': cases,
        'scripted.yaml': scripted,
      },
      vsix,
      settings: { 'debug.toolBarLocation': 'docked' },
    })
    window = windowOf(code)
  })
  after(() => code?.close())
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.picture('debug-failed')
  })

  const stack = (text: RegExp) => window.sees('.debug-call-stack .monaco-list-row', text)
  const variables = (text: RegExp) =>
    window.sees('.debug-variables .monaco-list-row, .debug-view-content .monaco-list-row', text)

  it('begins where a breakpoint is, with parameters that one gives', async () => {
    await window.open('debugged.yaml')
    await window.sees('[id="ssmith.ssmith.ssmith.about"]', /Automation/)
    await window.command('ssmith: Show Flow Graph')
    await window.graph()
    await window.click('.tab[data-resource-name="debugged.yaml"]')
    await window.goTo(5, 5)
    await window.press('F9')
    await window.sees('.codicon-debug-breakpoint')
    await window.press('F5')
    await window.sees('.quick-input-widget', /InstanceId/)
    await window.type('i-0123456789abcdef0')
    await window.press('Enter')
    await stack(/debugged: stop/)
    const graph = await window.graph()
    await graph.locator('.at-run', { hasText: 'stop' }).waitFor()
    await window.picture('debug-breakpoint-light')
  })

  it('shows values in the view and beside the text', async () => {
    await variables(/InstanceIds/)
    await window.sees('.view-lines', /InstanceId\s=\s"i-0123456789abcdef0"/)
  })

  it('has the answer of a request set to an error, which is stopped at', async () => {
    await window.press('F11')
    await stack(/ec2:StopInstances/)
    await window.command('ssmith: Set the Answer of the Pending Request')
    await window.sees('.quick-input-widget', /Answer of ec2:StopInstances/)
    await window.picture('debug-answer-light')
    await window.type('AccessDenied')
    await window.press('Enter')
    await variables(/^error\W+AccessDenied/)
    await window.press('F10')
    await window.sees('.zone-widget.exception-widget-container, .exception-widget', /AccessDenied/)
    const graph = await window.graph()
    await graph.locator('.broken').first().waitFor()
    await window.picture('debug-failure-light')
    await window.press('F10')
    await stack(/debugged: mend/)
  })

  it('steps back, answers otherwise, and steps into the child runbook, which the graph shows', async () => {
    await window.click('.codicon-debug-step-back:not(.disabled)')
    await stack(/debugged: stop/)
    await window.press('F11')
    await stack(/ec2:StopInstances/)
    await window.command('ssmith: Set the Answer of the Pending Request')
    await window.sees('.quick-input-widget', /changed in the debugger/)
    await window.press('Enter')
    await window.sees('.tab.active', /answer\.json/)
    const hint = code.page.locator('.statusbar-item', { hasText: 'save the text to answer with it' })
    await hint.waitFor()
    await window.press('Control+s')
    await variables(/^error\W+$/)
    await hint.waitFor({ state: 'detached', timeout: 3000 })
    await window.picture('debug-answer-text-light')
    await window.press('Control+w')
    await window.press('F10')
    await stack(/debugged: child/)
    await window.press('F11')
    await stack(/debugged-child: wait/)
    const graph = await window.graph()
    await graph.locator('.at-run', { hasText: 'wait' }).waitFor()
    await window.picture('debug-child-light')
  })

  it('can be read in the dark', async () => {
    await window.theme('Dark Modern')
    await window.click('.codicon-debug-step-back:not(.disabled)')
    await stack(/debugged: child/)
    const graph = await window.graph()
    await graph.locator('.at-run', { hasText: 'child' }).waitFor()
    // Without what lies below there is more to see.
    await window.sees('.part.panel .repl')
    await window.press('Control+j')
    await code.page.locator('.part.panel').waitFor({ state: 'hidden' })
    await variables(/RuntimeParameters/)
    await window.picture('debug-dark')
  })

  it('leaves the graph when the run is over, with the whole way that it took', async () => {
    await window.press('F5')
    const graph = await window.graph()
    await graph.locator('.at-run').waitFor({ state: 'detached' })
    await graph.locator('[role=link]', { hasText: 'child' }).locator('.done').waitFor()
  })

  it('debugs a case from its lens, and shows what came of it', async () => {
    await window.press('Control+Shift+e')
    await window.open('debugged.test.yaml')
    await window.click('.codelens-decoration a:has-text("Debug") >> nth=1')
    await stack(/debugged: stop/)
    await window.press('F5')
    await window.command('Debug Console: Focus on Debug Console View')
    await window.sees('.repl .monaco-list-row', /the case `never fails` fails/)
    await window.picture('debug-case-dark')
  })

  it('debugs cases from the test explorer, one after the other, and shows there what came of them', async () => {
    await window.command('Testing: Focus on Test Explorer View')
    await window.sees('.test-explorer .monaco-list-row', /debugged\.test\.yaml/)
    await window.command('Test: Debug All Tests')
    const row = '.test-output-peek-tree .monaco-list-row'
    for (const name of ['stops it', 'never fails']) {
      await window.sees(row, new RegExp(name))
      await stack(/debugged: stop/)
      await window.press('F5')
    }
    await window.sees(`${row}:has(.codicon-testing-passed-icon)`, /stops it/)
    await window.sees(`${row}:has(.codicon-testing-failed-icon)`, /never fails\s*the run ends with `Success`/)
    await window.command('Testing: Focus on Test Explorer View')
    await window.picture('debug-explorer-dark')
  })

  it('says that scripts do not run without Pyodide, and runs them with the Python of the machine once one wants that', async () => {
    await window.command('View: Close All Editors')
    await window.press('Control+Shift+e')
    await window.open('scripted.yaml')
    await window.sees('[id="ssmith.ssmith.ssmith.about"]', /Automation/)
    await window.goTo(3, 5)
    await window.press('F9')
    await window.press('F5')
    await stack(/scripted: tell/)
    await window.press('F11')
    await window.sees(
      '.notification-toast',
      /a Python script did not run; .* install the extension that brings Pyodide, 'ssmith-python-\*\.vsix'/,
    )
    await window.picture('debug-python-offer')
    await window.click('.notification-toast .monaco-button:has-text("Use the Python of This Machine")')
    await window.sees('.monaco-dialog-box', /without a sandbox\? *They may then do all that you may do/)
    await window.click('.monaco-dialog-box .monaco-button:has-text("Run Them")')
    // The run from before ends.
    const before = code.page.locator('.debug-call-stack .monaco-list-row', { hasText: /^script(?!ed: )/ })
    await before.waitFor({ state: 'detached' })
    await stack(/scripted: tell/)
    await window.press('F11')
    await variables(/^answer\W+platform\W+(?:linux|darwin|win32)/)
  })
})
