import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generated } from '../server/tooling/generated.js'

const root = join(import.meta.dirname, '..')

describe('generated files', () => {
  it('are those that `npm run generate` writes', async () => {
    for await (const [file, content] of generated(root))
      assert.equal(readFileSync(join(root, file), 'utf8'), content, file)
  })

  it('have no leftovers among the pages of rules and the published schemas', async () => {
    const files = new Set<string>()
    for await (const [file] of generated(root)) files.add(file)
    for (const folder of ['docs/rules', 'schemas/json', 'server/document/validators']) {
      for (const name of readdirSync(join(root, folder))) assert.ok(files.has(`${folder}/${name}`), `${folder}/${name}`)
    }
  })
})
