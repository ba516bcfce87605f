import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open } from '../../server/hosts/open.js'
import { rules } from '../../server/rules/index.generated.js'
import { loadEngines } from '../../server/rules/load-engines.js'
import { has, type Need } from '../../server/rules/needs.js'
import { sectionsOf, sourceOf } from '../support/fixtures.js'
import { repositoryFor } from '../support/section-repository.js'

const folder = join(import.meta.dirname, 'fixtures')
const sections = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => sectionsOf(readFileSync(join(folder, file), 'utf8')))

const today = '2026-11-23'

describe('what rules need', () => {
  const absent = new Map<Need, number>()
  const present = new Map<Need, number>()

  it('is there wherever they find something', async () => {
    for (const section of sections) {
      const repository = await repositoryFor({ others: section.others })
      for (const { embedded, document } of (await open(sourceOf(section))).models) {
        if (!document) continue
        const resource = embedded.resource && { resource: embedded.resource }
        const context = { today, engines: await loadEngines(document, repository), repository, ...resource }
        for (const { name, kinds, needs, check } of rules) {
          if (!needs || (kinds && !kinds.includes(document.kind))) continue
          const isThere = has(needs, document, context)
          const counted = isThere ? present : absent
          counted.set(needs, (counted.get(needs) ?? 0) + 1)
          if (!isThere) assert.deepEqual([...check(document, context)], [], `${name} in ${section.title}`)
        }
      }
    }
  })

  it('is missing in some documents, and there in others', () => {
    for (const { name, needs } of rules) if (needs) assert.ok(absent.get(needs) && present.get(needs), name)
  })
})
