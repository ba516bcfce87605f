import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { findPyodide } from '../../server/node/scripts/pyodide.js'
import { hasChromium } from '../support/chromium.js'
import { barriers } from './barriers.js'
import { command, endless, hostile, long, payloads, scripted, stopping } from './run-documents.js'
import { type Site, startSite, type Visit } from './visit.js'

describe('a run in the playground', function () {
  this.timeout(180_000)
  let site: Site
  let visit: Visit
  before(async function () {
    if (!hasChromium()) return this.skip()
    site = await startSite()
  })
  afterEach(async () => {
    await visit?.close()
    assert.deepEqual(visit?.complaints ?? [], [])
  })
  after(() => site?.close())

  async function open(text: string): Promise<Page> {
    visit = await site.visit()
    visit.page.setDefaultTimeout(30_000)
    await visit.openFile('tried.yaml', text)
    await visit.page.getByRole('tab', { name: 'Run' }).click()
    return visit.page
  }

  async function run(text: string): Promise<Page> {
    const page = await open(text)
    await press(page, 'Run')
    await result(page).waitFor()
    return page
  }

  const press = (page: Page, name: string) =>
    page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name, exact: true }).click()
  const result = (page: Page) => page.getByRole('region', { name: 'Result' })
  const line = (page: Page, text: string | RegExp): Locator => page.getByRole('treeitem').filter({ hasText: text })
  const chosen = (page: Page) => page.locator('.line[aria-selected=true]')

  it('shows what happened, colours the graph, and tells why a step failed when it is clicked', async () => {
    const page = await run(stopping)
    await result(page).getByText('Failed').first().waitFor()
    await line(page, 'look').first().click()
    await page.getByRole('region', { name: 'Step look' }).waitFor()
    await line(page, /Failed.*check/).click()
    const detail = page.getByRole('region', { name: 'Step check' })
    assert.match((await detail.textContent()) ?? '', /Missing required parameter/)
    await detail.getByText('→ the run ends here (onFailure: Abort)').waitFor()
    await page.locator('.run-line').waitFor()
    await visit.picture('run')
    await page.getByRole('tab', { name: 'Graph' }).click()
    await page.locator('.graph .broken').first().waitFor()
  })

  it('takes another path where an invented answer is edited, and keeps the answer as a mock', async () => {
    const page = await run(stopping)
    await line(page, 'ec2:DescribeInstances').first().click()
    const answer = page.getByRole('textbox', { name: 'Answer' })
    assert.match(await answer.inputValue(), /"output": \{/)
    await answer.fill('{"output": {"Reservations": [{"Instances": [{"State": {"Name": "stopped"}}]}]')
    await page.getByRole('button', { name: 'Keep as mock and run again' }).click()
    await page.getByRole('alert').getByText('the answer is no JSON').waitFor()
    await answer.fill('{"output": {"Reservations": [{"Instances": [{"State": {"Name": "stopped"}}]}]}}')
    await page.getByRole('button', { name: 'Keep as mock and run again' }).click()
    await line(page, 'chooses rest').waitFor()
    await result(page).getByText('Success').waitFor()
    await line(page, 'ec2:DescribeInstances').getByText('mock', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Mocks' }).click()
    await page.locator('.panel .view-lines', { hasText: 'ec2:DescribeInstances' }).waitFor()
  })

  it('goes step by step, to requests whose answer can be another one, and back', async () => {
    const page = await open(stopping)
    await press(page, 'Step through')
    await chosen(page).getByText('look').waitFor()
    await press(page, 'Into')
    await page.getByText('The answer it will get').waitFor()
    await page.getByRole('button', { name: 'Refuse instead' }).click()
    await page.getByRole('button', { name: 'Answer with this' }).click()
    await page.getByText('the answer was changed here').waitFor()
    await visit.picture('step')
    await press(page, 'Continue')
    await result(page).getByText('Failed').first().waitFor()
    await line(page, 'AccessDeniedException').waitFor()
    await press(page, 'Step through')
    await press(page, 'Step')
    await chosen(page).getByText('decide').waitFor()
    await press(page, 'Back')
    await chosen(page).getByText('look').waitFor()
    assert.equal(await line(page, 'decide').count(), 0)
    await press(page, 'Continue')
    await line(page, 'decide').first().click()
    await page.getByLabel('Stop here').check()
    await press(page, 'Run')
    await result(page).getByText('at a breakpoint').waitFor()
    await chosen(page).getByText('decide').waitFor()
  })

  it('stops at breakpoints that are set beside the text or by a key, where their conditions hold', async () => {
    const page = await open(stopping)
    const mark = page.locator('.document .breakpoint-mark')
    const glyphs = await page.locator('.document .glyph-margin').boundingBox()
    const onLine = await page.locator('.document .view-line', { hasText: 'name: decide' }).boundingBox()
    await page.mouse.click((glyphs?.x ?? 0) + 8, (onLine?.y ?? 0) + 8)
    await mark.waitFor()
    await visit.goBehind('Api: StopInstances')
    await page.keyboard.press('F9')
    const condition = (name: string) => page.getByRole('textbox', { name: `Condition at ${name}` })
    await condition('check').fill('look.State ==')
    await condition('check').press('Enter')
    await page.getByRole('alert').getByText('is no condition').waitFor()
    await condition('decide').fill('look.State == "stopped"')
    await condition('decide').press('Enter')
    await page.locator('.document .breakpoint-mark.conditional').nth(1).waitFor()
    assert.deepEqual(await barriers(page), [])
    await visit.picture('breakpoints')
    await condition('check').fill('')
    await press(page, 'Run')
    await result(page).getByText('at a breakpoint').waitFor()
    await chosen(page).getByText('check').waitFor()
    const field = (label: string) => page.getByRole('textbox', { name: `${label} at check` })
    await field('Hits').fill('often')
    await field('Hits').press('Enter')
    await page.getByRole('alert').getByText('is no number of hits').waitFor()
    assert.equal(await field('Hits').getAttribute('aria-invalid'), 'true')
    await field('Hits').fill('1')
    await field('Message').fill('in {look.State}: {nothing}')
    await field('Message').press('Enter')
    await page.locator('.document .breakpoint-mark.log').waitFor()
    await press(page, 'Run')
    const log = page.getByRole('region', { name: 'Log' })
    await log.getByText(/in \w+: <nothing is named `nothing`>/).waitFor()
    assert.deepEqual(await barriers(page), [])
    await visit.picture('log')
    await page.setViewportSize({ width: 390, height: 780 })
    await page.getByRole('tab', { name: 'Run' }).click()
    await visit.picture('log-phone')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Do not stop at decide' }).click()
    await visit.goBehind('Api: StopInstances')
    await page.keyboard.press('F9')
    await mark.waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('region', { name: 'Breakpoints' }).count(), 0)
  })

  it('rehearses a Command document per platform, with the scripts as they run', async () => {
    const page = await run(command)
    const node = (name: string) => page.locator('.node', { hasText: name })
    assert.equal(await page.locator('.node').count(), 3)
    await node('Linux').getByText('echo web && date').first().waitFor()
    await node('Linux').getByText('Skipped').first().waitFor()
    await page.getByLabel('Linux').uncheck()
    await page.getByLabel('MacOS').uncheck()
    await page.waitForFunction(() => document.querySelectorAll('.node').length === 1)
    await node('Windows').getByText('Write-Output web').first().waitFor()
    await visit.picture('command')
    assert.deepEqual(await barriers(page), [])
  })

  it('steps through a Command document, whose plugins can be answered otherwise', async () => {
    const page = await open(command)
    await visit.goBehind('aws:runPowerShellScript')
    await page.keyboard.press('F9')
    await press(page, 'Step through')
    await page.getByRole('region', { name: 'Result' }).getByText('in shell').waitFor()
    await press(page, 'Into')
    await page.getByRole('textbox', { name: 'Answer' }).fill('{ "responseCode": 3, "errorOutput": "gone" }')
    await page.getByRole('button', { name: 'Answer with this' }).click()
    await page.getByText('the answer was changed here').waitFor()
    assert.deepEqual(await barriers(page), [])
    await visit.picture('command-step')
    await press(page, 'Continue')
    await page.locator('.node').first().getByText('exit code 3').waitFor()
    await result(page).getByText('at a breakpoint').waitFor()
    await press(page, 'Back')
    await page.getByRole('button', { name: 'Do not stop at power' }).click()
    await press(page, 'Continue')
    await result(page).getByText('Failed').waitFor()
    await press(page, 'Run')
    await result(page).getByText('Success').waitFor()
    const linux = page.locator('.node').first()
    await linux.getByText('Answer otherwise').click()
    await linux.getByRole('textbox', { name: 'Answer' }).fill('{ "responseCode": 4 }')
    await linux.getByRole('button', { name: 'Keep as mock and run again' }).click()
    await linux.getByText('exit code 4').waitFor()
    await visit.picture('command-answer')
  })

  it('asks for parameters by a form, and says what the service would not take', async () => {
    const page = await open(stopping)
    await page.getByRole('tab', { name: 'Parameters' }).click()
    const field = page.getByRole('textbox', { name: /InstanceId/ })
    await field.fill('web-1')
    await page.getByRole('alert').getByText('Parameter "InstanceId" has value "web-1" not matching').waitFor()
    assert.equal(await field.getAttribute('aria-invalid'), 'true')
    await visit.picture('parameters')
    assert.deepEqual(await barriers(page), [])
    await field.fill('i-0123456789abcdef0')
    await page.locator('.field .fault').waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: /Mode/ }).selectOption('gentle')
    await page.getByRole('tab', { name: 'Run' }).click()
    await press(page, 'Run')
    await result(page).waitFor()
    assert.doesNotMatch((await result(page).textContent()) ?? '', /Invented parameters/)
  })

  it('gives the least policy, with its reasons', async () => {
    const page = await open(stopping)
    await page.getByRole('tab', { name: 'Policy' }).click()
    await page.getByRole('region', { name: 'Policy' }).getByText('"ec2:DescribeInstances"').waitFor()
    await page.getByText('look: calls ec2:DescribeInstances').waitFor()
    await visit.picture('policy')
    assert.deepEqual(await barriers(page), [])
  })

  it('completes and explains the account and the mocks, by what the document has', async () => {
    const page = await open(stopping)
    for (const [pane, typed, offered, told] of [
      ['Account', 'inst', 'instances', 'instances'],
      ['Mocks', 'steps:\n  de', 'decide', 'Answers by the name'],
    ] as const) {
      await page.getByRole('tab', { name: pane }).click()
      await page.locator('.panel .view-lines').click()
      await page.keyboard.type(typed)
      await page.locator('.suggest-widget .monaco-list-row', { hasText: offered }).first().waitFor()
      await visit.picture(`completion-${pane}`)
      await page.keyboard.press('Enter')
      await page.locator('.panel .view-line', { hasText: `${offered}:` }).waitFor()
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('F1')
      await page.keyboard.type('Show or Focus Hover')
      await page.keyboard.press('Enter')
      await page.locator('.monaco-hover', { hasText: told }).first().waitFor()
    }
  })

  it('takes an account and mocks to begin with, and marks what is wrong with them', async () => {
    const page = await open(stopping)
    for (const [pane, template, broken] of [
      ['Account', 'An instance', 'instanzes: {}\n'],
      ['Mocks', 'Answer a call', 'steps: {lok: {}}\n'],
    ] as const) {
      await page.getByRole('tab', { name: pane }).click()
      await page.getByRole('button', { name: template }).click()
      await page.locator('.panel .view-line').nth(3).waitFor()
      await page.locator('.panel .view-lines').click()
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(broken)
      await page.locator('.beside .faults').getByText('did you mean').waitFor()
      await page.locator('.panel .squiggly-error').first().waitFor()
      assert.deepEqual(await barriers(page), [], pane)
    }
    await page.getByRole('tab', { name: 'Run' }).click()
    await press(page, 'Run')
    await page.getByText('This cannot be rehearsed yet').waitFor()
    await page.getByRole('button', { name: /Account: / }).click()
    assert.equal(await page.getByRole('tab', { selected: true }).textContent(), 'Account')
  })

  it('runs a Python script, whose calls are answered like others', async function () {
    if (!findPyodide()) return this.skip()
    const page = await open(scripted)
    page.setDefaultTimeout(120_000)
    await press(page, 'Run')
    await page.getByRole('status').getByText('Loading Python').waitFor()
    await visit.picture('python-loading')
    await result(page).getByText('Success').waitFor()
    await line(page, 'ec2:DescribeInstances').waitFor()
    await line(page, 'ec2:StopInstances').waitFor()
    await line(page, 'script python3.11').click()
    await page
      .getByRole('region', { name: 'Printed' })
      .getByText(/found \d+ in us-east-1/)
      .waitFor()
    await page.getByRole('region', { name: 'Printed' }).getByText('js is not here').waitFor()
    await visit.picture('python')
  })

  it('ends a run that comes to no end, while the page can be used', async () => {
    const page = await open(endless)
    await press(page, 'Run')
    await page.getByRole('tab', { name: 'Mocks' }).click()
    await page.locator('.panel .monaco-editor').waitFor()
    await page.getByRole('tab', { name: 'Run' }).click()
    await page.getByText('the run asked for more than 5000 things').waitFor()
  })

  it('draws of thousands of lines those in sight only', async () => {
    const page = await run(long)
    const drawn = await page.getByRole('treeitem').count()
    assert.ok(drawn > 5 && drawn < 80, `${drawn} lines`)
    await page.getByRole('tree').focus()
    await page.keyboard.press('End')
    await chosen(page).waitFor()
    assert.ok((await page.getByRole('tree').evaluate(({ scrollHeight }) => scrollHeight)) > 100_000)
    await page.keyboard.press('Home')
    await chosen(page).getByText('passes').waitFor()
  })

  it('shows names, outputs and messages as the text that they are', async () => {
    const page = await run(hostile)
    for (const [at, payload] of payloads.entries()) {
      await page.getByRole('tree').focus()
      await line(page, `s${at}aws:executeAwsApi`).click()
      await page.getByRole('region', { name: 'Inputs' }).getByText(JSON.stringify(payload).slice(1, -1)).waitFor()
    }
    for (const pane of ['Parameters', 'Policy', 'Graph', 'Run']) {
      await page.getByRole('tab', { name: pane }).click()
      await page.waitForTimeout(500)
    }
    assert.equal(await page.evaluate('globalThis.harmed'), undefined)
    assert.equal(await page.locator('.panel img, .panel script, .panel iframe').count(), 0)
  })

  for (const colorScheme of ['light', 'dark'] as const)
    it(`keeps nobody out of a run in the ${colorScheme} theme`, async () => {
      visit = await site.visit({ colorScheme })
      const { page } = visit
      await visit.openFile('tried.yaml', stopping)
      await page.getByRole('tab', { name: 'Run' }).click()
      await press(page, 'Run')
      await line(page, 'ec2:DescribeInstances').first().click()
      await page.getByRole('textbox', { name: 'Answer' }).waitFor()
      assert.deepEqual(await barriers(page), [])
      await visit.picture(`run-${colorScheme}`)
    })

  it('is read on a phone', async () => {
    visit = await site.visit({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })
    const { page } = visit
    await visit.openFile('tried.yaml', stopping)
    await page.getByRole('tab', { name: 'Run' }).click()
    await press(page, 'Run')
    await line(page, 'ec2:DescribeInstances').first().click()
    await page.getByRole('textbox', { name: 'Answer' }).waitFor()
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
    assert.deepEqual(await barriers(page), [])
    await visit.picture('run-phone')
  })
})
