import assert from 'node:assert/strict'
import { linkOf, sharedDocument } from '../../client/playground/share/link.js'
import { siteOfSuite } from './visit.js'

const text = `schemaVersion: '0.3'
description: Waits. # and a comment
mainSteps:
  - name: wait
    action: aws:sleep
    isEnd: true
    inputs:
      Duration: PT1M
`

describe('sharing documents of the playground', function () {
  this.timeout(60_000)
  const { url, visit } = siteOfSuite({ document: { name: 'given.yaml', text } })

  it('opens the file that the program was given, and keeps what is typed while the tab is open', async () => {
    const one = await visit()
    assert.equal(await one.text(), text)
    assert.equal(await one.page.getByLabel('File name').inputValue(), 'given.yaml')
    await one.goBehind('Waits')
    await one.page.keyboard.type(' a little')
    await one.page.waitForFunction(() => sessionStorage.getItem('ssmith.draft')?.includes('a little'))
    await one.page.reload()
    await one.page.locator('.document .view-line').getByText('Waits a little').waitFor()
    const other = await visit()
    assert.equal(await other.text(), text)
  })

  it('keeps what is typed just before the page is left, and the breakpoints with their terms', async () => {
    const one = await visit()
    const { page } = one
    await one.goBehind('aws:sleep')
    await page.keyboard.press('F9')
    await page.getByRole('tab', { name: 'Run' }).click()
    const condition = page.getByRole('textbox', { name: 'Condition at wait' })
    await condition.fill('1 == 2')
    await condition.press('Enter')
    await one.goBehind('Waits')
    await page.keyboard.type('!')
    await page.reload()
    await page.locator('.document .view-line').getByText('Waits!').waitFor()
    await page.locator('.document .breakpoint-mark.conditional').waitFor()
    await page.getByRole('tab', { name: 'Run' }).click()
    assert.equal(await condition.inputValue(), '1 == 2')
  })

  it('makes a link that holds the document, the account and the mocks', async () => {
    const one = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    await one.openFile('shared.yaml', text)
    await one.page.getByRole('tab', { name: 'Account' }).click()
    await one.page.locator('.panel .view-lines').click()
    await one.page.keyboard.type('instances: [[')
    await one.page.getByRole('tab', { name: 'Mocks' }).click()
    await one.page.locator('.panel .view-lines').click()
    await one.page.keyboard.type('mocks: two')
    await one.page.getByRole('button', { name: 'Share' }).click()
    await one.page.getByRole('status').getByText('The link is copied').waitFor()
    const copied = await one.page.evaluate(() => navigator.clipboard.readText())
    assert.match(copied, new RegExp(`^${url().replaceAll('.', '\\.')}\\?local#v1\\.[\\w-]+$`))

    const other = await visit({ address: new URL(copied).hash })
    assert.equal(await other.text(), text)
    assert.equal(await other.page.getByLabel('File name').inputValue(), 'shared.yaml')
    await other.page.getByRole('tab', { name: 'Account' }).click()
    await other.page.locator('.panel .view-line').getByText('instances: [[').waitFor()
    await other.page.getByRole('tab', { name: 'Mocks' }).click()
    await other.page.locator('.panel .view-line').getByText('mocks: two').waitFor()
    assert.ok(
      other.requests.every((address) => !address.includes('#')),
      'what a link holds is sent nowhere',
    )
  })

  it('takes a link out of the address once what is open differs from it', async () => {
    const document = { name: 'linked.yaml', text, language: 'yaml' as const }
    const link = await linkOf(sharedDocument(document))
    const one = await visit({ address: link ?? '' })
    assert.equal(new URL(one.page.url()).hash, link)
    await one.goBehind('Waits')
    await one.page.keyboard.type('!')
    await one.page.waitForFunction(() => location.hash === '')
    await one.page.reload()
    await one.page.locator('.document .view-line').getByText('Waits!').waitFor()
  })

  it('keeps what is typed just before the page that a link opened is left', async () => {
    const link = await linkOf(sharedDocument({ name: 'linked.yaml', text, language: 'yaml' }))
    const one = await visit({ address: link ?? '' })
    await one.goBehind('Waits')
    await one.page.keyboard.type('!')
    await one.page.reload()
    await one.page.locator('.document .view-line').getByText('Waits!').waitFor()
    assert.equal(new URL(one.page.url()).hash, '')
  })

  it('keeps what is typed after a link was made, and takes the link out of the address', async () => {
    const one = await visit()
    await one.openFile('shared.yaml', text)
    await one.page.getByRole('button', { name: 'Share' }).click()
    await one.page.waitForFunction(() => location.hash !== '')
    await one.page.waitForFunction(() => sessionStorage.getItem('ssmith.draft')?.includes('shared.yaml'))
    await one.goBehind('Waits')
    assert.notEqual(new URL(one.page.url()).hash, '', 'the link stays while it holds what is open')
    await one.page.keyboard.type('!')
    await one.page.waitForFunction(() => location.hash === '')
    await one.page.reload()
    await one.page.locator('.document .view-line').getByText('Waits!').waitFor()
    assert.equal(await one.page.getByLabel('File name').inputValue(), 'shared.yaml')
  })

  it('keeps what is typed after a link was opened in the page, beside a file that the program was given', async () => {
    const link = await linkOf(sharedDocument({ name: 'linked.yaml', text, language: 'yaml' }))
    const one = await visit()
    await one.page.evaluate((hash) => {
      location.hash = hash
    }, link ?? '')
    await one.page.waitForFunction(() => sessionStorage.getItem('ssmith.draft')?.includes('linked.yaml'))
    await one.page.reload()
    await one.goBehind('Waits')
    assert.equal(new URL(one.page.url()).hash, link)
    await one.page.keyboard.type('!')
    await one.page.waitForFunction(() => location.hash === '')
    await one.page.reload()
    await one.page.locator('.document .view-line').getByText('Waits!').waitFor()
    await one.page.evaluate((hash) => {
      location.hash = hash
    }, link ?? '')
    await one.page.locator('.document .view-line').getByText('Waits.').waitFor()
    await one.goBehind('Waits')
    assert.equal(new URL(one.page.url()).hash, link)
    await one.page.keyboard.type('?')
    await one.page.waitForFunction(() => location.hash === '')
    await one.page.reload()
    await one.page.locator('.document .view-line').getByText('Waits?').waitFor()
  })

  it('begins with an example, and says why, where a link cannot be read', async () => {
    const one = await visit({ address: '#v1.AAAA' })
    await one.page.getByRole('status').getByText('the link cannot be read; it may be cut off at its end').waitFor()
    assert.match(await one.text(), /^# Restarts one EC2 instance/)
    await one.page.evaluate(() => {
      location.hash = '#nonsense'
    })
    await one.page.getByRole('status').getByText('the link is of no kind that is known').waitFor()
  })
})

describe('a document that the program was given, in the playground', function () {
  this.timeout(60_000)
  const attachments = [{ name: 'tool.py', text: 'pass' }]
  const { visit } = siteOfSuite({ document: { name: 'given.yaml', text }, attachments })

  it('has the scripts beside it that are attached to it', async () => {
    const { page, text } = await visit()
    const files = page.getByRole('navigation', { name: 'Files' })
    await files.getByRole('button', { name: 'tool.py', exact: true }).click()
    assert.equal(await text(), 'pass')
  })
})
