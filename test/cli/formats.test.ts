import assert from 'node:assert/strict'
import fc from 'fast-check'
import { excerpt } from '../../server/cli/formats/excerpt.js'
import { type FormatName, formats, type LintReport, loadFormat } from '../../server/cli/formats/format.js'
import { summaryLine } from '../../server/cli/formats/summary.js'
import { styleOf } from '../../server/cli/style.js'
import type { ReportedFinding } from '../../server/node/report.js'
import { fileRules } from '../../server/rules/file-rules.js'
import { rules } from '../../server/rules/index.generated.js'
import { computed } from '../support/computed.js'

const evil = '\u001b[2J\u0007\u202e]]><&"\'%0A::error::\u0000\ud800'

const finding = (change: Partial<ReportedFinding> = {}): ReportedFinding => ({
  rule: 'unknown-step',
  severity: 'error',
  message: 'no step is named `x`',
  line: 1,
  column: 5,
  endLine: 1,
  endColumn: 6,
  related: [],
  fixes: [],
  context: 'a: [x]',
  ...change,
})

const reportWith = (findings: readonly ReportedFinding[], path = 'a.yaml', text = 'a: [x]\n'): LintReport => ({
  files: [{ path, documents: [{ kind: 'Automation', schemaVersion: '0.3' }], findings }],
  summary: { files: 1, errors: findings.length, warnings: 0, notes: 0, fixable: 0, fixed: 0 },
  textOf: () => text,
  style: styleOf({ has: () => false }, {}, {}),
  width: 80,
  quiet: false,
})

const written = async (name: FormatName, report: LintReport): Promise<string> => (await loadFormat(name))(report)

/** The texts between the tags of well-formed XML, unescaped; fails on XML that is not. */
function textsOfXml(xml: string): string[] {
  const open: string[] = []
  const texts: string[] = []
  const token = /<\?[^>]*\?>|<\/([\w-]+)>|<([\w-]+)((?: \w+="[^"<]*")*)(\/?)>|([^<]+)/gy
  let at = 0
  for (const { 0: all, 1: closed, 2: opened, 4: empty, 5: text } of xml.matchAll(token)) {
    at += all.length
    if (opened !== undefined && empty === '') open.push(opened)
    if (closed !== undefined) assert.equal(open.pop(), closed)
    if (text !== undefined) {
      assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|apos);)/)
      texts.push(
        text
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&apos;', "'")
          .replaceAll('&amp;', '&'),
      )
    }
  }
  assert.deepEqual([at, open], [xml.length, []])
  return texts.filter((text) => text.trim() !== '')
}

describe('output formats', () => {
  it('let nothing through that a terminal, a workflow or an XML parser would act upon', async () => {
    const place = { line: 1, column: 1, endLine: 1, endColumn: 2 }
    const fix = { title: evil, safe: true, edits: [{ ...place, text: evil }] }
    const report = reportWith(
      [finding({ message: evil, related: [{ ...place, message: evil }], fixes: [fix], column: 1, endColumn: 9 })],
      `${evil}.yaml`,
      `${evil}\n`,
    )
    for (const name of formats) {
      const output = await written(name, report)
      assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/, name)
      assert.doesNotMatch(output, name === 'pretty' ? /\u202e/ : /^::error::/m, name)
    }
    assert.match(textsOfXml(await written('junit', report)).join(), /\]\]><&"'%0A::error::/)
    JSON.parse(await written('sarif', report))
  })

  it('of JUnit fail for errors only, and pass for a clean file', async () => {
    const report = reportWith([finding(), finding({ severity: 'warning', line: 2, endLine: 2 })])
    const xml = await written('junit', report)
    assert.match(xml, /<testsuite name="a.yaml" tests="2" failures="1"/)
    assert.deepEqual(textsOfXml(xml), [
      'a.yaml:1:5: error[unknown-step]: no step is named `x`',
      'a.yaml:2:5: warning[unknown-step]: no step is named `x`',
    ])
    assert.match(await written('junit', reportWith([])), /tests="1" failures="0"[\s\S]*<testcase name="no findings"/)
  })

  it('of GitHub name the columns of findings within one line only', async () => {
    const report = reportWith([finding(), finding({ endLine: 3, severity: 'info' })])
    const [first, second] = (await written('github', report)).split('\n')
    assert.equal(
      first,
      '::error file=a.yaml,line=1,endLine=1,col=5,endColumn=6,title=ssmith unknown-step::no step is named `x`',
    )
    assert.equal(second, '::notice file=a.yaml,line=1,endLine=3,title=ssmith unknown-step::no step is named `x`')
  })

  it('of SARIF tell findings again after lines have moved, and equal ones apart', async () => {
    const marks = async (...findings: ReportedFinding[]) => {
      const { runs } = JSON.parse(await written('sarif', reportWith(findings, 'sub folder/ä.yaml')))
      assert.equal(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, 'sub%20folder/%C3%A4.yaml')
      return runs[0].results.map((result: { partialFingerprints: object }) =>
        JSON.stringify(result.partialFingerprints),
      )
    }
    const [first, second] = await marks(finding(), finding())
    assert.notEqual(first, second)
    assert.deepEqual(await marks(finding({ line: 9, endLine: 9 })), [first])
    assert.notDeepEqual(await marks(finding({ context: 'b: [x]' })), [first])
  })

  it('of SARIF explain the rules themselves, and name a page of AWS only where there is one', async () => {
    const { runs } = JSON.parse(await written('sarif', reportWith([finding()])))
    const described: readonly { id: string; helpUri?: string; help?: object }[] = runs[0].tool.driver.rules
    for (const [form, text] of Object.entries(described.find(({ id }) => id === 'unknown-step')?.help ?? { none: '' }))
      assert.match(text, /Why it matters[\s\S]*Avoid[\s\S]*Prefer/, form)
    const pages = new Map([...rules, ...fileRules].map(({ name, page }) => [name, page]))
    for (const { id, helpUri } of described) assert.equal(helpUri !== undefined, pages.get(id) !== undefined, id)
    assert.ok(described.some(({ helpUri }) => helpUri === undefined))
  })

  it('of JSON say `null` where documents of a template differ', async () => {
    const report = reportWith([])
    const documents = [
      { kind: 'Automation', schemaVersion: '0.3' },
      { kind: 'Command', schemaVersion: undefined },
    ] as const
    const [file] = JSON.parse(
      await written('json', { ...report, files: [{ path: 't.yaml', documents, findings: [] }] }),
    ).files
    assert.deepEqual(file, { path: 't.yaml', kind: null, schemaVersion: null, findings: [] })
  })

  it('for people end with what was found and what to do', () => {
    const none = { files: 3, errors: 0, warnings: 0, notes: 0, fixable: 0, fixed: 0 }
    assert.equal(summaryLine(none), 'no findings in 3 files')
    assert.equal(summaryLine({ ...none, files: 0 }), 'no Systems Manager documents found')
    assert.equal(
      summaryLine({ ...none, errors: 1, warnings: 2, fixable: 1 }),
      '1 error, 2 warnings in 3 files; --fix mends 1 of them',
    )
    assert.equal(
      summaryLine({ ...none, notes: 1, fixable: 1, fixed: 2 }),
      '2 mended; 1 note in 3 files; --fix mends it',
    )
  })
})

describe('an excerpt', () => {
  it('shows all of a line that fits, with tabs as blanks and wide characters as two', () => {
    assert.deepEqual(excerpt('\ta: x', 4, 5, 40), { text: '    a: x', indent: 7, length: 1 })
    assert.deepEqual(excerpt('日本: x', 0, 2, 40), { text: '日本: x', indent: 0, length: 4 })
    assert.deepEqual(excerpt('e\u0301x', 2, 3, 40), { text: 'e\u0301x', indent: 1, length: 1 })
    assert.deepEqual(excerpt('😀x', 2, 3, 40), { text: '😀x', indent: 2, length: 1 })
  })

  it('marks a place behind the end of a line, and one without length', () => {
    assert.deepEqual(excerpt('abc', 3, 3, 40), { text: 'abc', indent: 3, length: 1 })
    assert.deepEqual(excerpt('', 0, 0, 40), { text: '', indent: 0, length: 1 })
  })

  it('is never wider than there is room, and has its mark under the place', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', ' ', '日', '\t', '😀', 'e\u0301')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), fc.integer({ min: 20, max: 60 }), (before, seed, size, width) => {
        const marked = '#'.repeat(1 + (size % 10))
        const line = `${before}${marked}${before.slice(0, seed % 100)}`
        const { text, indent, length } = excerpt(line, before.length, before.length + marked.length, width)
        const cells = [...text].flatMap((character) =>
          character === '\u0301' ? [] : /[日😀]/u.test(character) ? [character, ''] : [character],
        )
        assert.ok(cells.length <= width, text)
        assert.equal(cells.slice(indent, indent + length).join(''), marked, text)
      }),
    )
  })

  it('of a document in one line takes no longer than of a short one', () => {
    const line = '日'.repeat(2_000_000)
    const started = computed()
    for (let at = 0; at < 100; at++) excerpt(line, 1_000_000 + at, 1_000_001 + at, 80)
    assert.ok(computed() - started < 1000)
  })
})

describe('colours', () => {
  const isColored = (options: readonly string[], env: Record<string, string>, isTTY: boolean) =>
    styleOf({ has: (name) => options.includes(name) }, env, { isTTY }).bold('x') !== 'x'

  it('are used on a terminal unless that is not wanted', () => {
    assert.equal(isColored([], {}, true), true)
    assert.equal(isColored([], {}, false), false)
    assert.equal(isColored([], { NO_COLOR: '1' }, true), false)
    assert.equal(isColored([], { NO_COLOR: '' }, true), true)
    assert.equal(isColored([], { TERM: 'dumb' }, true), false)
    assert.equal(isColored(['color'], { NO_COLOR: '1' }, false), true)
    assert.equal(isColored(['no-color'], { FORCE_COLOR: '1' }, true), false)
    assert.equal(isColored([], { FORCE_COLOR: '1' }, false), true)
  })
})
