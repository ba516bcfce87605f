import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Opened, servePlayground } from '../../server/node/playground-server.js'
import { hasChromium, startChromium } from '../support/chromium.js'

/** Pictures of what a person sees, where the environment names a folder for them. */
const pictures = process.env['SSMITH_PICTURES']

/** How a page is visited: with what in its address, and by whom. */
export interface VisitOptions extends BrowserContextOptions {
  /** What stands behind the address of the page: `?local`, a link. */
  readonly address?: string
}

/** The page in a browser of its own, used as a person does. */
export interface Visit {
  readonly page: Page
  /** What the console of the browser was told, apart from what the test itself brought about. */
  readonly complaints: readonly string[]
  /** The addresses of everything that was asked for. */
  readonly requests: readonly string[]
  /** Opens a file in the place of the document. */
  openFile(name: string, text: string): Promise<void>
  /** The whole text of the document, as it is saved. */
  text(): Promise<string>
  /** Sets the cursor behind the first occurrence of a text. */
  goBehind(text: string): Promise<void>
  /** Waits for so many problems, and gives their texts. */
  problems(count: number): Promise<string[]>
  /** Keeps a picture, where pictures are wanted. */
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/** The page, served, and a browser to visit it with. */
interface Site {
  readonly url: string
  visit(options?: VisitOptions): Promise<Visit>
  close(): Promise<void>
}

async function startSite(opened?: Opened): Promise<Site> {
  const [served, browser] = await Promise.all([servePlayground(0, opened), startChromium()])
  const url = served.url.replace('?local', '')
  return {
    url,
    visit: (options) => visit(browser, url, options),
    async close() {
      await Promise.all([browser.close(), served.close()])
    },
  }
}

async function visit(
  browser: Browser,
  url: string,
  { address = '?local', ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`))
  context.on('request', (request) => requests.push(request.url()))
  await page.goto(url + address)
  await page.locator('.document .view-line').first().waitFor({ state: 'attached' })
  return { page, complaints, requests, ...actions(page), close: () => context.close() }
}

function actions(page: Page): Pick<Visit, 'openFile' | 'text' | 'goBehind' | 'problems' | 'picture'> {
  return {
    async openFile(name, text) {
      const buffer = Buffer.from(text)
      await page.locator('input[aria-label="File to open"]').setInputFiles({ name, mimeType: 'text/plain', buffer })
      await page.getByRole('status').getByText(`Opened ${name}.`).waitFor()
    },
    async text() {
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
      return readFileSync(await download.path(), 'utf8')
    },
    // By arrow keys: what one searches for is selected some time after it was typed.
    async goBehind(wanted) {
      await page.locator('.document .view-lines').click()
      const whole = await this.text()
      const at = whole.indexOf(wanted)
      assert.ok(at >= 0, `${wanted} is not in the text`)
      const lines = whole.slice(0, at + wanted.length).split('\n')
      await page.keyboard.press('Control+Home')
      for (let line = 1; line < lines.length; line++) await page.keyboard.press('ArrowDown')
      for (let column = 0; column < (lines.at(-1) ?? '').length; column++) await page.keyboard.press('ArrowRight')
    },
    async problems(count) {
      const found = page.locator('.problems li')
      await page.waitForFunction((wanted) => document.querySelectorAll('.problems li').length === wanted, count)
      return found.allInnerTexts()
    },
    async picture(name) {
      if (pictures === undefined) return
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `playground-${name}.png`) })
    },
  }
}

/** What is looked at in a suite: the page, and a browser to visit it with. */
export type SiteOfSuite = Pick<Site, 'visit'> & { readonly url: () => string }

/** The page for a suite, whose visits end with each test and must have had nothing to complain of but what is to be expected. */
export function siteOfSuite(opened?: Opened, isExpected: (complaint: string) => boolean = () => false): SiteOfSuite {
  let site: Site
  const visits: Visit[] = []
  before(async function () {
    if (!hasChromium()) return this.skip()
    site = await startSite(opened)
  })
  afterEach(async () => {
    for (const visit of visits) await visit.close()
    assert.deepEqual(
      visits.splice(0).flatMap(({ complaints }) => complaints.filter((each) => !isExpected(each))),
      [],
    )
  })
  after(() => site?.close())
  return {
    url: () => site.url,
    visit: async (...options) => {
      const opened = await site.visit(...options)
      visits.push(opened)
      return opened
    },
  }
}
