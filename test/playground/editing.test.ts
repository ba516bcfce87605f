import assert from 'node:assert/strict'
import { siteOfSuite, type Visit } from './visit.js'

const faulty = `schemaVersion: '0.3'
description: Waits, and goes on.
mainSteps:
  - name: wait
    action: aws:sleep
    nextStep: finish
    inputs:
      Duration: PT1M
  - name: finsh
    action: aws:sleep
    isEnd: true
    inputs:
      Duration: PT1M
`

describe('writing a document in the playground', function () {
  this.timeout(60_000)
  const site = siteOfSuite()
  let visit: Visit
  beforeEach(async () => {
    visit = await site.visit()
    await visit.openFile('wait.yaml', faulty)
  })

  it('underlines what is wrong while it is typed, and lists it', async () => {
    const [told] = await visit.problems(1)
    assert.match(told ?? '', /no step is named `finish`; did you mean `finsh`\?/)
    await visit.page.locator('.squiggly-error').waitFor()
    await visit.goBehind('name: finsh')
    await visit.page.keyboard.press('ArrowLeft')
    await visit.page.keyboard.press('ArrowLeft')
    await visit.page.keyboard.type('i')
    await visit.problems(0)
    await visit.page.locator('.squiggly-error').waitFor({ state: 'detached' })
    await visit.page.keyboard.press('Backspace')
    await visit.problems(1)
    await visit.picture('faulty')
  })

  it('leads from a problem to its place', async () => {
    await visit.problems(1)
    await visit.page.locator('.problems li button').click()
    await visit.page.keyboard.type('here-')
    assert.match(await visit.text(), /nextStep: here-finish\n/)
  })

  it('mends a fault by its quick fix', async () => {
    await visit.problems(1)
    await visit.page.locator('.problems li button').click()
    await visit.page.keyboard.press('Control+.')
    const fix = visit.page.locator('.action-widget .monaco-list-row', { hasText: 'replace with `finsh`' })
    await fix.waitFor()
    await visit.picture('quick-fix')
    await fix.click()
    await visit.problems(0)
    assert.equal(await visit.text(), faulty.replace('nextStep: finish', 'nextStep: finsh'))
  })

  it('completes what is typed', async () => {
    await visit.goBehind('isEnd: true')
    await visit.page.keyboard.type('\nonFail')
    const item = visit.page.locator('.suggest-widget .monaco-list-row', { hasText: 'onFailure' })
    await item.waitFor()
    await visit.picture('completion')
    await visit.page.keyboard.press('Enter')
    assert.match(await visit.text(), /isEnd: true\n {4}onFailure: /)
  })

  it('tells of what the mouse points at', async () => {
    const word = visit.page.locator('.document .view-line').getByText('aws:sleep').first()
    const hover = visit.page.locator('.monaco-hover', { hasText: 'Wait for a duration or until a moment.' }).first()
    // What is drawn anew below the mouse, as findings are, takes the hover away: who wants it moves the mouse again.
    for (let tries = 0; tries < 3 && !(await hover.isVisible()); tries++) {
      await visit.page.mouse.move(0, 0)
      await word.hover()
      await hover.waitFor({ timeout: 3000 }).catch(() => undefined)
    }
    assert.ok(await hover.isVisible())
  })

  it('renames a step with all that names it', async () => {
    await visit.goBehind('- name: wait')
    await visit.page.keyboard.press('F2')
    await visit.page.locator('.rename-input').fill('pause')
    await visit.page.keyboard.press('Enter')
    await visit.page.locator('.document .view-line').getByText('pause').waitFor()
    assert.match(await visit.text(), /- name: pause\n/)
  })

  it('leads to the declaration of a name, and shows where it is used', async () => {
    await visit.openFile('goes.yaml', faulty.replace('finsh', 'finish'))
    await visit.goBehind('nextStep: finish')
    await visit.page.keyboard.press('F12')
    await visit.page.locator('.graph [aria-current=step]', { hasText: 'finish' }).waitFor()
    await visit.page.keyboard.type('x')
    assert.match(await visit.text(), /nextStep: finish\n[\s\S]*- name: xfinish\n/)
    await visit.page.keyboard.press('Control+z')
    await visit.page.locator('.codelens-decoration').getByText('1 reference').click()
    await visit.page.locator('.peekview-widget .reference-zone-widget, .reference-zone-widget').first().waitFor()
  })

  it('formats the whole document', async () => {
    await visit.openFile(
      'loose.yaml',
      faulty.replace('inputs:\n      Duration: PT1M\n  - name', 'inputs:   { Duration:   PT1M }\n\n\n\n  - name'),
    )
    await visit.page.getByRole('button', { name: 'Format', exact: true }).click()
    await visit.page.locator('.document .view-line').getByText('{ Duration: PT1M }').waitFor()
  })

  it('writes the document as JSON and back, which can be undone', async () => {
    await visit.page.getByRole('button', { name: 'JSON' }).click()
    await visit.page.getByRole('status').getByText('Written as JSON.').waitFor()
    assert.equal(JSON.parse(await visit.text()).mainSteps[1].name, 'finsh')
    assert.equal(await visit.page.getByLabel('File name').inputValue(), 'wait.json')
    await visit.problems(1)
    await visit.page.getByRole('button', { name: 'Undo' }).click()
    assert.equal(await visit.text(), faulty)
    assert.equal(await visit.page.getByLabel('File name').inputValue(), 'wait.yaml')
  })

  it('opens a file that is dropped, and colours Terraform and calendars as what they are', async () => {
    const { page } = visit
    const drop = (name: string, text: string) =>
      page.locator('.document .view-lines').evaluate(
        (place, [name, text]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text], name))
          for (const kind of ['dragover', 'drop'])
            place.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
        },
        [name, text] as const,
      )
    const coloured = (text: string) => page.locator('.document .view-line span span').getByText(text).first()
    await drop('freeze.ics', 'BEGIN:VCALENDAR\nVERSION:2.0 # no comment\nEND:VCALENDAR\n')
    await page.getByRole('status').getByText('Opened freeze.ics.').waitFor()
    assert.equal(await coloured('BEGIN:VCALENDAR').getAttribute('class'), 'mtk1')
    const terraform = 'resource "aws_ssm_document" "wait" {\n  name = "wait"\n}\n'
    await drop('wait.tf', terraform)
    await page.getByRole('status').getByText('Opened wait.tf.').waitFor()
    await page.locator('.document .view-line', { hasText: 'aws_ssm_document' }).waitFor()
    assert.equal(await visit.text(), terraform)
    await page.waitForFunction(
      () =>
        new Set([...document.querySelectorAll('.document .view-line span span')].map((each) => each.className)).size >
        2,
    )
  })

  it('colours names and what scripts are made of', async () => {
    const colourOf = (text: string) =>
      visit.page
        .locator('.document .view-line span span')
        .getByText(text, { exact: true })
        .first()
        .evaluate((element) => getComputedStyle(element).color)
    await visit.problems(1)
    await visit.page.waitForTimeout(500)
    const [step, key] = [await colourOf('wait'), await colourOf('action')]
    assert.notEqual(step, key)
  })
})
