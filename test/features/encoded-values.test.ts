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
      ['on the line of an entry not at all', 'action = "aws:sleep" <|>', 'isEnd', undefined],
      ['in a comment not at all', 'action = "aws:sleep" # the <|>', 'isEnd', undefined],
      ['in a comment between entries not at all', '/* a\n <|> */\naction = "aws:sleep"', 'isEnd', undefined],
      ['in an expression not at all', 'outputs = concat([{ <|> }], [])', 'Name', undefined],
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

  it('are sorted where all of them are literal', async () => {
    const step = 'inputs = { Duration = "PT1M" }\nact<|>ion   = "aws:sleep"'
    assert.match((await refactored(step, 'sort the keys of the step')) ?? '', /^action {3}= "aws:sleep"\ninputs = \{/)
    for (const other of ['{ Duration = lower("PT1M") }', '{ Duration = "${var.a}" }', '{ # said\n}'])
      assert.equal(
        await refactored(step.replace('{ Duration = "PT1M" }', other), 'sort the keys of the step'),
        undefined,
      )
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
