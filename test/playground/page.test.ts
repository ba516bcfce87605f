import assert from 'node:assert/strict'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { panes } from '../../client/playground/workspace.js'
import { barriers } from './barriers.js'
import { siteOfSuite, type Visit } from './visit.js'

const compressed = promisify<ArrayBuffer, Buffer>(brotliCompress)
const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }

describe('the page of the playground', function () {
  this.timeout(120_000)
  const site = siteOfSuite()
  let visit: Visit

  it('begins with an example, drawn beside it, and asks for nothing but its own files', async () => {
    visit = await site.visit()
    await visit.page.locator('.graph svg').waitFor()
    assert.equal(await visit.page.getByLabel('File name').inputValue(), 'restart-instance.yaml')
    assert.match((await visit.page.locator('.facts').textContent()) ?? '', /^Automation 0\.33\.2 of 64 KB$/)
    await visit.problems(0)
    const foreign = visit.requests.filter((address) => !address.startsWith(site.url()) && !address.startsWith('data:'))
    assert.deepEqual(foreign, [])
    await visit.picture('light')
  })

  it('loads little at first: neither what is seldom used nor the icons of the editor', async () => {
    visit = await site.visit()
    await visit.page.locator('.graph svg').waitFor()
    await visit.page.waitForLoadState('networkidle')
    const asked = [...new Set(visit.requests)]
    const sizes = await Promise.all(
      asked.map(async (address) => (await compressed(await (await fetch(address)).arrayBuffer())).length),
    )
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024
    assert.ok(kilobytes > 500 && kilobytes < 1200, `${kilobytes.toFixed()} KB`)
    assert.deepEqual(
      asked.filter((address) => address.endsWith('.ttf')),
      [],
    )
  })

  it('follows the cursor in the graph, and goes from the graph to the document', async () => {
    visit = await site.visit()
    const step = (name: string) => visit.page.locator('.graph [role=link]', { hasText: name })
    await step('unmark').click()
    await visit.page.locator('.graph .at-cursor', { hasText: 'unmark' }).waitFor()
    await visit.page.keyboard.type('#')
    assert.match(await visit.text(), /^ {2}- #name: unmark$|^ {2}#- name: unmark$/m)
    await visit.page.keyboard.press('Backspace')
    await step('mark').first().focus()
    await visit.page.keyboard.press('ArrowDown')
    await visit.page.keyboard.press('Enter')
    await visit.page.locator('.graph .at-cursor', { hasText: 'stop' }).waitFor()
    await visit.page.locator('.document .monaco-editor.focused').waitFor()
  })

  it('draws nothing of a document that was open before', async () => {
    visit = await site.visit()
    await visit.page.locator('.graph svg').waitFor()
    await visit.openFile('session.yaml', "schemaVersion: '1.0'\nsessionType: Standard_Stream\n")
    await visit.page.getByText('Steps are drawn here once the document has some.').waitFor()
    await visit.page.locator('.graph svg').waitFor({ state: 'detached' })
  })

  it('is dark where the system is, or where that is chosen, and remembers it', async () => {
    visit = await site.visit({ colorScheme: 'dark' })
    const ground = () => visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const editorGround = () =>
      visit.page
        .locator('.monaco-editor-background')
        .first()
        .evaluate((each) => getComputedStyle(each).backgroundColor)
    assert.equal(await ground(), 'rgb(13, 17, 23)')
    assert.equal(await editorGround(), 'rgb(13, 17, 23)')
    await visit.page.locator('.graph svg').waitFor()
    await visit.picture('dark')
    await visit.page.getByRole('button', { name: 'Theme: system' }).click()
    assert.equal(await ground(), 'rgb(255, 255, 255)')
    assert.equal(await editorGround(), 'rgb(255, 255, 255)')
    await visit.page.reload()
    await visit.page.getByRole('button', { name: 'Theme: light' }).waitFor()
    assert.equal(await ground(), 'rgb(255, 255, 255)')
  })

  it('shows one pane at a time on a phone, and nothing is wider than it', async () => {
    visit = await site.visit(phone)
    const { page } = visit
    const isSeen = (selector: string) => page.locator(selector).first().isVisible()
    assert.deepEqual([await isSeen('.document'), await isSeen('.panel')], [true, false])
    await visit.picture('phone')
    for (const pane of panes.slice(1)) {
      await page.getByRole('tab', { name: pane }).click()
      assert.deepEqual([await isSeen('.document'), await isSeen('.panel')], [false, true], pane)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), pane)
    }
    await page.getByRole('tab', { name: 'Graph' }).click()
    await page.locator('.graph svg').waitFor()
    await visit.picture('phone-graph')
    await page.locator('.graph [role=link]', { hasText: 'unmark' }).click()
    assert.deepEqual([await isSeen('.document'), await isSeen('.panel')], [true, false])
  })

  for (const width of [320, 390, 761, 768, 820, 900, 1024])
    it(`has all its buttons within a window of ${width} pixels`, async () => {
      visit = await site.visit({ viewport: { width, height: 1000 } })
      const { page } = visit
      await page.locator('.facts .chip').waitFor()
      const right = (selector: string) =>
        page
          .locator(selector)
          .evaluateAll((found) => Math.max(...found.map((each) => each.getBoundingClientRect().right)))
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width)
      assert.ok((await right('.page')) <= width)
      assert.ok((await right('.header button')) <= width)
      assert.ok((await right('.header .facts')) <= width)
    })

  for (const colorScheme of ['light', 'dark'] as const)
    it(`keeps nobody out in its ${colorScheme} theme`, async () => {
      visit = await site.visit({ colorScheme })
      const { page } = visit
      await page.locator('.graph svg').waitFor()
      await visit.openFile('faulty.yaml', "schemaVersion: '0.3'\nmainSteps:\n  - name: a\n    action: aws:slep\n")
      for (const pane of panes.slice(2)) {
        await page.getByRole('tab', { name: pane }).click()
        assert.deepEqual(await barriers(page), [], pane)
      }
      await page.getByRole('button', { name: 'Examples' }).click()
      await page.locator('.examples li').first().waitFor()
      await visit.picture(`examples-${colorScheme}`)
      assert.deepEqual(await barriers(page), [], 'examples')
    })

  it('keeps nobody out on a phone', async () => {
    visit = await site.visit(phone)
    for (const pane of panes) {
      await visit.page.getByRole('tab', { name: pane }).click()
      assert.deepEqual(await barriers(visit.page), [], pane)
    }
  })

  it('is used by keyboard alone', async () => {
    visit = await site.visit()
    const { page } = visit
    await page.getByLabel('File name').focus()
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
    const met: (string | null | undefined)[] = []
    for (let at = 0; at < 8; at++) {
      await page.keyboard.press('Tab')
      met.push(await focused())
    }
    assert.deepEqual(met, ['Examples', 'Open', 'Save', 'Format', 'YAML', 'JSON', 'Share', 'Theme: system'])
    await page.getByRole('tab', { name: 'Run' }).focus()
    await page.keyboard.press('ArrowRight')
    assert.equal(await page.getByRole('tab', { selected: true }).textContent(), 'Account')
    for (const [bar, key, pane, size] of [
      ['Width of the panes', 'ArrowLeft', '.panel', 'width'],
      ['Height of the graph', 'ArrowDown', '.graph-place', 'height'],
    ] as const) {
      await page.getByRole('separator', { name: bar }).focus()
      const now = async () => (await page.locator(pane).boundingBox())?.[size] ?? 0
      const before = await now()
      await page.keyboard.press(key)
      assert.ok((await now()) > before, bar)
    }
  })

  it('says how the keyboard leaves an editor, which it does', async () => {
    visit = await site.visit()
    const { page } = visit
    const text = page.locator('.document [role=textbox]')
    const hint = page.getByText('Ctrl+M lets Tab leave the editor')
    assert.equal(await text.getAttribute('aria-label'), 'Document; Ctrl+M lets Tab leave the editor')
    assert.equal(await hint.isVisible(), false)
    await text.focus()
    await hint.waitFor()
    await visit.picture('leave-hint')
    await page.keyboard.press('Tab')
    assert.ok(await text.evaluate((each) => each === document.activeElement))
    await page.keyboard.press('Control+m')
    await page.keyboard.press('Tab')
    assert.equal(await text.evaluate((each) => each === document.activeElement), false)
    await page.getByRole('tab', { name: 'Mocks' }).click()
    const mocks = page.locator('.panel [role=textbox]')
    assert.equal(await mocks.getAttribute('aria-label'), 'Mocks; Ctrl+M lets Tab leave the editor')
  })

  it('shows the graph beside a run that is stepped through, where there is room', async () => {
    visit = await site.visit()
    const { page } = visit
    const step = async (name: string, reached: string) => {
      await page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name, exact: true }).click()
      await page.locator('.line[aria-selected=true]').getByText(reached).waitFor()
      await page.locator('.graph .at-run', { hasText: reached }).waitFor()
      assert.ok(await page.locator('.graph .at-run').isVisible())
      assert.ok(await page.getByRole('tree', { name: 'Timeline' }).isVisible())
    }
    await step('Step through', 'requireRunning')
    await step('Step', 'mark')
    await step('Step', 'stop')
    assert.deepEqual(await barriers(page), [])
    await visit.picture('graph-beside-run')
  })

  it('has the graph among the panes where it is not high enough for both', async () => {
    visit = await site.visit({ viewport: { width: 1280, height: 600 } })
    const { page } = visit
    const isSelected = async (name: string) =>
      (await page.getByRole('tab', { name }).getAttribute('aria-selected')) === 'true'
    assert.ok(await isSelected('Graph'))
    await page.locator('.panel .graph svg').waitFor()
    await page.getByRole('tab', { name: 'Run' }).click()
    await page.locator('.graph').waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 1280, height: 700 })
    await page.locator('.graph-place .graph svg').waitFor()
    assert.ok(await isSelected('Run'))
    assert.equal(await page.getByRole('tab', { name: 'Graph' }).count(), 0)
  })

  it('gives the panes other widths where the bar between them is drawn', async () => {
    visit = await site.visit()
    const { page } = visit
    const width = async () => (await page.locator('.panel').boundingBox())?.width ?? 0
    const drawTo = async (x: number) => {
      const bar = await page.getByRole('separator', { name: 'Width of the panes' }).boundingBox()
      await page.mouse.move((bar?.x ?? 0) + 2, 300)
      await page.mouse.down()
      await page.mouse.move(x, 300, { steps: 4 })
      await page.mouse.up()
      return width()
    }
    assert.ok(Math.abs((await drawTo(640)) - 640) < 20)
    assert.ok(Math.abs((await drawTo(10)) - 0.75 * 1280) < 20, 'the document keeps a quarter')
    assert.ok(Math.abs((await drawTo(1270)) - 0.2 * 1280) < 20, 'the pane keeps a fifth')
    await drawTo(640)
    const height = async () => (await page.locator('.graph-place').boundingBox())?.height ?? 0
    const bar = await page.getByRole('separator', { name: 'Height of the graph' }).boundingBox()
    await page.mouse.move(900, (bar?.y ?? 0) + 2)
    await page.mouse.down()
    await page.mouse.move(900, 500, { steps: 4 })
    await page.mouse.up()
    assert.ok(Math.abs((await height()) - (500 - 44)) < 20)
    await page.reload()
    await page.locator('.graph svg').waitFor()
    assert.ok(Math.abs((await width()) - 640) < 20, 'the width is remembered')
    assert.ok(Math.abs((await height()) - (500 - 44)) < 20, 'the height is remembered')
  })

  it('opens an example in the place of what is there, which can be undone', async () => {
    visit = await site.visit()
    const { page } = visit
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.locator('.examples button', { hasText: 'isolate-instance.json' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal(JSON.parse(await visit.text()).schemaVersion, '0.3')
    await page.getByRole('button', { name: 'Undo' }).click()
    assert.match(await visit.text(), /^# Restarts one EC2 instance/)
  })

  it('has messages go by themselves, but not while the mouse is on them, and off the problems and what is clicked in a run', async () => {
    visit = await site.visit()
    const { page } = visit
    await page.clock.install()
    await visit.openFile('tried.yaml', "schemaVersion: '0.3'\n")
    const message = page.locator('.notice-box')
    const [box, panel] = [await message.boundingBox(), await page.locator('.panel').boundingBox()]
    assert.ok(box && panel && box.x + box.width <= panel.x, JSON.stringify([box, panel]))
    const problems = await page.locator('.problems').boundingBox()
    assert.ok(problems && box.y + box.height <= problems.y, JSON.stringify([box, problems]))
    await message.hover()
    await page.clock.fastForward(60_000)
    assert.equal(await message.count(), 1)
    await page.mouse.move(0, 0)
    await page.clock.fastForward(60_000)
    await message.waitFor({ state: 'detached' })
  })

  it('opens an example with the account, mocks and parameters of one of its cases', async () => {
    visit = await site.visit()
    const { page } = visit
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByLabel('9 cases of restart-instance.yaml').click()
    await visit.picture('cases')
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: 'starts it again when it cannot be stopped' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Mocks' }).click()
    await page.locator('.panel .view-lines', { hasText: 'IncorrectInstanceState' }).waitFor()
    await page.getByRole('tab', { name: 'Run' }).click()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('treeitem').filter({ hasText: 'startAgain' }).first().waitFor()
    await page.getByRole('region', { name: 'Result' }).getByText('Failed').first().waitFor()
  })
})
