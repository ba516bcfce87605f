import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { barriers } from './barriers.js'
import { findPyodide } from '../../server/node/scripts/pyodide.js'
import { zipOf } from '../support/zip.js'
import { type SiteOfSuite, siteOfSuite, type Visit } from './visit.js'

const parent = `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeAutomation
    isEnd: true
    inputs: { DocumentName: child }
`
const child = `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:sleep
    isEnd: true
    inputs: { Duration: PT5S }
`

const attaching = `schemaVersion: '0.3'
outputs: [greet.Words]
files: { greetings.py: { checksums: { sha256: '${'0'.repeat(64)}' } }, more.zip: { checksums: { sha256: '${'1'.repeat(64)}' } } }
mainSteps:
  - name: greet
    action: aws:executeScript
    inputs: { Runtime: python3.11, Handler: greetings.main, Attachment: greetings.py }
    outputs: [{ Name: Words, Selector: $.Payload.words, Type: String }]
  - name: again
    action: aws:executeScript
    isEnd: true
    inputs: { Runtime: python3.11, Handler: more.main, Attachment: more.zip }
`
const greetings = "def main(events, context):\n    return {'words': 'grüezi'}\n"
const more = "def main(events, context):\n    print('from the archive')\n"

describe('several documents in the playground', function () {
  this.timeout(120_000)
  const suite = siteOfSuite()

  async function visit(...options: Parameters<SiteOfSuite['visit']>): Promise<Visit> {
    const opened = await suite.visit(...options)
    opened.page.setDefaultTimeout(30_000)
    return opened
  }

  const files = (page: Page) => page.getByRole('navigation', { name: 'Files' })
  const show = (page: Page, name: string) => files(page).getByRole('button', { name, exact: true }).click()
  const add = (page: Page, name: string, text: string) =>
    page.getByLabel('Files to add').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

  async function runs(page: Page): Promise<void> {
    await page.getByRole('tab', { name: 'Run' }).click()
    await page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('treeitem').filter({ hasText: 'waitaws:sleep' }).waitFor()
  }

  it('run one another, are shown in turn, and are taken away', async () => {
    const one = await visit()
    const { page } = one
    await one.openFile('parent.yaml', parent)
    await add(page, 'child.yaml', child)
    await runs(page)
    await one.picture('files')
    assert.deepEqual(await barriers(page), [])
    await show(page, 'child.yaml')
    assert.equal(await one.text(), child)
    await one.goBehind('PT5')
    await page.keyboard.type('0')
    await show(page, 'parent.yaml')
    assert.equal(await one.text(), parent)
    await runs(page)
    await page.getByText('after 00:00:50').waitFor()
    await add(page, 'parent.yaml', child)
    await page.getByText('parent.yaml is open; a file beside it needs another name').waitFor()
    await page.getByLabel('File name').fill('child.yaml')
    await page.keyboard.press('Enter')
    await page.getByText('a file beside the document is named child.yaml; the document needs another name').waitFor()
    assert.equal(await page.getByLabel('File name').inputValue(), 'parent.yaml')
    await page.getByRole('button', { name: 'Remove child.yaml' }).click()
    await page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('after 00:00:00').waitFor()
  })

  it('are there again where it is undone that one is taken away, and are not run meanwhile', async () => {
    const one = await visit()
    const { page } = one
    await one.openFile('parent.yaml', parent)
    await add(page, 'child.yaml', child)
    await runs(page)
    const willRun = (name: string) => page.getByTitle(`Run ${name} to the end`).waitFor()
    await show(page, 'child.yaml')
    await willRun('child.yaml')
    await page.getByRole('treeitem').filter({ hasText: 'runaws:executeAutomation' }).click()
    await files(page).locator('.shown', { hasText: 'parent.yaml' }).waitFor()
    await page.getByRole('button', { name: 'Remove child.yaml' }).click()
    await willRun('parent.yaml')
    const removed = page.getByRole('status').filter({ hasText: 'Removed child.yaml.' })
    await removed.getByRole('button', { name: 'Undo' }).click()
    await willRun('child.yaml')
    await show(page, 'child.yaml')
    assert.equal(await one.text(), child)
  })

  it('are shown where a run goes into them, can be stopped in, and have their way drawn', async () => {
    const one = await visit()
    const { page } = one
    await one.openFile('parent.yaml', parent)
    await add(page, 'child.yaml', child)
    await page.getByRole('tab', { name: 'Run' }).click()
    const press = (name: string) =>
      page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name, exact: true }).click()
    const isShown = (name: string) => files(page).locator('.shown', { hasText: name }).waitFor()
    await press('Step through')
    await page.locator('.document .run-mark').waitFor()
    await isShown('parent.yaml')
    await press('Into')
    await isShown('child.yaml')
    await page.locator('.document .run-mark').waitFor()
    await page.locator('.graph .at-run', { hasText: 'wait' }).waitFor()
    await page.getByLabel('Stop here').check()
    await page.locator('.document .breakpoint-mark').waitFor()
    assert.equal(await page.getByText('Something has changed since').count(), 0)
    await one.picture('in-child')
    assert.deepEqual(await barriers(page), [])
    await press('Out')
    await isShown('parent.yaml')
    await page.getByText('after 00:00:05').waitFor()
    await page.getByRole('region', { name: 'Breakpoints' }).getByText('child.yaml').waitFor()
    assert.equal(await page.locator('.document .breakpoint-mark').count(), 0)
    await one.picture('breakpoint-elsewhere')
    await press('Run')
    await page.getByRole('region', { name: 'Result' }).getByText('in run › wait').waitFor()
    await isShown('child.yaml')
    await press('Restart')
    await isShown('parent.yaml')
    await page.getByRole('region', { name: 'Result' }).getByText('before the first step').waitFor()
    await page.getByRole('button', { name: 'wait child.yaml' }).click()
    await isShown('child.yaml')
    await page.locator('.document .monaco-editor.focused').waitFor()
    await page.getByRole('button', { name: 'Do not stop at wait' }).click()
    await press('Continue')
    await page.getByText('after 00:00:05').waitFor()
    await page.getByRole('treeitem').filter({ hasText: 'waitaws:sleep' }).click()
    await isShown('child.yaml')
    await page.locator('.graph [role=link]:has(.done)', { hasText: 'wait' }).waitFor()
    await press('Run')
    await page.getByRole('treeitem').filter({ hasText: 'runaws:executeAutomation' }).waitFor()
  })

  it('keep their breakpoints when one is written in the other format, and have them again when that or another file is taken back', async () => {
    const { page, openFile } = await visit()
    await openFile('parent.yaml', parent)
    await add(page, 'child.yaml', child)
    await page.getByRole('tab', { name: 'Run' }).click()
    const stopHere = async (name: string) => {
      await show(page, name)
      await page.locator('.document .view-line').getByText('action:').click()
      await page.keyboard.press('F9')
      await page.locator('.document .breakpoint-mark').waitFor()
    }
    await stopHere('child.yaml')
    await stopHere('parent.yaml')
    await show(page, 'child.yaml')
    await page.locator('.document .breakpoint-mark').waitFor()
    const listed = page.getByRole('region', { name: 'Breakpoints' })
    const stops = async (...names: string[]) => {
      for (const name of names) await listed.getByRole('button', { name, exact: true }).waitFor()
      assert.equal(await listed.getByRole('listitem').count(), names.length)
    }
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    await page.getByRole('button', { name: 'JSON' }).click()
    await files(page).getByText('child.json').waitFor()
    await stops('wait', 'run parent.yaml')
    await undo.click()
    await files(page).getByText('child.yaml').waitFor()
    await stops('wait', 'run parent.yaml')
    await openFile('other.yaml', child)
    await stops('run parent.yaml')
    await undo.click()
    await stops('wait', 'run parent.yaml')
  })

  it('are shown again when the one that was added and is shown is taken back', async () => {
    const { page, openFile, text } = await visit()
    await openFile('parent.yaml', parent)
    await add(page, 'child.yaml', child)
    await show(page, 'child.yaml')
    await page.getByRole('button', { name: 'Undo' }).click()
    await files(page).getByRole('button', { name: 'child.yaml', exact: true }).waitFor({ state: 'detached' })
    assert.equal(await text(), parent)
  })

  it('are chosen by their endings, and one that is opened takes the place of another of its name', async () => {
    const one = await visit()
    const { page } = one
    for (const label of ['Files to add', 'File to open'])
      assert.match(
        (await page.getByLabel(label).getAttribute('accept')) ?? '',
        /\.tofu,\.tftpl,\.ics(?:$|,\.py,\.zip$)/,
      )
    await one.openFile('parent.yaml', parent)
    await add(page, 'child.yaml', child)
    await files(page).getByRole('button', { name: 'child.yaml', exact: true }).waitFor()
    await one.openFile('child.yaml', parent)
    await files(page).getByRole('button', { name: 'child.yaml', exact: true }).waitFor({ state: 'detached' })
    assert.equal(await one.text(), parent)
  })

  it('have their steps known to mocks, and say in which of them something is wrong', async () => {
    const one = await visit()
    const { page } = one
    await one.openFile('parent.yaml', parent)
    await add(page, 'child.yaml', child)
    await page.getByRole('tab', { name: 'Mocks' }).click()
    await page.locator('.panel .view-lines').click()
    await page.keyboard.insertText('steps: { wait: {}, wiat: {} }')
    await page.locator('.beside .faults').getByText('no step is named `wiat`; did you mean `wait`?').waitFor()
    assert.equal(await page.locator('.beside .faults li').count(), 1)
    await add(page, 'child.yaml', 'mainSteps: [')
    await page.getByRole('tab', { name: 'Run' }).click()
    await page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: 'Run', exact: true }).click()
    await page
      .getByRole('button', { name: /^child\.yaml: / })
      .first()
      .click()
    assert.equal(await one.text(), 'mainSteps: [')
  })

  it('are all in a link, and there again when the page is loaded again', async () => {
    const one = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    await one.openFile('parent.yaml', parent)
    await add(one.page, 'child.yaml', child)
    await one.page.getByRole('button', { name: 'Share' }).click()
    await one.page.getByText('The link is copied').waitFor()
    const address = new URL(one.page.url())
    const other = await visit({ address: address.search + address.hash })
    await runs(other.page)
    await other.page.reload()
    await runs(other.page)
  })

  it('have scripts attached, which are shown, changed, run and shared', async function () {
    if (!findPyodide()) return this.skip()
    // Python is loaded twice.
    this.timeout(240_000)
    const one = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    const { page } = one
    page.setDefaultTimeout(60_000)
    await one.openFile('attaching.yaml', attaching)
    await page.getByRole('tab', { name: 'Run' }).click()
    const run = (on: Page) =>
      on.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: 'Run', exact: true }).click()
    const result = (on: Page) => on.getByRole('region', { name: 'Result' })
    await run(page)
    await result(page).getByText('`greetings.py` is not open, so a script that needs it did not run').waitFor()
    await add(page, 'greetings.py', greetings)
    await page
      .getByLabel('Files to add')
      .setInputFiles({ name: 'more.zip', mimeType: 'application/zip', buffer: zipOf('more.py', more) })
    await run(page)
    await result(page).getByText('grüezi').waitFor()
    assert.equal(await result(page).getByText('is not open').count(), 0)
    await page.getByRole('treeitem').filter({ hasText: 'script python3.11' }).nth(1).click()
    await page.getByRole('region', { name: 'Printed' }).getByText('from the archive').waitFor()
    await show(page, 'greetings.py')
    assert.equal(await one.text(), greetings)
    await page.getByRole('textbox', { name: 'greetings.py' }).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Home')
    await page.keyboard.insertText('# first\n')
    await page.getByText('Something has changed since').waitFor()
    await one.picture('attached')
    assert.deepEqual(await barriers(page), [])
    await show(page, 'more.zip')
    await page.getByText('What is in an archive is not shown').waitFor()
    await page.getByRole('treeitem').filter({ hasText: 'greetaws:executeScript' }).click()
    await page.getByRole('button', { name: 'Show in document' }).click()
    await page.getByRole('region', { name: 'Document', exact: true }).waitFor()
    assert.equal(await one.text(), attaching)
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByText('The link is copied').waitFor()
    const address = new URL(page.url())
    const other = await visit({ address: address.search + address.hash })
    other.page.setDefaultTimeout(60_000)
    await show(other.page, 'greetings.py')
    assert.equal(await other.text(), `# first\n${greetings}`)
    await other.page.getByRole('tab', { name: 'Run' }).click()
    await run(other.page)
    await result(other.page).getByText('grüezi').waitFor()
    await show(other.page, 'attaching.yaml')
    await other.page.getByRole('button', { name: 'Remove greetings.py' }).click()
    await run(other.page)
    await result(other.page).getByText('`greetings.py` is not open').waitFor()
  })

  it('show an attached file as it is when another takes its place, and take back no more than that', async () => {
    const { page, openFile, text } = await visit()
    await openFile('parent.yaml', parent)
    const added = (name: string) => page.getByRole('status').getByText(`Added ${name}.`).waitFor()
    const typed = async (words: string) => {
      await page.getByRole('textbox', { name: 'greetings.py' }).focus()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText(words)
    }
    await add(page, 'greetings.py', greetings)
    await show(page, 'greetings.py')
    await typed('# old\n')
    await add(page, 'greetings.py', more)
    await added('greetings.py')
    await page.locator('.document .view-line', { hasText: 'from the archive' }).waitFor()
    await typed('# new\n')
    assert.equal(await text(), `# new\n${more}`)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('.document .view-line', { hasText: 'grüezi' }).waitFor()
    assert.equal(await text(), `# old\n${greetings}`)
    await add(page, 'other.py', more)
    await added('other.py')
    await typed('# kept\n')
    await page.getByRole('button', { name: 'Undo' }).click()
    await files(page).getByRole('button', { name: 'other.py', exact: true }).waitFor({ state: 'detached' })
    assert.equal(await text(), `# kept\n# old\n${greetings}`)
  })

  it('are saved as they are shown, an archive with its bytes', async () => {
    const { page, openFile } = await visit()
    await openFile('parent.yaml', parent)
    const archive = zipOf('more.py', more)
    await page
      .getByLabel('Files to add')
      .setInputFiles({ name: 'more.zip', mimeType: 'application/zip', buffer: archive })
    await show(page, 'more.zip')
    await page.getByText('What is in an archive is not shown').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
    assert.equal(download.suggestedFilename(), 'more.zip')
    assert.deepEqual(readFileSync(await download.path()), archive)
  })

  it('find room on a phone', async () => {
    const one = await visit({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })
    const { page } = one
    await one.openFile('parent.yaml', parent)
    for (const name of ['a-rather-long-name-of-a-document.yaml', 'another-rather-long-name.yaml'])
      await add(page, name, child)
    await files(page).getByRole('button', { name: 'another-rather-long-name.yaml', exact: true }).waitFor()
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
    assert.deepEqual(await barriers(page), [])
    await one.picture('files-phone')
  })
})
