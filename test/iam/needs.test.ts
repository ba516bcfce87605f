import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { actions } from '../../schemas/automation/index.js'
import type { SsmDocument } from '../../server/document/document.js'
import { conditions } from '../../server/iam/action-conditions.js'
import type { Reason } from '../../server/iam/need.js'
import { needsOf } from '../../server/iam/needs-of.js'
import { statementsFor } from '../../server/iam/policy.js'
import type { Json } from '../../server/syntax/tree.js'
import { computed } from '../support/computed.js'
import { sectionsOf, withExpected } from '../support/sections.js'
import { modelOf } from '../support/simulation-fixture.js'

const folder = join(import.meta.dirname, 'fixtures')

interface Facts {
  readonly steps?: Json
  readonly document?: Readonly<Record<string, Json>>
  readonly documents?: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly region?: string
  readonly account?: string
}

/** What a runbook needs, a line for each action and each thing that is not known. */
async function needLines(text: string): Promise<string[]> {
  const {
    steps = [],
    document = { mainSteps: steps },
    documents = {},
    region = '*',
    account = '*',
  } = parse(text) as Facts
  const children = new Map<string, SsmDocument>()
  for (const [name, child] of Object.entries(documents)) children.set(name, await modelOf(child, name))
  const place = { partition: 'aws', region, account }
  const { needs, unknown } = await needsOf(await modelOf(document, 'document'), { place, documents: children })
  const allowed = statementsFor(needs).flatMap(({ sid, actions, resources }) =>
    actions.map(({ name, reasons }) => `${sid}: ${name} on ${resources.join(' ')} (${reasons.map(said).join('; ')})`),
  )
  return [...allowed, ...unknown.map((reason) => `? ${said(reason)}`)]
}

const said = ({ step, text }: Reason): string => (step === undefined ? text : `${step}: ${text}`)

describe('the rights that a run needs', () => {
  for (const file of readdirSync(folder)) {
    describe(basename(file, '.yaml'), () => {
      const path = join(folder, file)
      const sections = sectionsOf(readFileSync(path, 'utf8'))
      for (const section of sections) {
        it(section.title, async () => {
          if (process.env['UPDATE'] === undefined) assert.deepEqual(await needLines(section.text), section.expected)
        })
      }
      if (process.env['UPDATE'] !== undefined) {
        after(async () => {
          const updated = []
          for (const section of sections) updated.push({ ...section, expected: await needLines(section.text) })
          writeFileSync(path, withExpected(updated))
        })
      }
    })
  }

  it('are known for everything that an action needs only sometimes', () => {
    for (const { name, permissions } of Object.values(actions))
      assert.deepEqual(Object.keys(conditions[name] ?? {}).sort(), [...(permissions.sometimes ?? [])].sort(), name)
  })

  it('are told in time of very many steps', async () => {
    const steps = Array.from({ length: 2_000 }, (_, at) => ({
      name: `s${at}`,
      action: 'aws:executeScript',
      inputs: { Runtime: 'python3.11', Handler: 'f', Script: `def f(e, c):\n  boto3.client('ec2').stop_${at}()\n` },
    }))
    const start = computed()
    assert.equal((await needLines(JSON.stringify({ steps }))).length, 2_000)
    assert.ok(computed() - start < 3000, `${computed() - start} ms`)
  })
})
