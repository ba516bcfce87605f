import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SsmDocument } from '../../server/document/document.js'
import { narrowed } from '../../server/document/narrowed.js'
import { emptyRepository, type Repository } from '../../server/document/repository.js'
import type { Source } from '../../server/hosts/find-documents.js'
import { open } from '../../server/hosts/open.js'
import { rules } from '../../server/rules/index.generated.js'
import { loadEngines } from '../../server/rules/load-engines.js'
import type { Finding, Rule, RuleContext } from '../../server/rules/rule.js'
import { lintOpened } from '../../server/service.js'
import { keptPart } from '../../server/syntax/kept-parts.js'
import { formatOf } from '../../server/syntax/parse.js'
import { isReparsable } from '../../server/syntax/reparse.js'
import type { Range, Tree } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { sectionsOf, sourceOf } from '../support/fixtures.js'
import { randomFrom } from '../support/random.js'
import { repositoryFor } from '../support/section-repository.js'
import { typedAtRandom } from '../support/typing.js'

const today = '2026-11-23'

/** How many edits. A few in every test run; CI sets more by the variable SSMITH_EDITING. */
const edits = Number(process.env['SSMITH_EDITING'] ?? 200)

const folder = join(import.meta.dirname, 'fixtures')
const sections = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => sectionsOf(readFileSync(join(folder, file), 'utf8')))

/** The rules that find other things in the steps of a document when these stand alone, or elsewhere in it when there are none. */
async function rulesAcrossSteps(source: Source, repository: Repository): Promise<readonly string[]> {
  const { models } = await open(source)
  const names: string[] = []
  for (const { document } of models) {
    if (!document?.mainStepsNode) continue
    const context = { today, repository, engines: await loadEngines(document, repository) }
    for (const rule of rules)
      if (!rule.acrossSteps && (rule.kinds?.includes(document.kind) ?? true) && looksAcross(rule, document, context))
        names.push(rule.name)
  }
  return names
}

/** The text with all its steps once more behind them, where they are lines of a block. */
async function withStepsTwice(source: Source): Promise<readonly Source[]> {
  const { models } = await open(source)
  const document = models.length === 1 ? models[0]?.document : undefined
  const [first] = document?.mainSteps ?? []
  const { text } = source
  if (!document?.mainStepsNode || !first || document.tree.text !== text) return []
  const list = document.mainStepsNode
  const next = document.root.entries.find(({ key }) => key.start > list.start)
  const start = text.lastIndexOf('\n', first.node.start) + 1
  const end = next ? text.lastIndexOf('\n', next.key.start) + 1 : text.length
  const lines = text.slice(start, end).replace(/\n?$/, '\n')
  if (!/^ *- /.test(lines)) return []
  return [{ ...source, text: text.slice(0, start) + lines + lines + text.slice(end) }]
}

function looksAcross(rule: Rule, document: SsmDocument, context: RuleContext): boolean {
  const { mainSteps } = document
  const areaOf = ({ start }: Range) => mainSteps.findLastIndex(({ node }) => node.start <= start)
  const last = mainSteps.at(-1)?.node.end ?? 0
  const area = ({ range }: Finding) => (range.start > last + 2 ? -1 : areaOf(range))
  const found = (steps: SsmDocument['mainSteps']) => [...rule.check(narrowed(document, steps), context)]
  const together = [...rule.check(document, context)].map(told)
  const alone = [
    ...mainSteps.flatMap((step, at) => found([step]).filter((each) => area(each) === at)),
    ...found([]).filter((each) => area(each) === -1),
  ].map(told)
  return together.toSorted().join() !== alone.toSorted().join()
}

/** A finding in terms that can be compared: ranges may be objects with more to them. */
const told = ({ range, message, severity, related = [], fixes = [] }: Finding): string =>
  JSON.stringify([
    [range.start, range.end, message, severity],
    related.map((each) => [each.range.start, each.range.end, each.message]),
    fixes.map(({ title, edits }) => [title, edits.map(({ start, end, text }) => [start, end, text])]),
  ])

describe('a rule that is not said to look across steps', function () {
  this.timeout(0)

  it('finds the same in a step whatever the others are: in all fixtures', async () => {
    for (const section of sections) {
      const repository = await repositoryFor(section)
      const source = sourceOf(section)
      for (const each of [source, ...(await withStepsTwice(source))])
        assert.deepEqual(await rulesAcrossSteps(each, repository), [], each.text)
    }
  })
})

describe('linting a text that is edited', () => {
  it('finds what is wrong with one of several configurations of a plugin', async () => {
    // Small parts are not kept.
    const long = `        # ${'a'.repeat(90)}\n`.repeat(25)
    const text = `schemaVersion: '1.2'
description: Runs scripts.
mainSteps: []
runtimeConfig:
  aws:runShellScript:
    properties:
      - id: right
        runCommand: [ls]
${long}      - id: wrong
        runCommand: 5
        bogus: 1
  aws:runPowerShellScript:
    properties:
      - id: other
        runCommand: [dir]
${long}`
    const options = { today, strict: true }
    let opened = await open({ path: 'a.yaml', text })
    for (const command of ['dirs', 'dirst', 'dirstu']) {
      const now = { path: 'a.yaml', text: text.replace('[dir]', `[${command}]`) }
      opened = await open(now, [], opened.tree)
      const [edited, fresh] = [await lintOpened(opened, options), await lintOpened(await open(now), options)].map(
        (all) => all.flatMap(({ diagnostics }) => diagnostics.map((each) => `${each.rule} ${told(each)}`)),
      )
      assert.ok(fresh?.some((each) => each.startsWith('wrong-input')))
      assert.deepEqual(edited, fresh)
    }
  })
})

describeCorpus('a rule that is not said to look across steps', function () {
  this.timeout(0)

  it('finds the same in a step whatever the others are: in some documents', async () => {
    for (const { path, text } of corpusFiles('docs').filter((_, at) => at % 5 === 0))
      assert.deepEqual(await rulesAcrossSteps({ path, text }, emptyRepository), [], path)
  })
})

describeCorpus('linting a text that is edited', function () {
  this.timeout(0)

  for (const format of ['yaml', 'json'] as const)
    it(`finds what linting it from scratch does, over ${edits} edits of ${format.toUpperCase()}`, async () => {
      const random = randomFrom(5)
      const files = corpusFiles('docs').filter(
        ({ path, text }) => formatOf(text, path) === format && text.length > 4000 && text.length < 60_000,
      )
      let kept = 0
      for (let done = 0; done < edits; ) {
        const { path, text: first } = files[random(files.length)] ?? assert.fail()
        let text = first
        let before: Tree | undefined
        for (let round = 0; round < 20 && done < edits; round++, done++) {
          const opened = await open({ path, text }, [], before)
          const options = { today, strict: true }
          const found = await lintOpened(opened, options)
          const whole = await lintOpened(await open({ path, text }), options)
          const [edited, fresh] = [found, whole].map((linted) =>
            linted.flatMap(({ diagnostics }) => diagnostics.map((each) => `${each.rule} ${told(each)}`)),
          )
          assert.deepEqual(edited, fresh, `${path}, edit ${done}`)
          const { tree } = opened
          if (tree && opened.models.some(({ document }) => document?.steps.some(({ node }) => keptPart(tree, node))))
            kept++
          if (tree && isReparsable(tree)) before = tree
          else if (before) text = before.text
          text = round % 2 === 0 ? letterTyped(text, random) : typedAtRandom(text, random)
        }
      }
      assert.ok(kept > edits / 6, `only ${kept} texts had steps that were kept`)
    })
})

/** A word with one letter more, or less: names and values become others, and the text stays as whole as it was. */
function letterTyped(text: string, random: (limit: number) => number): string {
  const words = [...text.matchAll(/[A-Za-z]{3,}/g)]
  const at = (words[random(words.length)]?.index ?? 0) + 1
  return random(2) === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text.slice(0, at) + text.slice(at + 1)
}
