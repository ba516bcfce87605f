import assert from 'node:assert/strict'
import { completionsIn, refactoringsIn, renameIn } from '../../server/editor.js'
import { open } from '../../server/hosts/open.js'
import { lint } from '../../server/service.js'
import { accepted, applied } from '../support/accept.js'

/** A Terraform file whose document has the step that is given; the cursor stands at `<|>`. */
const fileOf = (step: string): string => `resource "aws_ssm_document" "doc" {
  document_type = "Automation"
  content = jsonencode({
    schemaVersion = "0.3"
    parameters = { Id = { type = "String" } }
    mainSteps = [{
      name = "wait"
${step}
    }]
  })
}
`

async function at(step: string) {
  const marked = fileOf(step)
  const offset = marked.indexOf('<|>')
  assert.ok(offset >= 0)
  const text = marked.replace('<|>', '')
  return { text, offset, opened: await open({ text, path: 'main.tf' }) }
}

/** The step after a completion was accepted; undefined where it is not offered. */
async function completed(step: string, label: string): Promise<string | undefined> {
  const { text, offset, opened } = await at(step)
  const item = (await completionsIn(opened, offset)).find((each) => each.label === label)
  return item && stepOf(accepted(text, item))
}

/** The step after a refactoring. */
async function refactored(step: string, title: string): Promise<string | undefined> {
  const { text, offset, opened } = await at(step)
  const found = (await refactoringsIn(opened, offset)).find((each) => each.title === title)
  return found && stepOf(applied(text, found.edits))
}

const stepOf = (text: string): string => text.slice(text.indexOf('"wait"') + 7, text.lastIndexOf('\n    }]'))

describe('values that Terraform encodes', () => {
  describe('are completed', () => {
    const cases: readonly (readonly [title: string, step: string, label: string, expected: string | undefined])[] = [
      ['by a key whose value is text', 'desc<|>', 'description', 'description = ""'],
      [
        'behind a heredoc, without a comma behind its mark',
        'description = <<EOT\nhello\nEOT\n<|>',
        'isEnd',
        'description = <<EOT\nhello\nEOT\nisEnd = false',
      ],
      [
        'on the line of an entry behind a comma',
        'action = "aws:sleep" <|>',
        'isEnd',
        'action = "aws:sleep", isEnd = false',
      ],
      ['in a comment not at all', 'action = "aws:sleep" # the <|>', 'isEnd', undefined],
      ['in a comment between entries not at all', '/* a\n <|> */\naction = "aws:sleep"', 'isEnd', undefined],
      ['in an expression not at all', 'outputs = reverse([{ <|> }])', 'Name', undefined],
      [
        'in what a function puts together',
        'outputs = concat([{ <|> }], [])',
        'Name',
        'outputs = concat([{ Name = "" }], [])',
      ],
      ['before an expression not at all', 'action = <|>true ? "a" : "b"', 'aws:sleep', undefined],
      ['before one behind blanks not at all', 'action =<|> lower("A")', 'aws:sleep', undefined],
      [
        'within a heredoc, but not in its indentation',
        'action = "aws:sleep"\ninputs = { Duration = <<-EOT\n <|>   PT1M\n    EOT\n}',
        '{{ Id }}',
        undefined,
      ],
      [
        'within a heredoc, but not as a whole: its mark stands on a line of its own',
        'action = "aws:sleep"\ninputs = { Duration = <<EOT\nP<|>T1M\nEOT\n}',
        '{{ Id }}',
        undefined,
      ],
    ]
    for (const [title, step, label, expected] of cases)
      it(title, async () => assert.equal(await completed(step, label), expected))
  })

  describe('are sorted', () => {
    const sorted = (step: string) => refactored(step, 'sort the keys of the step')
    const inputs = 'inputs = { Duration = "PT1M" }'
    const cases: readonly (readonly [title: string, step: string, expected: string | undefined])[] = [
      ['as they are aligned', `${inputs}\nact<|>ion   = "aws:sleep"`, `action   = "aws:sleep"\n${inputs}`],
      [
        'where they are expressions, or have comments in them',
        `inputs = { # said\n Duration = lower("\${var.a}") }\nact<|>ion = "aws:sleep"`,
        `action = "aws:sleep"\ninputs = { # said\n Duration = lower("\${var.a}") }`,
      ],
      [
        'with the comments beside them',
        `${inputs} # a minute\nisEnd = true /* the end */\nact<|>ion = "aws:sleep", // waits`,
        `action = "aws:sleep", // waits\nisEnd = true /* the end */\n${inputs} # a minute`,
      ],
      [
        'with the comments above them',
        `# how long\n\n// at most\n${inputs}\n/* what */\nact<|>ion = "aws:sleep"`,
        `/* what */\naction = "aws:sleep"\n# how long\n\n// at most\n${inputs}`,
      ],
      [
        'with the marks of heredocs',
        `isEnd = true\ndesc<|>ription = <<EOT\ncat <<X\nEOT\naction = "aws:sleep"`,
        `action = "aws:sleep"\ndescription = <<EOT\ncat <<X\nEOT\nisEnd = true`,
      ],
      ['on one line', `${inputs}, act<|>ion = "aws:sleep"`, `action = "aws:sleep", ${inputs}`],
      ['not where a comment is beside several', `${inputs}, act<|>ion = "aws:sleep" # waits`, undefined],
      ['not where a comment is between two on a line', `${inputs}, /* what */ act<|>ion = "aws:sleep"`, undefined],
      ['not where a comment above has several lines', `${inputs}\n/* what\n*/\nact<|>ion = "aws:sleep"`, undefined],
    ]
    for (const [title, step, expected] of cases) it(title, async () => assert.equal(await sorted(step), expected))
  })

  it('are not put into a loop where one of them is not known', async () => {
    const step = 'act<|>ion = "aws:sleep"\ninputs = { Duration = "PT1M" }'
    const title = 'wrap `wait` in a loop'
    assert.match((await refactored(step, title)) ?? '', /"aws:sleep"\n\s*inputs/)
    assert.equal(await refactored(step.replace('"PT1M"', 'var.duration'), title), undefined)
  })

  it('are renamed with quotes where a name needs them', async () => {
    const { text, opened } = await at('inputs = { Duration = "{{ Id }}" }<|>')
    const renamed = await renameIn(opened, text.indexOf('Id =') + 1, 'for')
    assert.ok(renamed?.ok)
    assert.match(applied(text, renamed.edits), /parameters = \{ "for" = .*Duration = "\{\{ for \}\}"/s)
  })

  it('are as large as what is sent, without blanks and comments', async () => {
    const steps = Array.from({ length: 700 }, (_, at) => `,\n${' '.repeat(60)}# ${'-'.repeat(30)}\n{ name = "s${at}" }`)
    const text = fileOf('').replace('    }]', `    }${steps.join('')}]`)
    const [document] = await lint(
      { text, path: 'main.tf' },
      { today: '2026-11-23', only: new Set(['too-large-document']) },
    )
    assert.deepEqual([text.length > 65_536, document?.diagnostics], [true, []])
  })
})
