import assert from 'node:assert/strict'
import { rules } from '../../server/rules/index.generated.js'
import { ssmith } from '../support/command-line.js'

const run = (...args: string[]) => ssmith(process.cwd(), args)

describe('ssmith rules', () => {
  it('lists every rule within 80 columns on a terminal', async () => {
    const { code, out } = await ssmith(process.cwd(), ['rules'], '', {}, true)
    assert.equal(code, 0)
    for (const { name } of rules) assert.ok(out.includes(name), name)
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
  })

  it('lists each rule in one line in a pipe, for a search to find all of it', async () => {
    const lines = (await run('rules')).out.split('\n')
    for (const { name, summary } of rules)
      assert.ok(
        lines.some((line) => line.startsWith(`  ${name} `) && line.endsWith(`  ${summary}`)),
        name,
      )
  })

  it('explains one with bad and good examples', async () => {
    const { code, out } = await run('rules', 'unknown-step')
    assert.equal(code, 0)
    assert.match(out, /Why it matters/)
    assert.match(out, /Avoid[\s\S]*Prefer/)
    assert.ok(out.startsWith('# unknown-step'), 'what is for contributors is left out')
  })

  it('knows what was meant', async () => {
    const { code, err } = await run('rules', 'unknwn-step')
    assert.equal(code, 2)
    assert.match(err, /did you mean `unknown-step`/)
  })

  it('gives all as JSON', async () => {
    const listed = JSON.parse((await run('rules', '--json')).out) as readonly { readonly name: string }[]
    const names = new Set(listed.map(({ name }) => name))
    for (const { name } of rules) assert.ok(names.has(name), name)
  })
})

describe('ssmith schema', () => {
  for (const [type, title] of [
    ['Automation.ChangeTemplate', /change/i],
    ['CloudFormation', /CloudFormation/],
    ['ProblemAnalysis', /analysis/i],
  ] as const) {
    it(`takes \`${type}\`, the name that AWS has for a type`, async () => {
      const { code, out } = await run('schema', type)
      assert.equal(code, 0)
      assert.match(JSON.parse(out).title, title)
    })
  }

  it('says that calendars have none', async () => {
    const { code, err } = await run('schema', 'ChangeCalendar')
    assert.equal(code, 2)
    assert.match(err, /iCalendar/)
  })

  it('prints the schema of a kind', async () => {
    const { code, out } = await run('schema', 'automation')
    assert.equal(code, 0)
    assert.match(JSON.parse(out).title, /Automation/)
  })

  it('knows what was meant', async () => {
    const { code, err } = await run('schema', 'automaton')
    assert.equal(code, 2)
    assert.match(err, /did you mean/)
  })
})

describe('help', () => {
  for (const args of [
    ['--help'],
    ['lint', '--help'],
    ['simulate', '--help'],
    ['rules', '--help'],
    ['schema', '--help'],
  ]) {
    it(`of \`ssmith ${args.join(' ')}\` has examples and fits 80 columns`, async () => {
      const { code, out } = await run(...args)
      assert.equal(code, 0)
      assert.match(out, /Examples:/)
      for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
    })
  }

  it('is beside the version', async () => assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/))
})
