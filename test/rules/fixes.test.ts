import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Lexer, parse } from 'yaml'
import { commentsOf } from '../../server/features/comments.js'
import { findDocuments, type Source } from '../../server/hosts/find-documents.js'
import { hclOfJson } from '../../server/hosts/hcl-of-json.js'
import { open } from '../../server/hosts/open.js'
import { applyEdits } from '../../server/node/fix-text.js'
import { type Diagnostic, lint, type LintOptions } from '../../server/service.js'
import { contentOf } from '../support/embedded.js'
import { type Section, sectionsOf, sourceOf } from '../support/fixtures.js'
import { repositoryFor } from '../support/section-repository.js'

const folders = ['fixtures', 'api-faults'].map((name) => join(import.meta.dirname, name))

/** What comes to light when something else is mended, because nobody could know of it before. */
const broughtToLight: Readonly<Record<string, string>> = {
  'malformed-variable-name brings unused-variable': 'What was written reads the variable, what was meant sets it only.',
  'unknown-step brings unreachable-step': 'While the name is mistyped nobody knows what it was to reach.',
  'broken-syntax brings unused-ignore': 'Whether a comment hides nothing is told where all can be read.',
  'unknown-api-input brings wrong-api-input': 'The value of an input can be checked once it is known which one it is.',
}

interface Case {
  readonly name: string
  readonly source: Source
  readonly options: LintOptions
  /** The same document as a file of its own, where it is in another file. */
  readonly alone?: Source
}

/** The sections of a fixture as they are, and as JSON where they can be. */
async function casesOf(file: string, section: Section): Promise<Case[]> {
  const name = `${file}: ${section.title}`
  const repository = await repositoryFor(section)
  const options = { today: section.options['today'] ?? '2026-11-23', strict: true, repository }
  const source = sourceOf(section)
  const twin = twinOf(section)
  return [
    { name, source, options },
    ...(twin === undefined
      ? []
      : [{ name: `${name}, in JSON`, source: { ...source, path: 'document.json', text: twin }, options }]),
  ]
}

function twinOf({ text, options }: Section): string | undefined {
  if ((options['file'] ?? 'a.yaml') !== 'a.yaml' || options['bytes'] !== undefined) return undefined
  try {
    const value: unknown = parse(text)
    return typeof value === 'object' ? `${JSON.stringify(value, undefined, 2)}\n` : undefined
  } catch {
    return undefined
  }
}

const findings = async (source: Source, options: LintOptions): Promise<Diagnostic[]> =>
  (await lint(source, options)).flatMap(({ diagnostics }) => diagnostics)

const indented = (text: string, width: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(width))

/** A section within templates and Terraform files; without those in which it would be another document. */
async function hostedOf(file: string, section: Section): Promise<Case[]> {
  const [alone, inJson] = await casesOf(file, section)
  const { text = '' } = alone?.source ?? {}
  const kind = alone && (await findDocuments(alone.source)).documents[0]?.kind
  if (!alone || !inJson || !kind || !text.endsWith('\n') || /^(?:---|\.\.\.|%)|\t/m.test(text)) return []
  const resource = `Resources:\n  Doc:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: ${kind}\n      UpdateMethod: NewVersion\n`
  const block = (content: string) =>
    `resource "aws_ssm_document" "doc" {\n  name = "doc"\n  document_type = "${kind}"\n${content}}\n`
  const encoded = hclOfJson(inJson.source.text.trimEnd())
  const { kind: _, ...rest } = alone.source
  const hosted = (where: string, path: string, text: string, from: Case): Case => ({
    name: `${alone.name}, ${where}`,
    source: { ...rest, path, text },
    options: alone.options,
    alone: from.source,
  })
  return [
    hosted('in a template', 'template.yaml', `${resource}      Content:\n${indented(text, 8)}`, alone),
    hosted(
      'as text in a template',
      'template.yaml',
      `${resource}      DocumentFormat: YAML\n      Content: |2\n${indented(text, 8)}`,
      alone,
    ),
    ...(/[$%]\{/.test(text)
      ? []
      : [
          hosted(
            'in a heredoc',
            'main.tf',
            block(`  document_format = "YAML"\n  content = <<-DOC\n${indented(text, 4)}  DOC\n`),
            alone,
          ),
        ]),
    ...(encoded === undefined
      ? []
      : [
          hosted(
            'in jsonencode',
            'main.tf',
            block(`  content = jsonencode(${indented(encoded, 2).trimStart()})\n`),
            inJson,
          ),
        ]),
  ]
}

/** The one document of a file: its content, and its comments. */
async function readIn(source: Source) {
  const { models } = await open(source)
  const [first] = models
  const tree = first?.document?.tree
  return {
    content: contentOf(first?.embedded),
    remarks: tree ? commentsOf(tree).map(({ start, end }) => tree.text.slice(start, end).trim()) : [],
  }
}

/** What a fix in another file does that it does not do in a file of the document's own. */
async function otherThanAlone({ source, options, alone }: Case, mended: Diagnostic, at: number, text: string) {
  if (!alone) return []
  const harm: string[] = []
  const [before, after] = [await readIn(source), await readIn({ ...source, text })]
  if (after.remarks.length < before.remarks.length - told(source, mended)) harm.push('loses a comment')
  const same = (each: Diagnostic) => each.rule === mended.rule && each.message === mended.message
  const twins = (await findings(alone, options)).filter(same)
  const own = (await findings(source, options)).filter(same)
  const twin = twins[own.findIndex(({ range }) => range.start === mended.range.start)]
  const fix = twin?.fixes.find(({ title }) => title === mended.fixes[at]?.title)
  if (!fix || twins.length !== own.length) return harm
  // What another file's language fills in, such as Terraform's `${name}`, is text in a template of CloudFormation.
  if (!isDeepStrictEqual(before.content, (await readIn(alone)).content)) return harm
  const wanted = await readIn({ ...alone, text: applyEdits(alone.text, fix.edits) })
  if (!isDeepStrictEqual(after.content, wanted.content)) harm.push('does something else than in a file of its own')
  return harm
}

/** What a fix does that none should do. */
async function harmOf(one: Case, before: readonly Diagnostic[], mended: Diagnostic, at: number) {
  const { source, options } = one
  const fix = mended.fixes[at]
  const text = applyEdits(source.text, fix?.edits ?? [])
  const after = await findings({ ...source, text }, options)
  const count = (all: readonly Diagnostic[], name: string) => all.filter(({ rule }) => rule === name).length
  const harm: string[] = []
  if (count(after, mended.rule) >= count(before, mended.rule)) harm.push('does not mend it')
  for (const name of new Set(after.map(({ rule }) => rule))) {
    if (name === mended.rule || count(after, name) <= count(before, name)) continue
    if (!(`${mended.rule} brings ${name}` in broughtToLight)) harm.push(`brings ${name}`)
  }
  if (!one.alone && comments(text) < comments(source.text) - told(source, mended)) harm.push('loses a comment')
  return [...harm, ...(await otherThanAlone(one, mended, at, text))]
}

/** Of a comment that is told to be one by mistake a fix makes text. */
const told = ({ text }: Source, { range: { start, end } }: Diagnostic): number => comments(text.slice(start, end))

const comments = (text: string): number => [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).length

describe('fixes', () => {
  for (const folder of folders) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
      it(`of ${file} mend what they are for, and nothing else changes`, async () => {
        const harmful: string[] = []
        for (const section of sectionsOf(readFileSync(join(folder, file), 'utf8')))
          for (const one of [...(await casesOf(file, section)), ...(await hostedOf(file, section))]) {
            const before = await findings(one.source, one.options)
            for (const found of before)
              for (const [at, { title, edits }] of found.fixes.entries()) {
                if (edits.length === 0) continue
                const harm = await harmOf(one, before, found, at)
                if (harm.length > 0)
                  harmful.push(`${one.name}: ${found.rule}: ${found.message}: ${title}: ${harm.join(', ')}`)
              }
          }
        assert.deepEqual(harmful, [])
      })
    }
  }
})
