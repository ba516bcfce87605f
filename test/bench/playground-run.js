/** How long a run takes to be drawn in the playground, how smoothly its timeline scrolls, and how long one waits for a script. */

import { opened } from './page.js'

/** @typedef {{ drawn: readonly number[], whole: readonly number[], lines: number, frames: readonly number[], work: number, scripts: ScriptTimes }} RunTimes */
/** @typedef {{ first: readonly number[], later: readonly number[] }} ScriptTimes in milliseconds from the click; empty where the page has no Python */

/** A hundred steps that call AWS. */
const hundred = JSON.stringify({
  schemaVersion: '0.3',
  mainSteps: Array.from({ length: 100 }, (_, at) => ({
    name: `step${at}`,
    action: 'aws:executeAwsApi',
    inputs: { Service: 'ec2', Api: 'DescribeInstances' },
    outputs: [{ Name: 'Id', Selector: '$.Reservations[0].Instances[0].InstanceId', Type: 'String' }],
  })),
})

const loop = (/** @type {string} */ name, /** @type {object} */ step) => ({
  name,
  action: 'aws:loop',
  inputs: { Iterators: Array.from({ length: 60 }, String), Steps: [step] },
})

const note = { name: 'note', action: 'aws:updateVariable', inputs: { Name: 'variable:last', Value: 'done' } }

/** More than ten thousand lines. */
const long = JSON.stringify({
  schemaVersion: '0.3',
  variables: { last: { type: 'String', default: '' } },
  mainSteps: [loop('passes', loop('within', note))],
})

/** A script, which needs Python. */
const scripted = JSON.stringify({
  schemaVersion: '0.3',
  mainSteps: [
    {
      name: 'script',
      action: 'aws:executeScript',
      inputs: { Runtime: 'python3.11', Handler: 'f', Script: 'def f(events, context):\n    return {"a": 1}\n' },
    },
  ],
})

/** It takes seconds to load Python. */
const mostLoads = 5

/**
 * @param {import('playwright-core').Browser} browser @param {string} url @param {number} rounds
 * @returns {Promise<RunTimes>} in milliseconds: `drawn` from the result of a run of 100 steps to its picture, `whole` from the click;
 *   `frames` is how long each took while the timeline was scrolled, `work` how long the page worked for one, whoever else was at work
 */
export async function runTimes(browser, url, rounds) {
  const { page, close } = await opened(browser)
  await page.addInitScript(watchRuns)
  await page.goto(url)
  await run(page, 'hundred.json', hundred)
  for (let round = 1; round < rounds; round++) await again(page)
  const { drawn, whole } = await page.evaluate(() => Reflect.get(window, 'runs'))
  await run(page, 'long.json', long)
  const lines = await page.evaluate(() => Math.round((document.querySelector('.lines')?.clientHeight ?? 0) / 26))
  const worked = await workOf(page)
  const before = await worked()
  const frames = await page.evaluate(scrollThrough)
  const work = ((await worked()) - before) / frames.length
  await close()
  return { drawn, whole, lines, frames, work, scripts: await scriptTimes(browser, url, rounds) }
}

/** A script in a page that has loaded no Python yet, and the same once more. @param {import('playwright-core').Browser} browser @param {string} url @param {number} rounds @returns {Promise<ScriptTimes>} */
async function scriptTimes(browser, url, rounds) {
  /** @type {{ first: number[], later: number[] }} */
  const times = { first: [], later: [] }
  if (!(await fetch(new URL('pyodide/pyodide.mjs', url))).ok) return times
  for (let round = 0; round < Math.min(rounds, mostLoads); round++) {
    const { page, close } = await opened(browser)
    await page.addInitScript(watchRuns)
    await page.goto(url)
    await run(page, 'script.json', scripted)
    await again(page)
    const [first, later] = await page.evaluate(() => Reflect.get(window, 'runs').whole)
    times.first.push(first)
    times.later.push(later)
    await close()
  }
  return times
}

/** How long the thread of the page has worked, in milliseconds. @param {import('playwright-core').Page} page */
async function workOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
}

/** @param {import('playwright-core').Page} page @param {string} name @param {string} text */
async function run(page, name, text) {
  await page.waitForSelector('.document .view-line', { state: 'attached' })
  await page
    .locator('input[aria-label="File to open"]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('status').getByText(`Opened ${name}.`).waitFor()
  await page.getByRole('tab', { name: 'Run' }).click()
  await again(page)
}

/** @param {import('playwright-core').Page} page */
async function again(page) {
  const before = await page.evaluate(() => Reflect.get(window, 'runs').drawn.length)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.waitForFunction((count) => Reflect.get(window, 'runs').drawn.length > count, before)
  await page.waitForTimeout(300)
}

/** In the browser: notes when a run was asked for, when the worker told of it, and when that was drawn. */
function watchRuns() {
  /** @type {{ drawn: number[], whole: number[] }} */
  const runs = { drawn: [], whole: [] }
  Reflect.set(window, 'runs', runs)
  let clicked = 0
  addEventListener('click', () => (clicked = performance.now()), { capture: true })
  const { Worker: RealWorker } = window
  window.Worker = class extends RealWorker {
    constructor(/** @type {string | URL} */ address, /** @type {WorkerOptions} */ options) {
      super(address, options)
      this.addEventListener('message', ({ data }) => {
        if (data?.told?.kind !== 'run') return
        const told = performance.now()
        // Behind the frame that is drawn with it.
        requestAnimationFrame(() =>
          setTimeout(() => {
            runs.drawn.push(performance.now() - told)
            runs.whole.push(performance.now() - clicked)
          }),
        )
      })
    }
  }
}

/** In the browser: scrolls from the first line to the last within 300 frames, and gives how long each took. */
async function scrollThrough() {
  const list = document.querySelector('.timeline')
  if (!list) throw new Error('there is no timeline')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  /** @type {number[]} */
  const frames = []
  const step = list.scrollHeight / 300
  let before = await frame()
  for (let at = 0; at < 300; at++) {
    list.scrollTop += step
    const now = await frame()
    frames.push(now - before)
    before = now
  }
  return frames
}
