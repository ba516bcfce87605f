import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { runbook } from './documents.js'
import { opened } from './page.js'
import { runTimes } from './playground-run.js'

const executablePath = '/usr/bin/chromium'
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

/**
 * What a first visit of the playground loads, how long it takes until one can write, and how long a key takes to be answered by findings.
 *
 * @typedef {{ name: string, kilobytes: number }} LoadedFile
 * @typedef {{ files: readonly LoadedFile[], interactive: readonly number[], keystrokes: readonly number[], runs: RunTimes }} Visited
 * @typedef {import('./playground-run.js').RunTimes} RunTimes
 * @param {string} dist @param {number} rounds @returns {Promise<Visited | undefined>} nothing where there is no browser
 */
export async function visits(dist, rounds) {
  if (!existsSync(executablePath)) return undefined
  const served = spawn(process.execPath, [join(dist, 'ssmith.cjs'), 'playground', '--no-open'])
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const [line] = await once(served.stdout, 'data')
    const url = String(line).trim()
    const files = await loadedFiles(browser, url)
    const interactive = []
    for (let round = 0; round < rounds; round++) interactive.push(await timeToWrite(browser, url))
    const runs = await runTimes(browser, url, rounds)
    return { files, interactive, keystrokes: await keystrokes(browser, url, rounds * 10), runs }
  } finally {
    await browser.close()
    served.kill()
  }
}

/** Everything that is fetched until the example is read and drawn, as a server that compresses would send it. @param {import('playwright-core').Browser} browser @param {string} url */
async function loadedFiles(browser, url) {
  const { page, close } = await opened(browser)
  /** @type {Set<string>} */
  const addresses = new Set()
  page.context().on('request', (request) => {
    if (request.url().startsWith('http')) addresses.add(request.url())
  })
  await page.goto(url)
  await page.waitForSelector('.graph svg')
  await page.waitForLoadState('networkidle')
  await close()
  const files = await Promise.all([...addresses].map(loadedFile))
  return files.sort((a, b) => b.kilobytes - a.kilobytes)
}

/** @param {string} address @returns {Promise<LoadedFile>} */
async function loadedFile(address) {
  const body = Buffer.from(await (await fetch(address)).arrayBuffer())
  return { name: new URL(address).pathname, kilobytes: brotliCompressSync(body).length / 1024 }
}

/** From the start of the navigation until the document is shown and the language server has read it. @param {import('playwright-core').Browser} browser @param {string} url */
async function timeToWrite(browser, url) {
  const { page, close } = await opened(browser)
  await page.goto(url)
  await page.waitForSelector('.document .view-line', { state: 'attached' })
  await page.waitForSelector('.facts')
  const time = await page.evaluate(() => performance.now())
  await close()
  return time
}

/** From a key in a runbook of 16 KB until the list of problems has changed. @param {import('playwright-core').Browser} browser @param {string} url @param {number} count */
async function keystrokes(browser, url, count) {
  const { page, close } = await opened(browser)
  await page.addInitScript(watchKeys)
  await page.goto(url)
  await page.waitForSelector('.graph svg')
  const buffer = Buffer.from(runbook(16, 'yaml', 0))
  await page
    .locator('input[aria-label="File to open"]')
    .setInputFiles({ name: 'large.yaml', mimeType: 'text/plain', buffer })
  await page.waitForSelector('.notice-box')
  await page.click('.document .view-lines')
  for (const key of ['Control+End', 'ArrowUp', 'ArrowUp', 'End']) await page.keyboard.press(key)
  await page.waitForTimeout(2000)
  for (let at = 0; at < count; at++) {
    // A duration becomes none, and one again.
    await page.keyboard.press(at % 2 === 0 ? 'x' : 'Backspace')
    await page.waitForFunction((wanted) => Reflect.get(window, 'answered').length === wanted, at + 1)
    await page.waitForTimeout(100)
  }
  const times = await page.evaluate(() => Reflect.get(window, 'answered'))
  await close()
  return times
}

/** In the browser: notes how long it is from a key to the next change of the problems. */
function watchKeys() {
  /** @type {number[]} */
  const answered = []
  let pressed = 0
  Reflect.set(window, 'answered', answered)
  addEventListener('keydown', () => (pressed = performance.now()), { capture: true })
  new MutationObserver((changes) => {
    const isAnswer = changes.some(({ target }) => target.parentElement?.closest('.problems'))
    if (!isAnswer || pressed === 0) return
    answered.push(performance.now() - pressed)
    pressed = 0
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
