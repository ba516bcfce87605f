import assert from 'node:assert/strict'
import { linkOf, type Shared } from '../../client/playground/share/link.js'
import { siteOfSuite, type Visit } from './visit.js'

/** Texts that would run a script, or fetch something, wherever they are taken for more than text. */
const payloads = [
  '<script>window.harmed=1</script>',
  '<img src=x onerror=window.harmed=1>',
  '"><svg onload=window.harmed=1>',
  "'-window.harmed=1-'",
  '</title><style>*{background:url(https://evil.example/a)}</style>',
  '<iframe srcdoc="<script>parent.harmed=1</script>">',
  '<a href="javascript:window.harmed=1">click</a>',
  '[click](javascript:window.harmed=1)',
  '[click](command:ssmith.simulate)',
  '![seen](https://evil.example/seen.png)',
  '![seen](x" onerror="window.harmed=1)',
  '<foreignObject><body onload=window.harmed=1></foreignObject>',
  '${window.harmed=1}{{constructor.constructor("window.harmed=1")()}}',
  '__proto__',
  ']]><script>window.harmed=1</script>',
]

/** A document that has a text wherever a person could have written one. */
const documentWith = (payload: string): string =>
  JSON.stringify(
    {
      schemaVersion: '0.3',
      description: payload,
      parameters: { [payload]: { type: 'String', description: payload, default: payload, allowedValues: [payload] } },
      mainSteps: [
        { name: payload, action: 'aws:sleep', description: payload, nextStep: payload, inputs: { Duration: payload } },
        {
          name: 'choose',
          action: 'aws:branch',
          inputs: { Choices: [{ NextStep: payload, Variable: payload, StringEquals: payload }] },
        },
        { name: 'call', action: payload, inputs: { [payload]: `{{ ${payload} }}` } },
      ],
      outputs: [payload],
    },
    null,
    2,
  )

const sharedWith = (payload: string): Shared => ({
  document: { name: payload, text: documentWith(payload), language: 'json' },
  others: [{ name: `${payload} too`, text: documentWith(payload), language: 'json' }],
  attachments: [{ name: `${payload}.py`, text: payload }],
  account: payload,
  mocks: payload,
  parameters: new Map([[payload, payload]]),
  platforms: [],
})

/** Elements that documents must never make. */
const forbidden = 'script:not([src="main.js"]), iframe, object, embed, foreignObject, a[href^="javascript:"]'

/** What a payload would have left behind, in the browser. */
function harm(selector: string): string[] {
  const handled = [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(({ name }) => name.startsWith('on')),
  )
  return [
    ...('harmed' in window ? ['a script has run'] : []),
    ...('harmed' in Object.prototype ? ['the prototype was changed'] : []),
    ...[...document.querySelectorAll(selector), ...handled].map(({ outerHTML }) => outerHTML),
  ]
}

describe('hostile documents in the playground', function () {
  this.timeout(120_000)
  // Each test looks itself at what the browser complains of: a policy that holds makes it do so.
  const site = siteOfSuite(undefined, () => true)
  let visit: Visit

  const isOwn = (address: string) => address.startsWith(site.url()) || /^(?:data|blob):/.test(address)

  async function expectNoHarm(): Promise<void> {
    assert.deepEqual(await visit.page.evaluate(harm, forbidden), [])
    assert.deepEqual(
      visit.requests.filter((address) => !isOwn(address)),
      [],
    )
    assert.deepEqual(visit.complaints, [])
  }

  it('are text and nothing else in the editor, the problems, the graph and the panes', async () => {
    visit = await site.visit()
    for (const [at, payload] of payloads.entries()) {
      await visit.openFile(`${at}.json`, documentWith(payload))
      await visit.page.locator('.problems li').first().waitFor()
      for (const pane of ['Run', 'Parameters', 'Policy']) await visit.page.getByRole('tab', { name: pane }).click()
      const drawn = visit.page.locator('.graph [role=link] .name').first()
      await drawn.getByText(payload.slice(0, 8)).waitFor()
      await expectNoHarm()
    }
  })

  it('are text in what is told of a name, and load nothing', async () => {
    visit = await site.visit()
    for (const [at, payload] of payloads.entries()) {
      await visit.openFile(`${at}.yaml`, hoverDocument(payload))
      await visit.page.locator('.document .view-line').getByText('{{ Told }}').hover()
      await visit.page.locator('.monaco-hover .hover-contents').first().waitFor()
      await visit.page.mouse.move(0, 0)
      await expectNoHarm()
      for (const link of await visit.page.locator('.monaco-hover a').all())
        assert.match((await link.getAttribute('data-href')) ?? (await link.getAttribute('href')) ?? '', /^https:/)
    }
  })

  it('do no harm by a link either', async () => {
    const links = await Promise.all(payloads.map((payload) => linkOf(sharedWith(payload))))
    visit = await site.visit({ address: links[0] ?? '' })
    for (const link of links) {
      await visit.page.evaluate((hash) => {
        location.hash = hash
      }, link ?? '')
      for (const pane of ['Account', 'Mocks', 'Run', 'Parameters', 'Policy'])
        await visit.page.getByRole('tab', { name: pane }).click()
      await visit.page.locator('.graph svg').waitFor()
      await expectNoHarm()
    }
  })

  it('do not stop the page, however large or nested they are', async () => {
    visit = await site.visit()
    const aliases = Array.from(
      { length: 30 },
      (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}, *a${at}]`,
    )
    const hostile = {
      'aliases.yaml': `a0: &a0 [x]\n${aliases.join('\n')}\n`,
      'nested.json': '['.repeat(200_000),
      'long.yaml': `schemaVersion: '0.3'\ndescription: ${'x'.repeat(900_000)}\n`,
      'steps.yaml': `schemaVersion: '0.3'\nmainSteps:\n${'  - { name: a, action: aws:slep }\n'.repeat(2000)}`,
      'binary.yaml': '\u0000\u0001\ufffe\ud800',
    }
    for (const [name, text] of Object.entries(hostile)) {
      await visit.openFile(name, text)
      await visit.page.locator('.problems li').first().waitFor({ timeout: 30_000 })
      const began = Date.now()
      await visit.page.getByRole('tab', { name: 'Policy' }).click()
      await visit.page.getByRole('tab', { name: 'Run' }).click()
      assert.ok(Date.now() - began < 5000, name)
    }
    await visit.openFile('fine.yaml', "schemaVersion: '0.3'\nmainSteps:\n  - { name: a, action: aws:slep }\n")
    await visit.page
      .locator('.problems .message')
      .getByText('did you mean `aws:sleep`?')
      .first()
      .waitFor({ timeout: 30_000 })
  })

  it('meet a policy that makes no text a program or an element', async () => {
    visit = await site.visit()
    // Not at once: what a test hands over itself is exempt.
    const refused = await visit.page.evaluate(
      () =>
        new Promise((resolve) =>
          setTimeout(() => {
            const ways = [
              () => Reflect.construct(Function, ['window.harmed = 1'])(),
              () => Reflect.set(document.createElement('script'), 'textContent', 'window.harmed = 1'),
              () => Reflect.set(document.body, 'innerHTML', '<img src=x onerror="window.harmed = 1">'),
              () => new DOMParser().parseFromString('<p>', 'text/html'),
              () => new Worker('blob:x'),
            ]
            const outcomes = ways.map((way) => {
              try {
                way()
                return 'done'
              } catch (error) {
                return error instanceof Error ? error.name : 'thrown'
              }
            })
            resolve(outcomes)
          }),
        ),
    )
    assert.deepEqual(refused, ['EvalError', 'TypeError', 'TypeError', 'TypeError', 'TypeError'])
    assert.equal(await visit.page.evaluate(() => 'harmed' in window), false)
  })
})

const hoverDocument = (payload: string): string => `schemaVersion: '0.3'
parameters:
  Told:
    type: String
    description: ${JSON.stringify(payload)}
    default: ${JSON.stringify(payload)}
mainSteps:
  - name: wait
    action: aws:sleep
    isEnd: true
    inputs:
      Duration: '{{ Told }}'
`
