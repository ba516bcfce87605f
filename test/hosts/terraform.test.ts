import assert from 'node:assert/strict'
import { type Found, findDocuments } from '../../server/hosts/find-documents.js'
import type { Embedded } from '../../server/hosts/host.js'
import { open } from '../../server/hosts/open.js'
import { assertPlaces, contentOf, unknownsOf } from '../support/embedded.js'

const find = (text: string, path = 'main.tf'): Promise<Found> => findDocuments({ text, path })

const resource = (body: string): string => `resource "aws_ssm_document" "doc" {\n${body}\n}\n`

async function only(text: string, path?: string): Promise<Embedded> {
  const { documents } = await find(text, path)
  assert.equal(documents.length, 1)
  return documents[0] ?? assert.fail()
}

describe('documents in Terraform files', () => {
  it('are the content of each document resource', async () => {
    const text = `# "a comment
locals { x = "\${ jsonencode({ b = "}" }) }" }
resource "aws_s3_bucket" "content" { bucket = "x" }
${resource('  name = "stop"\n  document_type = "Automation"\n  content = "{\\"schemaVersion\\": \\"0.3\\", \\"mainSteps\\": []}"')}`
    const document = await only(text)
    assert.deepEqual([document.kind, document.name, document.host], ['Automation', 'stop', 'Terraform'])
    assert.deepEqual(contentOf(document), { schemaVersion: '0.3', mainSteps: [] })
    assertPlaces(text, document)
  })

  it('are read however many parts they have', async () => {
    const step = '{ name = "wait", action = "aws:sleep", inputs = { Duration = "PT1S" } }'
    const steps = Array.from({ length: 10_000 }, () => step).join(',\n')
    const document = await only(resource(`content = jsonencode({ schemaVersion = "0.3", mainSteps = [${steps}] })`))
    assert.equal((contentOf(document) as { mainSteps: unknown[] }).mainSteps.length, 10_000)
  })

  it('are passed over where the content is elsewhere', async () => {
    for (const content of [
      'file("doc.json")',
      'templatefile("doc.yaml", { a = 1 })',
      'local.doc',
      '"$' + '{file("x")}"',
      'jsonencode(local.x)',
    ]) {
      const found = await find(resource(`  content = ${content}`))
      assert.deepEqual([found.documents.length, found.relevant, found.faults], [0, true, []], content)
    }
  })

  it('are found in local values of the file', async () => {
    const text = `locals {
  name = "a"
  restart = <<-EOT
    schemaVersion: '0.3'
    mainSteps: []
  EOT
}
${resource('  name = "restart"\n  content = local.restart # above')}`
    const document = await only(text)
    assert.deepEqual([document.kind, document.name], ['Automation', 'restart'])
    assert.deepEqual(contentOf(document), { schemaVersion: '0.3', mainSteps: [] })
    assertPlaces(text, document)
    const other = text.replace('content = local.restart', 'content = local.name\n  tags = { of = local.restart }')
    assert.deepEqual((await find(other)).documents, [])
  })

  it('are found in the maps of local values', async () => {
    const text = `locals {
  texts = {
    "re-start" = <<-EOT
      schemaVersion: '0.3'
      mainSteps: []
    EOT
    of = { stop = jsonencode({ schemaVersion = "2.2", mainSteps = [] }) }
  }
  made = { for name in ["of"] : name => jsonencode({ schemaVersion = "2.2" }) }
}
output "all" {
  value = [local.texts, local.made]
}
`
    const version = async (content: string) => {
      const [document, ...others] = (await find(text + resource(`  content = ${content}`))).documents
      assert.deepEqual(others, [])
      if (document) assertPlaces(text, document)
      return document && (contentOf(document) as { schemaVersion: string }).schemaVersion
    }
    assert.equal(await version('local.texts["re-start"]'), '0.3')
    assert.equal(await version('local.texts.re-start'), '0.3')
    assert.equal(await version('local.texts.of["stop"]'), '2.2')
    for (const content of [
      'local.texts',
      'local.texts.stop',
      'local.texts["of"]',
      'local.made["of"]',
      'local.made.name',
    ])
      assert.equal(await version(content), undefined, content)
    assert.equal(await version('local.texts[each.key]'), undefined)
  })

  it('are found in local values for other files, of whose resources nothing is known', async () => {
    const text = `locals {
  name    = "a"
  notes   = "schemaVersion: '0.3'"
  other   = jsonencode({ schemaVersion = 3, mainSteps = "x" })
  restart = <<-EOT
    schemaVersion: '0.3'
    mainSteps: []
  EOT
  stop = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
}
`
    const { documents, relevant } = await find(text)
    assert.ok(relevant)
    assert.deepEqual(
      documents.map((each) => [each.kind, each.name, each.resource, contentOf(each)]),
      [
        ['Automation', undefined, undefined, { schemaVersion: '0.3', mainSteps: [] }],
        ['Command', undefined, undefined, { schemaVersion: '2.2', mainSteps: [] }],
      ],
    )
    for (const each of documents) assertPlaces(text, each)
    const used = `${text}resource "x" "y" {\n  z = [replace(local.restart, "a", "b"), templatestring(local.stop, {})]\n}\n`
    assert.deepEqual((await find(used)).documents, [])
  })

  it('are found among what a module is given, in maps and lists too', async () => {
    const text = `module "documents" {
  source  = "./documents" # schemaVersion
  content = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
  other   = jsonencode({ schemaVersion = "1.0", rules = [] })
  session = "{ schemaVersion: '1.0', sessionType: Port }"
  all = {
    "restart-nginx" = {
      format  = "YAML"
      content = <<-EOT
        schemaVersion: '0.3'
        mainSteps: []
      EOT
    }
    more = [file("x"), { of = [jsonencode({ schemaVersion = "1.2", runtimeConfig = {} })] }]
  }
}
`
    const { documents, relevant } = await find(text)
    assert.ok(relevant)
    assert.deepEqual(
      documents.map((each) => [each.kind, each.name, each.resource, contentOf(each)]),
      [
        ['Command', undefined, undefined, { schemaVersion: '2.2', mainSteps: [] }],
        ['Session', undefined, undefined, { schemaVersion: '1.0', sessionType: 'Port' }],
        ['Automation', undefined, undefined, { schemaVersion: '0.3', mainSteps: [] }],
        ['Command', undefined, undefined, { schemaVersion: '1.2', runtimeConfig: {} }],
      ],
    )
    for (const each of documents) assertPlaces(text, each)
    const elsewhere = `module "documents" {\n  content = templatefile("schemaVersion.yaml", {})\n}\n`
    assert.deepEqual(await find(elsewhere), { documents: [], faults: [], relevant: false, unread: [] })
  })

  it('have the characters that escapes with all their hexadecimal digits name, and other escapes as they stand', async () => {
    for (const [written, meant] of [
      ['\\u00e9\\U0001F600', 'é😀'],
      ['\\u-123', '\\u-123'],
      ['\\U-1234567', '\\U-1234567'],
      ['\\U00110000', '\\U00110000'],
      ['\\u12g4', '\\u12g4'],
      ['\\u12', '\\u12'],
    ] as const)
      assert.deepEqual(contentOf(await only(resource(`  content = "a: ${written}"`))), { a: meant })
  })

  it('know the arguments around them by the names of CloudFormation', async () => {
    const text = resource(
      '  name = "a-${var.b}" # c\n  document_format = "YAML" // d\n  attachments_source { key = "SourceUrl" }\n  content = "a: 1"',
    )
    const { resource: around } = await only(text)
    assert.deepEqual(
      [...(around?.properties ?? [])].map(([name, { value }]) => [name, value]),
      [
        ['Name', undefined],
        ['DocumentFormat', 'YAML'],
        ['Attachments', undefined],
        ['Content', 'a: 1'],
      ],
    )
    const { start, end } = around?.properties.get('DocumentFormat')?.range ?? assert.fail()
    assert.equal(text.slice(start, end), 'YAML')
    assert.equal(around?.nameOf('DocumentType'), 'document_type')
  })

  describe('in heredocs', () => {
    it('lose their common indentation and keep their places', async () => {
      const text = resource(`  content = <<-EOT
    schemaVersion: '0.3'

    mainSteps:
      - name: wait
        action: aws:sleep
  EOT`)
      const document = await only(text)
      assert.deepEqual(contentOf(document), {
        schemaVersion: '0.3',
        mainSteps: [{ name: 'wait', action: 'aws:sleep' }],
      })
      assertPlaces(text, document)
    })

    it('keep all of it without a dash', async () => {
      const document = await only(resource('  content = <<EOT\n  a: b\nEOT'))
      assert.equal(document.tree.text, '  a: b\n')
    })

    it('have unknown values where Terraform fills them in', async () => {
      const text = resource(`  content = <<-EOT
    schemaVersion: '0.3'
    description: "for \${var.a["x"]} and $\${HOME}"
    parameters:
      Count: { type: Integer, default: \${ var.count } }
    mainSteps:
      - name: a
        action: aws:executeScript
        inputs:
          Script: |
            %{ if var.b ~}
            print('{{ Count }}')
            %{ endif ~}
          Other: '{{ \${var.name} }}'
  EOT`)
      const document = await only(text)
      assert.deepEqual(
        unknownsOf(text, document).map((each) => each.trim().split('\n')[0]),
        ['for ${var.a["x"]} and $${HOME}', '${ var.count }', '%{ if var.b ~}', '{{ ${var.name} }}'],
      )
      assertPlaces(text, document)
      const { models } = await open({ text, path: 'main.tf' })
      assert.deepEqual(
        models[0]?.document?.references.map(({ target }) => target),
        [{ kind: 'parameter', name: 'Count' }],
      )
    })

    it('are known in part where directives decide which keys there are', async () => {
      const text = resource(`  content = <<-EOT
    schemaVersion: '0.3'
    %{ if var.a ~}
    mainSteps: []
    %{ endif ~}
  EOT`)
      const document = await only(text)
      const expected = { schemaVersion: '0.3', mainSteps: '{{ }}' }
      assert.deepEqual([contentOf(document), document.open, document.faults], [expected, true, []])
    })

    it('are known but for what stands alone on a line of JSON', async () => {
      const step = '{ "name": "a", "action": "aws:sleep" }'
      const known = { name: 'a', action: 'aws:sleep' }
      const [one, two] = ['$' + '{local.first}', '$' + '{local.second}']
      const contents: [string, unknown][] = [
        [`"mainSteps": [\n${one},\n${step}\n]`, ['{{ }}', known]],
        [`"mainSteps": [\n${step}\n  ${one}\n]`, [known, '{{ }}']],
        [`"mainSteps": [\n${one}\n${step}\n${two}\n${step}\n]`, ['{{ }}', known, '{{ }}', known]],
        [`"mainSteps": [\n{ "name": "a",\n${one},\n"action": "aws:sleep" },\n${step}]`, ['{{ }}', known]],
        [`${one},\n"mainSteps": [${step}]`, [known]],
        [`${one}\n${two}\n"mainSteps": [${step}]\n${one}`, [known]],
        [`"mainSteps":\n${one}`, '{{ }}'],
      ]
      for (const [content, steps] of contents) {
        const text = resource(`  content = <<EOT\n{\n"schemaVersion": "0.3",\n${content}\n}\nEOT`)
        const document = await only(text)
        assert.deepEqual((contentOf(document) as Record<string, unknown>)['mainSteps'], steps, content)
        assert.deepEqual([document.partial, document.open, document.faults], [undefined, true, []], content)
      }
      const short = resource(`  content = <<EOT\n{\n"schemaVersion": "0.3",\n$` + `{a}\n"mainSteps": []\n}\nEOT`)
      assert.deepEqual((await find(short)).documents, [])
    })

    it('have unknown values where directives may leave out, or repeat, what stands in them', async () => {
      const text = resource(`  content = <<EOT
schemaVersion: '2.2'
mainSteps:
- action: aws:runShellScript
  name: run
  inputs:
    workingDirectory: /tmp
    runCommand:
    - pwd
%{ for command in var.commands ~}
    - \${command}
%{ endfor ~}
- action: aws:runShellScript
  name: log
  inputs:
  %{ if var.slow }
    timeoutSeconds: 900
  %{ else }
    timeoutSeconds: 60
  %{ endif }
    runCommand: [df]
EOT`)
      const document = await only(text)
      assert.deepEqual([document.faults, document.partial], [[], undefined])
      assert.deepEqual(contentOf(document), {
        schemaVersion: '2.2',
        mainSteps: [
          {
            action: 'aws:runShellScript',
            name: 'run',
            inputs: { workingDirectory: '/tmp', runCommand: ['pwd', '{{ }}'] },
          },
          { action: 'aws:runShellScript', name: 'log', inputs: '{{ }}' },
        ],
      })
    })

    it('have unknown values where directives within a line may leave out, or repeat, what stands in them', async () => {
      const text = resource(`  content = <<EOT
schemaVersion: '2.2'
mainSteps:
- action: aws:runShellScript
  name: run%{ if var.again }Again%{ endif }
  inputs:
    timeoutSeconds: %{ if var.slow ~} 900 %{~ else ~} 60 %{~ endif }
    runCommand: [df, %{ for command in var.commands }"\${command}",%{ endfor } 'ls']
- action: aws:runShellScript
  name: list
  inputs:
    runCommand:
    - pwd
    %{ if var.hidden }- ls -a%{ else }- ls%{ endif }
    workingDirectory: /%{ if false }%{ endif }tmp
- action: aws:runShellScript
  name: more
  inputs: { runCommand: [df]%{ if var.slow }, timeoutSeconds: 900%{ endif } }
EOT`)
      const document = await only(text)
      assert.deepEqual([document.faults, document.partial], [[], undefined])
      assert.deepEqual(contentOf(document), {
        schemaVersion: '2.2',
        mainSteps: [
          {
            action: 'aws:runShellScript',
            name: '{{ }}',
            inputs: { timeoutSeconds: '{{ }}', runCommand: ['df', '{{ }}', 'ls'] },
          },
          {
            action: 'aws:runShellScript',
            name: 'list',
            inputs: { runCommand: ['pwd', '{{ }}'], workingDirectory: '/tmp' },
          },
          { action: 'aws:runShellScript', name: 'more', inputs: '{{ }}' },
        ],
      })
    })

    it('may have a comma too many in JSON where directives decide whether it is there', async () => {
      const text = resource(
        '  content = <<EOT\n{ "schemaVersion": "2.2", "mainSteps": [%{ for step in var.steps }{ "name": "${step}" },%{ endfor }] }\nEOT',
      )
      const document = await only(text)
      assert.deepEqual(document.faults, [])
      assert.deepEqual(contentOf(document), { schemaVersion: '2.2', mainSteps: ['{{ }}'] })
      const all = await only(text.replace('var.steps }', '$&%{ endfor }').replace('},%{ endfor }', '},'))
      assert.deepEqual(
        all.faults.map(({ code }) => code),
        ['trailing-comma'],
      )
    })

    it('are passed over where directives within a line decide their structure', async () => {
      const found = await find(
        resource("  content = <<EOT\nschemaVersion: '2.2'\na: true%{ if var.b }b: c%{ endif }\nEOT"),
      )
      assert.deepEqual([found.documents, found.relevant], [[], true])
    })

    it('report what is broken in them whatever directives leave out', async () => {
      const heredoc = (lines: string) =>
        find(
          resource(`  content = <<EOT\nschemaVersion: '2.2'\n%{ if var.b }\ndescription: b\n%{ endif }\n${lines}EOT`),
        )
      const [document] = (await heredoc('parameters:\n  a:\n    type: "String\n  b:\n    type: String\n')).documents
      assert.match(document?.faults[0]?.message ?? '', /opens here is not closed/)
      const { documents } = await heredoc('%{ if var.b }\nx: [\n%{ else }\ny: [\n%{ endif }\n1]\n')
      assert.deepEqual(documents, [])
    })

    it('are known where their ends are trimmed', async () => {
      for (const trim of ['trimspace', 'chomp'] as const) {
        const text = resource(`  content = ${trim}(<<EOT\nschemaVersion: '2.2'\ndescription: a\nEOT\n  )`)
        const document = await only(text)
        assert.deepEqual(contentOf(document), { schemaVersion: '2.2', description: 'a' })
        assertPlaces(text, document)
      }
    })

    it('report what is broken in them', async () => {
      const text = resource('  content = <<EOT\n{ "schemaVersion": "2.2", }\nEOT')
      const { faults, toHost } = await only(text)
      assert.equal(faults[0]?.code, 'trailing-comma')
      const { start, end } = toHost(faults[0] ?? assert.fail())
      assert.equal(text.slice(start, end + 2), ', }')
    })
  })

  describe('that are encoded', () => {
    it('are the value of the expression', async () => {
      const text = resource(`  content = jsonencode({
    schemaVersion = "2.2" # two
    "description" : "a \\"quoted\\" text",
    parameters = { A = { type = "String", default = var.a } }
    mainSteps = [
      /* one */ { action = "aws:runShellScript", name = "run", inputs = { timeoutSeconds = 60, runCommand = [
        "echo \${var.b} {{ A }}", <<-EOF
          if [ "$\${HOME}" ]; then
            exit
          fi
        EOF
        , local.more, true ? 1 : 2, false, null] } },
    ]
  })`)
      const document = await only(text)
      assert.deepEqual(contentOf(document), {
        schemaVersion: '2.2',
        description: 'a "quoted" text',
        parameters: { A: { type: 'String', default: '{{ }}' } },
        mainSteps: [
          {
            action: 'aws:runShellScript',
            name: 'run',
            inputs: {
              timeoutSeconds: 60,
              runCommand: ['{{ }}', 'if [ "${HOME}" ]; then\n  exit\nfi\n', '{{ }}', '{{ }}', false, null],
            },
          },
        ],
      })
      assert.deepEqual(unknownsOf(text, document), ['var.a', 'echo ${var.b} {{ A }}', 'local.more', 'true ? 1 : 2'])
      assertPlaces(text, document)
    })

    it('keep references within what is not literal', async () => {
      const text = resource(`  content = jsonencode({
    schemaVersion = "0.3"
    parameters = { A = { type = "String" } }
    mainSteps = [{ name = "a", action = "aws:sleep", inputs = {
      Payload = jsonencode({ a = "{{ A }}" })
      Duration = "PT\${replace("{{ B }}", "B", var.b)}M"
    } }]
  })`)
      const { models } = await open({ text, path: 'main.tf' })
      const references = models[0]?.document?.references ?? []
      assert.deepEqual(
        references.map(({ target }) => target),
        [{ kind: 'parameter', name: 'A' }],
      )
    })

    it('are the local value that is encoded', async () => {
      const text = `locals {\n  it = {\n    schemaVersion = "2.2"\n  }\n}\n${resource('  content = jsonencode(local.it)')}`
      const document = await only(text)
      assert.deepEqual(contentOf(document), { schemaVersion: '2.2' })
      assertPlaces(text, document)
    })

    it('are YAML where they are encoded so', async () => {
      const document = await only(resource('  content = yamlencode({ a = "b" })'))
      assert.equal(document.resource?.content, 'yaml')
    })

    it('have nothing wrong where a key or a value is half typed: Terraform says so', async () => {
      for (const half of ['na', 'name', 'name =', 'name = \n    action = "aws:sleep"']) {
        const text = resource(
          `  content = jsonencode({\n    schemaVersion = "0.3"\n    mainSteps = [{ ${half}\n    }]\n  })`,
        )
        const document = await only(text)
        assert.deepEqual([document.faults, document.partial], [[], true], half)
      }
    })

    it('may end maps and lists with commas', async () => {
      const document = await only(resource('  content = jsonencode({ a = [1, 2,], b = { c = 3, }, })'))
      assert.deepEqual(
        [contentOf(document), document.faults, document.partial],
        [{ a: [1, 2], b: { c: 3 } }, [], undefined],
      )
    })

    it('have unknown maps where loops or unknown keys make them', async () => {
      const text = resource(
        '  content = jsonencode({ a = { for k in x : k => 1 }, b = [for k in x : k], c = { (var.k) = 1 }, d = { "${x}" = 1 } })',
      )
      assert.deepEqual(contentOf(await only(text)), { a: '{{ }}', b: '{{ }}', c: '{{ }}', d: '{{ }}' })
    })
  })

  describe('put together by functions', () => {
    const encoded = (expression: string) => resource(`  content = jsonencode(${expression})`)

    it('are read as far as they are written out', async () => {
      const cases = [
        ['concat([1, 2], [3], )', [1, 2, 3]],
        ['concat([1, 2,], [], [ # none\n ], [3,])', [1, 2, 3]],
        ['concat([], [1])', [1]],
        ['concat()', []],
        ['concat([1], var.more, [for x in var.some : x], [2])', [1, '{{ }}', '{{ }}', 2]],
        ['concat(var.more, [{ b = concat(["x"], local.y) }])', ['{{ }}', { b: ['x', '{{ }}'] }]],
        ['concat(concat([1], []), tolist([2]))', [1, 2]],
        ['concat([[1]], [[2]])', [[1], [2]]],
        ['flatten([[1, [2, []]], [[]], 3, [for x in var.some : x], [4],])', [1, 2, 3, '{{ }}', 4]],
        ['flatten(concat([[1]], [2]))', [1, 2]],
        ['[concat([1], [2])]', [[1, 2]]],
        ['merge({ b = 1 }, { c = 2\n d = 3\n }, {})', { b: 1, c: 2, d: 3 }],
        ['tomap({ b = 1 })', { b: 1 }],
        ['concat([1], [2]) + 1', '{{ }}'],
        ['concat({ b = 1 })', ['{{ }}']],
        ['merge({ b = 1 }, { b = 2 })', '{{ }}'],
        ['merge({ b = 1 }, var.more)', '{{ }}'],
        ['setunion([1], [2])', '{{ }}'],
      ] as const
      for (const [expression, a] of cases) {
        const text = encoded(`{ a = ${expression}, z = "last" }`)
        const document = await only(text)
        assert.deepEqual(
          [contentOf(document), document.faults, document.partial],
          [{ a, z: 'last' }, [], undefined],
          expression,
        )
        assertPlaces(text, document)
      }
    })

    it('are documents as a whole', async () => {
      const document = await only(encoded('merge({ schemaVersion = "0.3" }, { mainSteps = [] })'))
      assert.deepEqual(contentOf(document), { schemaVersion: '0.3', mainSteps: [] })
      const open = await only(encoded('merge(local.more, { schemaVersion = "0.3", mainSteps = [1] })'))
      assert.deepEqual(
        [open.root?.entries.map(({ value }) => value.kind), open.open],
        [['scalar', 'scalar', 'list'], true],
      )
    })

    it('are read in time however deep they are', async () => {
      const many = 20_000
      for (const call of ['concat([1], ', 'flatten([[1], ', 'merge({ a = 1 }, ', 'concat('])
        for (const inner of ['x', '[1]'])
          await find(encoded(`{ a = ${call.repeat(many)}${inner}${'])'.repeat(many)} }`))
    })
  })

  it('are found in JSON syntax', async () => {
    const content = '{"schemaVersion": "0.3", "description": "${var.a} {{ B }}", "mainSteps": []}'
    const block = { name: 'a', document_type: 'Automation', content }
    for (const aws_ssm_document of [{ doc: block }, { doc: [block] }, [{ doc: block }]]) {
      const text = JSON.stringify({ resource: { aws_ssm_document } }, null, 2)
      const document = await only(text, 'main.tf.json')
      assert.deepEqual(contentOf(document), { schemaVersion: '0.3', description: '{{ }}', mainSteps: [] })
      assert.equal(document.kind, 'Automation')
      assertPlaces(text, document)
    }
  })

  it('are read however the file is cut off', async () => {
    const text = resource(
      '  content = jsonencode({ a = "b ${c ? "d" : "e"}", f = [1, <<-EOF\n    g "h" $${i}\n  EOF\n  , (j)] })\n  k { l = 1 }',
    )
    for (let end = 0; end <= text.length; end++) {
      const { documents } = await find(text.slice(0, end))
      for (const { tree, toHost } of documents) assert.ok(toHost({ start: 0, end: tree.text.length }).end <= end)
    }
  })

  it('are read in time whatever stands in the file', async () => {
    const many = 50_000
    const open = 'resource "aws_ssm_document" "x" {\ncontent = '
    const hostile = [
      '"${'.repeat(many),
      'a {'.repeat(many),
      'a b '.repeat(many),
      'a = <<A\n'.repeat(many),
      `${open}jsonencode(${'['.repeat(many)}1${'+1]'.repeat(many)})\n}`,
      `${open}jsonencode(${'{a='.repeat(many)})\n}`,
      `${open}<<EOF\na: "${'${a}'.repeat(many)}"\nEOF\n}`,
      `${open}<<EOF\na: ${'{{${x}}}'.repeat(many)}\nEOF\n}`,
      `${open}<<-EOF\n${'  '.repeat(many)}x: \${a}\nEOF\n}`,
      `${open}<<EOF\na: b\n${'%{ if c }\nd: e\n'.repeat(many / 10)}EOF\n}`,
    ]
    for (const text of hostile) assert.ok((await find(text)).faults.length <= 1)
  })
})
