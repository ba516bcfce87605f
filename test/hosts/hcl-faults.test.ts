import assert from 'node:assert/strict'
import { findDocuments } from '../../server/hosts/find-documents.js'
import { lint } from '../../server/service.js'
import { applied } from '../support/accept.js'

const tags = '  tags = {\n    of = ["a", (1 + 2)]\n  }\n'

const whole = `resource "aws_ssm_document" "wait" {
  name            = "wait"
  document_type   = "Automation"
  document_format = "YAML"
  content         = <<-EOT
    schemaVersion: '0.3'
    mainSteps:
      - name: wait
        action: aws:slep
        inputs: { Duration: PT1M }
  EOT
${tags}}

resource "aws_s3_bucket" "b" {
  bucket = "b"
}
`

const diagnosticsOf = async (text: string) =>
  (await lint({ text, path: 'main.tf' }, { today: '2026-11-23' })).flatMap(({ diagnostics }) => diagnostics)

const slep = 'no action is named `aws:slep`; did you mean `aws:sleep`?'

/** What is changed in the file, and the fault with its place; whether a fix mends it. */
interface Case {
  readonly title: string
  readonly change: readonly [from: string, to: string]
  readonly said: string
  readonly at: string
  readonly isMended?: true
}

const cases: readonly Case[] = [
  {
    title: 'a colon',
    change: ['name            =', 'name:'],
    said: '`name` needs `=` before its value, not `:`',
    at: ':',
    isMended: true,
  },
  {
    title: 'a colon before the content',
    change: ['content         =', 'content :'],
    said: '`content` needs `=` before its value, not `:`',
    at: ':',
    isMended: true,
  },
  {
    title: 'no sign at all',
    change: ['name            =', 'name'],
    said: '`name` needs `=` before its value',
    at: 'name',
    isMended: true,
  },
  {
    title: 'no sign before a heredoc',
    change: ['content         =', 'content'],
    said: '`content` needs `=` before its value',
    at: 'content',
    isMended: true,
  },
  {
    title: 'a heredoc whose mark has quotes',
    change: ['<<-EOT', '<<-"EOT"'],
    said: 'a heredoc begins with its mark alone at the end of a line; write `<<-EOT`',
    at: '<<-"EOT"',
    isMended: true,
  },
  {
    title: 'a heredoc whose mark is followed by blanks',
    change: ['<<-EOT', '<<-EOT '],
    said: 'a heredoc begins with its mark alone at the end of a line; write `<<-EOT`',
    at: '<<-EOT ',
    isMended: true,
  },
  {
    title: 'a heredoc that is not closed',
    change: [`  EOT\n${tags}`, ''],
    said: 'the heredoc that begins here is not closed; write `EOT` on a line of its own behind it',
    at: '<<-EOT',
  },
  {
    title: 'a heredoc that is closed by another mark',
    change: [`  EOT\n${tags}`, '  EOF\n'],
    said: 'the heredoc that begins here is not closed; it ends with `EOF`',
    at: '<<-EOT',
    isMended: true,
  },
  {
    title: 'a text that is not closed',
    change: ['= "wait"', '= "wait'],
    said: 'this text is not closed on its line',
    at: '"wait',
  },
  {
    title: 'a format that is not closed',
    change: ['"YAML"', '"YAML'],
    said: 'this text is not closed on its line',
    at: '"YAML',
  },
  {
    title: 'a brace that is not closed',
    change: ['  }\n}\n', '  }\n'],
    said: 'the `{` that opens here is not closed',
    at: '{',
  },
  {
    title: 'two signs',
    change: ['name            =', 'name =='],
    said: '`name` needs `=` before its value, not `==`',
    at: '==',
    isMended: true,
  },
  {
    title: 'no sign before the value of a variable',
    change: ['name            = "wait"', 'name var.name # here'],
    said: '`name` needs `=` before its value',
    at: 'name',
    isMended: true,
  },
  {
    title: 'no sign in a map',
    change: ['of = [', 'of ['],
    said: '`of` needs `=` before its value',
    at: 'of',
    isMended: true,
  },
  {
    title: 'two signs in a map',
    change: ['of = [', '"of" == ['],
    said: '`of` needs `=` before its value, not `==`',
    at: '==',
    isMended: true,
  },
  {
    title: 'a block in place of an entry',
    change: ['of = ["a", (1 + 2)]', 'a = 1\n    of {\n      b = "c"\n    }'],
    said: '`of` needs `=` before its value',
    at: 'of',
    isMended: true,
  },
  {
    title: 'no comma between texts',
    change: ['"a", (', '"a"\n  # b\n  "c", ('],
    said: 'a comma is missing behind this item',
    at: '"',
    isMended: true,
  },
  {
    title: 'no comma between maps',
    change: ['"a", (', '{ b = "c" } {}, ('],
    said: 'a comma is missing behind this item',
    at: '}',
    isMended: true,
  },
  {
    title: 'a mistyped function that encodes the content',
    change: [
      /<<-EOT[\s\S]*EOT/.exec(whole)?.[0] ?? '',
      'jsonencoed({ schemaVersion = "0.3", mainSteps = local.steps })',
    ],
    said: 'no function is named `jsonencoed`; did you mean `jsonencode`?',
    at: 'jsonencoed',
    isMended: true,
  },
  {
    title: 'a conflict of two versions',
    change: ['  name            = "wait"', '<<<<<<< HEAD\n  name = "one"\n=======\n  name = "other"\n>>>>>>> other'],
    said: 'this line marks a merge conflict; keep one of both versions, and take the marks out',
    at: '<<<<<<< HEAD',
  },
  {
    title: 'a list that is closed by a brace',
    change: [')]', ')}'],
    said: 'this `}` closes a `[`; write `]`',
    at: '}',
  },
]

describe('what is broken in a Terraform file', () => {
  for (const { title, change, said, at, isMended } of cases)
    it(`is told once: ${title}`, async () => {
      const text = whole.replace(...change)
      assert.notEqual(text, whole)
      const found = await diagnosticsOf(text)
      const [fault, ...others] = found.filter(({ rule }) => rule === 'broken-syntax')
      assert.deepEqual([fault?.message, others], [said, []])
      assert.equal(text.slice(fault?.range.start, fault?.range.end), at)
      const unsaid = found.map(({ message }) => message).filter((message) => message !== said && message !== slep)
      assert.deepEqual(unsaid, [])
      const edits = fault?.fixes[0]?.edits
      assert.equal(edits !== undefined, isMended === true)
      if (edits) assert.deepEqual((await findDocuments({ text: applied(text, edits), path: 'main.tf' })).faults, [])
    })

  it('is nothing that the language allows', async () => {
    const body = `
  count = var.on ? 1 : 0 // either
  for_each = { for k, v in var.x : k => { name : v, "other" = v } if v != "" }
  name = "a-\${join("-", [for x in var.y : "\${x}}"])}\\"{"
  /* a { block
     of "comments */
  lifecycle { ignore_changes = [content] }
  tags = {
data: { a: "b" }
  }
  more = [{ a = "b" }, { c = ["d"][0] }, { "e" : f ? "g" : "h" }, "i" == "j" ? "k" : "l"]
  most = { m = n, o = { p = "q" } }
  last = { for r in ["s"] : r => { t = [for u in ["v"] : { w = u } if u != "x"] } }
  dynamic "attachments_source" {
    for_each = var.files
    iterator = each_file
    content {
      key = "S3FileUrl"
      values = [attachments_source.value]
    }
  }
  provisioner "local-exec" { # }
    command = "echo $\${x} %%{ y }"
    environment = {
      A : "b",
      "C" = <<-EOF
        } ] ) "
      EOF
      (var.d) = -1.5e3
    }
  }
  connection {}
  tags = merge(
    local.tags,
    { Name = "x" }
  )
  version_name = (
    var.a == "b"
    ? "c"
    : "d"
  )
  target_type = "\${var.a == "b" ? "/" : <<EOT
/AWS
EOT
}"
  content = <<EOF
{"a": "
resource "x" "y" {
%{ if var.a }"b"%{ else }'%{ endif ~}
EOF
`
    for (const text of [`resource "aws_ssm_document" "doc" {${body}}\n`, `resource aws_ssm_document doc {${body}}`])
      for (const each of [text, text.replaceAll('\n', '\r\n')])
        assert.deepEqual((await findDocuments({ text: each, path: 'main.tf' })).faults, [])
  })

  it('is not told of a name that is being typed, nor of other resources', async () => {
    for (const text of [
      'resource "aws_ssm_document" "a" {\n  docu\n}\n',
      'resource "aws_ssm_document" "a" {\n  attachments_source\n  content = ""\n}\n',
      'resource "aws_s3_bucket" "a" {\n  bucket: "a"\n}\n',
    ])
      assert.deepEqual((await findDocuments({ text, path: 'main.tf' })).faults, [])
  })

  it('is found in time', async () => {
    const open = 'resource "aws_ssm_document" "x" {\n'
    const many = 30_000
    for (const text of [
      `${open}a = <<E\n}\n`.repeat(many),
      `${open}a = <<E\nE\n}\n`.repeat(many),
      `${open}a: "b"\n}\n`.repeat(many),
      open + 'a "b" '.repeat(many),
      open + '{['.repeat(many),
      `${open}a = [${'{ b = "c" }, '.repeat(many)}]\n}\n`,
    ])
      await findDocuments({ text, path: 'main.tf' })
  })
})
