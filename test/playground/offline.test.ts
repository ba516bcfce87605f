import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findPyodide } from '../../server/node/scripts/pyodide.js'
import { scripted } from './run-documents.js'
import { siteOfSuite, type Visit } from './visit.js'

describe('the playground without a network', function () {
  this.timeout(240_000)
  const site = siteOfSuite(undefined, isOfNetwork)
  let visit: Visit

  /** The page as it is after it was kept for use without a network. */
  async function keptPage(): Promise<Page> {
    visit = await site.visit({ address: '' })
    const { page } = visit
    while (!(await page.evaluate(hasKeptAllData))) await page.waitForTimeout(200)
    return page
  }

  it('works once it was loaded', async () => {
    const page = await keptPage()
    await page.context().setOffline(true)
    await page.reload()
    await visit.openFile('python.yaml', faulty)
    const [told, service] = await visit.problems(2)
    assert.match(service ?? '', /DescribeCluster/)
    assert.match(told ?? '', /`if` needs a `:` before its block/)
    await page.locator('.graph [role=link]', { hasText: 'run' }).waitFor()
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.locator('.examples button', { hasText: 'stop-database.yaml' }).click()
    await page.getByRole('status').getByText('Opened stop-database.yaml.').waitFor()
  })

  it('says that Python could not be loaded, loads it once there is a network again, and has it without one from then on', async function () {
    if (!findPyodide()) return this.skip()
    const page = await keptPage()
    page.setDefaultTimeout(120_000)
    const result = page.getByRole('region', { name: 'Result' })
    const run = async () => {
      await page.getByRole('tab', { name: 'Run' }).click()
      await page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: 'Run', exact: true }).click()
    }
    await page.context().setOffline(true)
    await visit.openFile('tried.yaml', scripted)
    await run()
    await result
      .getByText(
        'Python could not be loaded (there is no network, and it was not loaded before); the next run tries again',
      )
      .waitFor()
    await visit.picture('python-offline')
    await page.context().setOffline(false)
    await run()
    await page.getByRole('treeitem').filter({ hasText: 'ec2:StopInstances' }).waitFor()
    assert.doesNotMatch((await result.textContent()) ?? '', /Python/)
    await page.context().setOffline(true)
    await page.reload()
    await run()
    await page.getByRole('treeitem').filter({ hasText: 'ec2:StopInstances' }).waitFor()
    assert.doesNotMatch((await result.textContent()) ?? '', /Python/)
  })
})

/** What a browser says of a file that it cannot fetch. */
function isOfNetwork(complaint: string): boolean {
  return /Failed to load resource|Failed to fetch/.test(complaint)
}

/** In the browser: whether all data on services is kept. */
async function hasKeptAllData(): Promise<boolean> {
  const names = Object.keys(await (await fetch('data.json')).json())
  const kept = await Promise.all(names.map((name) => caches.match(name)))
  return kept.every((each) => each)
}

const faulty = `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
            if x
                return {}
  - name: look
    action: aws:executeAwsApi
    isEnd: true
    inputs:
      Service: eks
      Api: DescribeClustr
`
