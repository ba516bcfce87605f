import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { open } from '../server/hosts/open.js'
import { ssmith } from './support/command-line.js'

const root = join(import.meta.dirname, '..')
const names = readdirSync(join(root, 'examples'))

/** The names of the examples of a kind, which are files of their own. */
async function ofKind(kind: string): Promise<string[]> {
  const found: string[] = []
  for (const name of names.filter((each) => /\.(?:yaml|json)$/.test(each))) {
    const { models } = await open({ text: readFileSync(join(root, 'examples', name), 'utf8'), path: name })
    if (models.some(({ document }) => document?.kind === kind && document.host === undefined)) found.push(name)
  }
  return found
}

describe('the examples', () => {
  it('have no findings, not even worth knowing', async () => {
    assert.deepEqual(await ssmith(root, ['lint', '--strict', 'examples']), {
      code: 0,
      out: `no findings in ${names.length - 1} files\n`,
      err: '',
    })
  })

  it('have tests that pass and walk through every step and every branch', async () => {
    const { code, err } = await ssmith(root, ['test', 'examples', '--min-coverage', '100'])
    assert.deepEqual([code, err], [0, ''])
    const [runbooks, commands] = [await ofKind('Automation'), await ofKind('Command')]
    assert.ok(runbooks.length >= 12)
    assert.ok(commands.length >= 4)
    for (const name of [...runbooks, ...commands]) assert.ok(names.includes(name.replace(/\.\w+$/, '.test.yaml')), name)
  })

  it('can be rehearsed with nothing set up', async () => {
    for (const name of names.filter((each) => /^[^.]+\.(?:yaml|json)$/.test(each))) {
      const { code, out, err } = await ssmith(root, ['simulate', `examples/${name}`, '--python', 'off'])
      const hasNoSteps = code === 2 && err.includes('has no steps to walk')
      assert.ok(hasNoSteps || (code === 0 && /^Success after/m.test(out)), `${name}: ${out}${err}`)
    }
  })

  it('have test files that the published schema takes, and it refuses others', () => {
    const schema = JSON.parse(readFileSync(join(root, 'schemas/json/ssmith-test.schema.json'), 'utf8'))
    const validate = new Ajv({ strict: false }).compile(schema)
    const tests = names.filter((name) => name.endsWith('.test.yaml'))
    for (const name of tests) {
      const content: object = parse(readFileSync(join(root, 'examples', name), 'utf8'), { merge: true })
      assert.ok(validate(content), `${name}: ${JSON.stringify(validate.errors)}`)
      assert.ok(!validate({ ...content, casse: {} }))
    }
    for (const wrong of [{}, { cases: {} }, { cases: { a: { expect: { steps: [{ a: 'Failed', b: 'Failed' }] } } } }])
      assert.ok(!validate(wrong), JSON.stringify(wrong))
  })

  it('are listed', async () => {
    const list = readFileSync(join(root, 'examples/README.md'), 'utf8')
    const untold = names.filter(
      (name) => !name.includes('.test.') && name !== 'README.md' && !list.includes(`(${name})`),
    )
    assert.deepEqual(untold, [])
  })
})
