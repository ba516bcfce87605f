import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { testNames } from '../own-files/file-names.js'
import { namedSteps } from '../document/named-steps.js'
import { open } from '../hosts/open.js'
import { casesOf, type TestCase } from '../simulator/testing/test-case.js'
import { parse } from '../syntax/parse.js'
import { entryOf, type Json, keyText, type Node, stringOf, toJson } from '../syntax/tree.js'

/** An example of the web page, as its gallery lists it. */
interface Example {
  readonly file: string
  readonly kind: string
  readonly description: string
  /** What it can be rehearsed with: the cases of the test file beside it. */
  readonly cases: readonly ExampleCase[]
}

/** What a case begins with, as the page has it. */
interface ExampleCase {
  readonly name: string
  readonly account: string
  readonly mocks: string
  readonly parameters: Readonly<Record<string, Json>>
  readonly platforms: readonly string[]
}

/** The documents among the examples: those that are files of their own. */
export async function examplesIn(folder: string): Promise<readonly Example[]> {
  const files = readdirSync(folder)
  const documents = files.filter((name) => /(?<!\.test)\.(?:yaml|json)$/.test(name))
  const listed = await Promise.all(documents.map((file) => exampleOf(folder, file, files)))
  return listed.flatMap((example) => example ?? [])
}

async function exampleOf(folder: string, file: string, files: readonly string[]): Promise<Example | undefined> {
  const { models } = await open({ text: readFileSync(join(folder, file), 'utf8'), path: file })
  const [model] = models
  const document = model?.embedded.host ? undefined : model?.document
  if (!document) return undefined
  const description = stringOf(entryOf(document.root, 'description')?.value) ?? ''
  const test = testNames(file).find((name) => files.includes(name))
  return {
    file,
    kind: document.kind,
    description: description.split(/(?<=\.)\s/)[0]?.trim() ?? '',
    cases:
      test === undefined
        ? []
        : await casesIn(readFileSync(join(folder, test), 'utf8'), new Set(namedSteps([document]).keys())),
  }
}

/** The page begins with the first step, and has no other document than this one. */
async function casesIn(text: string, steps: ReadonlySet<string>): Promise<readonly ExampleCase[]> {
  const { root } = await parse(text, 'yaml')
  const fitting = (root ? casesOf(root) : []).filter(
    ({ startAt, mocks }) => startAt === undefined && mocks.flatMap(mockedSteps).every((name) => steps.has(name)),
  )
  return fitting.map(asOpened)
}

function mockedSteps(mocks: Node): readonly string[] {
  const steps = entryOf(mocks, 'steps')?.value
  return steps?.kind === 'map' ? steps.entries.map(({ key }) => keyText(key)) : []
}

function asOpened({ name, account, mocks, parameters, platforms }: TestCase): ExampleCase {
  const texts = {
    account: account ? written(toJson(account)) : '',
    mocks: mocks.length > 0 ? written(merged(mocks)) : '',
  }
  return { name, ...texts, parameters, platforms }
}

const written = (value: Json): string => stringify(value, { lineWidth: 120 })

/** Mocks as one text: of answers for the same thing, those of the case itself come first. */
function merged(mocks: readonly Node[]): Json {
  const maps = mocks.map((node) => toJson(node) as Readonly<Record<string, Readonly<Record<string, Json>>>>)
  const groups = [...new Set(maps.flatMap((map) => Object.keys(map)))]
  return Object.fromEntries(
    groups.map((group) => [group, Object.assign({}, ...maps.toReversed().map((map) => map[group] ?? {}))]),
  )
}
