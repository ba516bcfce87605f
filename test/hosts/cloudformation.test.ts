import assert from 'node:assert/strict'
import { type Found, findDocuments } from '../../server/hosts/find-documents.js'
import type { Embedded } from '../../server/hosts/host.js'
import { open } from '../../server/hosts/open.js'
import { lint } from '../../server/service.js'
import { assertPlaces, contentOf, unknownsOf } from '../support/embedded.js'
import { corpusFiles, hasCorpus } from '../support/corpus.js'

/** A template with one document of the given properties, each line indented by six. */
const template = (properties: string): string =>
  `Resources:\n  Doc:\n    Type: AWS::SSM::Document\n    Properties:\n${properties.replace(/^(?=.)/gm, '      ')}`

const find = (text: string, path = 'template.yaml'): Promise<Found> => findDocuments({ text, path })

async function only(text: string, path?: string): Promise<Embedded> {
  const { documents } = await find(text, path)
  assert.equal(documents.length, 1)
  return documents[0] ?? assert.fail()
}

describe('documents in CloudFormation templates', () => {
  it('are the content of each document resource', async () => {
    const text = template(`DocumentType: Automation
Name: stop
Content:
  schemaVersion: '0.3'
  mainSteps:
    - { name: wait, action: 'aws:sleep', inputs: { Duration: PT1M } }
`)
    const document = await only(text)
    assert.equal(document.kind, 'Automation')
    assert.equal(document.name, 'stop')
    assert.deepEqual(contentOf(document), {
      schemaVersion: '0.3',
      mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1M' } }],
    })
    assertPlaces(text, document)
  })

  it('are found in JSON templates', async () => {
    const content = { schemaVersion: '2.2', mainSteps: [{ action: { 'Fn::Sub': '$' + '{A}' }, name: { Ref: 'Name' } }] }
    const text = JSON.stringify({ Resources: { A: { Type: 'AWS::SSM::Document', Properties: { Content: content } } } })
    const document = await only(text, 'template.json')
    assert.deepEqual(contentOf(document), { schemaVersion: '2.2', mainSteps: [{ action: '{{ }}', name: '{{ }}' }] })
    assertPlaces(text, document)
  })

  it('are found within loops, transforms and the Serverless Framework', async () => {
    const resource = "{ Type: 'AWS::SSM::Document', Properties: { Content: { schemaVersion: '0.3', mainSteps: [] } } }"
    const loop = `Resources:\n  Fn::ForEach::Docs: [Name, [A, B], { 'Doc\${Name}': ${resource} }]\n`
    const transform = `Resources:\n  Fn::Transform: { Inner: ${resource} }\n`
    const serverless = `service: x\nresources:\n  - Resources: { Doc: ${resource} }\n`
    for (const text of [loop, transform, serverless])
      assert.equal((await find(text, 'a.yaml')).documents.length, 1, text)
  })

  it('are found in snippets of resources, which `AWS::Include` puts into templates', async () => {
    const resource = "{ Type: 'AWS::SSM::Document', Properties: { Content: { schemaVersion: '0.3', mainSteps: [] } } }"
    assert.equal((await find(`Topic: { Type: 'AWS::SNS::Topic' }\nDoc: ${resource}\n`, 'a.yaml')).documents.length, 1)
    const event = "resources: [{ ARN: x, type: 'AWS::SSM::Document' }]\n"
    for (const text of [
      event,
      "Doc: { Type: 'AWS::SSM::Document' }\n",
      "a: { Type: 'AWS::SNS::Topic', Properties: {} }",
    ])
      assert.equal((await find(text, 'a.yaml')).relevant, false, text)
  })

  it('are the content of the resources of cdk-ssm-document, of whose properties nothing is said', async () => {
    const text = `Resources:
  Doc:
    Type: Custom::SSM-Document
    Properties:
      ServiceToken: !GetAtt Function.Arn
      Name: aws-stop
      Content:
        schemaVersion: '2.2'
        mainSteps:
          - { name: wait, action: 'aws:runShellScrip', inputs: { runCommand: [ls] } }
`
    const linted = await lint({ text, path: 'template.yaml' }, { today: '2026-11-27' })
    assert.deepEqual(
      linted.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)),
      ['unknown-plugin'],
    )
  })

  it('are not looked for in documents that hold a template', async () => {
    const text =
      "schemaVersion: '1.0'\ntemplateBody:\n  Resources:\n    A: { Type: 'AWS::SSM::Document' }\nResources: {}\n"
    const document = await only(text, 'document.yaml')
    assert.equal(document.kind, 'CloudFormation')
    assert.equal(document.host, undefined)
  })

  it('are taken for what their content is where the stated type is another', async () => {
    const content = "Content: { schemaVersion: '0.3', mainSteps: [{ name: a, action: 'aws:sleep' }] }\n"
    assert.equal((await only(template(`DocumentType: Command\n${content}`))).kind, 'Automation')
    assert.equal((await only(template(content))).kind, 'Automation')
    assert.equal((await only(template('Content: { a: 1 }\n'))).kind, 'Command')
  })

  it('keep the stated type where the steps are of it and only the schema version is not', async () => {
    const content = "Content: { schemaVersion: '2.2', mainSteps: [{ name: a, action: 'aws:sleep' }] }\n"
    assert.equal((await only(template(`DocumentType: Automation\n${content}`))).kind, 'Automation')
  })

  it('keep a schema version that is a number, so that a rule can say so', async () => {
    const { models } = await open({
      text: template('Content: { schemaVersion: 2.2, mainSteps: [] }\n'),
      path: 'a.yaml',
    })
    assert.equal(models[0]?.document?.schemaVersion, '2.2')
    const node = models[0]?.document?.entry('schemaVersion')?.value
    assert.equal(node?.kind === 'scalar' && node.value, 2.2)
  })

  describe('with functions', () => {
    const unknowns = async (value: string) => {
      const text = template(`Content:\n  schemaVersion: '0.3'\n  description: ${value}\n`)
      return unknownsOf(text, await only(text))
    }

    it('have unknown values where a function stands', async () => {
      for (const call of [
        '!Ref Name',
        '!GetAtt A.B',
        "!Join ['-', [a, b]]",
        '{ Ref: Name }',
        "{ 'Fn::ImportValue': x }",
        '!FindInMap [A, B, C]',
      ])
        assert.equal((await unknowns(call)).length, 1, call)
    })

    it('have known texts where `!Sub` has no variable', async () => {
      assert.deepEqual(await unknowns('!Sub plain text'), [])
      assert.deepEqual(await unknowns("!Sub '$" + "{Name}'"), ['$' + '{Name}'])
    })

    it('keep references within texts of functions, with their places', async () => {
      const text = template(`Content:
  schemaVersion: '0.3'
  parameters:
    One: { type: String }
    Two: { type: String }
  mainSteps:
    - name: a
      action: aws:sleep
      inputs:
        Duration: !Sub '{{ One }} \${AWS::Region} \${!Literal}'
        Other: !Join ['-', ['{{ Two }}', !Ref X]]
        Third: { 'Fn::Sub': ['{{ One }}\${a}', { a: 1 }] }
        Encoded: !Base64 '{{ One }}'
        Filled: !Sub '{{ \${Name} }}'
`)
      const { models } = await open({ text, path: 'a.yaml' })
      const references = models[0]?.document?.references ?? []
      const written = references.map(({ target, scalar, from, to }) => [
        target.kind === 'parameter' && target.name,
        String(scalar.value).slice(from, to),
      ])
      assert.deepEqual(written, [
        ['One', '{{ One }}'],
        ['Two', '{{ Two }}'],
        ['One', '{{ One }}'],
      ])
      const { rangeOfName } = await import('../../server/document/references.js')
      for (const reference of references) {
        const { start, end } = rangeOfName(models[0]?.document?.tree ?? assert.fail(), reference)
        assert.match(text.slice(start, end), /^(?:One|Two)$/)
      }
    })

    it('leave out what is `AWS::NoValue`', async () => {
      const text = template(`Content:
  schemaVersion: '0.3'
  description: !Ref AWS::NoValue
  mainSteps:
    - { name: a, action: 'aws:sleep' }
    - !If [Late, { name: b, action: 'aws:sleep' }, !Ref AWS::NoValue]
    - !If [Late, !Ref AWS::NoValue, { Ref: 'AWS::NoValue' }]
`)
      assert.deepEqual(contentOf(await only(text)), {
        schemaVersion: '0.3',
        mainSteps: [
          { name: 'a', action: 'aws:sleep' },
          { name: 'b', action: 'aws:sleep' },
        ],
      })
    })

    it('are known but for the sections and steps that a function brings forth', async () => {
      const section = await only(
        template("Content: { schemaVersion: '0.3', parameters: !FindInMap [A, B, C], mainSteps: [] }\n"),
      )
      const step = await only(template("Content: { schemaVersion: '0.3', mainSteps: [!Ref Step] }\n"))
      const none = await only(template("Content: { schemaVersion: '0.3', mainSteps: [{ name: !Ref Step }] }\n"))
      const version = await only(template('Content: { schemaVersion: !Ref Version, mainSteps: [] }\n'))
      assert.deepEqual(
        [section, step, none].map(({ partial, open }) => [partial, open]),
        [
          [undefined, true],
          [undefined, true],
          [undefined, undefined],
        ],
      )
      assert.equal(version.partial, true)
    })

    it('are passed over where a function gives the whole content', async () => {
      for (const content of [
        '!Ref Content',
        "{ 'Fn::Transform': { Name: 'AWS::Include' } }",
        '!GetAtt A.B',
        '!If [A, !Ref B, !Ref C]',
      ]) {
        const found = await find(template(`Content: ${content}\n`))
        assert.deepEqual([found.documents.length, found.relevant], [0, true], content)
      }
    })
  })

  describe('as text', () => {
    it('have the places of the template', async () => {
      const text = template(`DocumentFormat: YAML
Content: |
  schemaVersion: '0.3'
  description: "a folded
    text"
  mainSteps:
    - name: wait
      action: aws:sleep
`)
      const document = await only(text)
      assert.equal(document.resource?.content, 'yaml')
      assertPlaces(text, document)
    })

    it('have them within quotes and escapes', async () => {
      const json = JSON.stringify({ schemaVersion: '2.2', description: 'a "b" c', mainSteps: [{ name: 'wait' }] })
      const text = JSON.stringify({ Resources: { A: { Type: 'AWS::SSM::Document', Properties: { Content: json } } } })
      const document = await only(text, 'a.json')
      assert.equal(document.resource?.content, 'json')
      assertPlaces(text, document)
      const mainSteps = document.root?.entries.find(({ key }) => key.value === 'description')
      const { start, end } = document.toHost(mainSteps?.value ?? assert.fail())
      assert.equal(text.slice(start, end), 'a \\\\\\"b\\\\\\" c')
    })

    it('have unknown values where `!Sub` fills them in', async () => {
      const text = template(`Content: !Sub |
  {
    "schemaVersion": "2.2",
    "description": "in \${AWS::Region}, not \${!HOME}",
    "parameters": { "Count": { "type": "Integer", "default": \${Count} }, "A": { "type": "String", "default": "{{ \${Name} }}" } },
    "mainSteps": [{ "name": "a", "action": "aws:runShellScript", "inputs": { "runCommand": ["echo \${!HOME} {{ A }}"] } }]
  }
`)
      const document = await only(text)
      assert.deepEqual(unknownsOf(text, document), ['in ${AWS::Region}, not ${!HOME}', '${Count}', '{{ ${Name} }}'])
      assert.match(JSON.stringify(contentOf(document)), /echo \$\{HOME\} \{\{ A \}\}/)
      const { models } = await open({ text, path: 'a.yaml' })
      assert.deepEqual(
        models[0]?.document?.references.map(({ target }) => target),
        [{ kind: 'parameter', name: 'A' }],
      )
    })

    it('are put together from `Fn::Join`', async () => {
      const parts = [
        '{"schemaVersion": "0.3",',
        { 'Fn::Join': ['', ['"description": "', { Ref: 'Text' }, '",']] },
        '"mainSteps": []}',
      ]
      const Content = { 'Fn::Join': ['\n', parts] }
      const text = JSON.stringify(
        { Resources: { A: { Type: 'AWS::SSM::Document', Properties: { Content } } } },
        null,
        2,
      )
      const document = await only(text, 'a.json')
      assert.deepEqual(contentOf(document), { schemaVersion: '0.3', description: '{{ }}', mainSteps: [] })
      assertPlaces(text, document)
      assert.match(unknownsOf(text, document)[0] ?? '', /"Ref": "Text"/)
    })

    it('report what is broken in them, in the template', async () => {
      const text = template('Content: |\n  {\n    "schemaVersion": "0.3",\n    "mainSteps": [],\n  }\n')
      const document = await only(text)
      const [fault] = document.faults
      assert.equal(fault?.code, 'trailing-comma')
      const { start, end } = document.toHost(fault ?? assert.fail())
      assert.equal(text.slice(start - 2, end), '[],')
    })

    it('report nothing where what is filled in may mend it', async () => {
      const found = await find(
        template("Content: !Sub |\n  schemaVersion: '0.3'\n  mainSteps:\n    - name: a\n  ${More}\n"),
      )
      assert.deepEqual(found.documents, [])
    })

    it('may be calendars, which are no tree', async () => {
      const text = template('DocumentType: ChangeCalendar\nContent: "BEGIN:VCALENDAR\\r\\nEND:VCALENDAR\\r\\n"\n')
      const document = await only(text)
      assert.equal(document.kind, 'ChangeCalendar')
      assert.equal(document.tree.text, 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')
      const { start, end } = document.toHost({ start: 17, end: 20 })
      assert.equal(text.slice(start, end), 'END')
    })
  })

  it('know the properties around them', async () => {
    const { resource } = await only(
      template("Name: !Sub '${A}-b'\nTargetType: /\nTags: [{ Key: a, Value: b }]\nContent: { a: 1 }\n"),
    )
    const properties = [...(resource?.properties ?? [])].map(([name, { value }]) => [name, value])
    assert.deepEqual(properties, [
      ['Name', undefined],
      ['TargetType', '/'],
      ['Tags', undefined],
      ['Content', undefined],
    ])
  })

  it('are reported with the template where that is broken, and not checked behind the fault', async () => {
    const text = `Parameters:\n  A: "x\n   y: z" w: 1\n${template("Content: { schemaVersion: '0.3' }\n")}`
    const { documents, faults } = await find(text)
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['syntax'],
    )
    assert.ok(documents.every(({ partial }) => partial))
  })

  it('are read however the template is cut off', async () => {
    const text = template("Content: !Sub |\n  schemaVersion: '0.3'\n  description: ${A} {{ ${B} }}\n  mainSteps: []\n")
    for (let end = 0; end <= text.length; end++) {
      const { documents } = await find(text.slice(0, end))
      for (const { tree, toHost } of documents) assert.ok(toHost({ start: 0, end: tree.text.length }).end <= end)
    }
  })

  it('are read in time whatever functions they call', async () => {
    const hostile = [
      `Content: !Sub "${'$' + '{'.repeat(2)}${'${'.repeat(50_000)}"\n`,
      `Content:\n  a: !Sub "${'{{ ${A} }} '.repeat(20_000)}"\n`,
      `Content: !Sub |\n  a: >\n${'    ${A} b\n'.repeat(20_000)}`,
    ]
    for (const properties of hostile) assert.equal((await find(template(properties))).relevant, true)
  })

  const embedded = hasCorpus ? corpusFiles('embedded-cfn') : []
  for (const { path, text, notes } of embedded) {
    it(`are all found in ${path.split('/').at(-1)}`, async () => {
      const { documents, faults } = await find(text, path)
      assert.equal(documents.length, Number(/docs:(\d+)/.exec(notes)?.[1]))
      assert.deepEqual(faults, [])
      assert.ok(documents.every(({ root }) => root))
    })
  }
})
