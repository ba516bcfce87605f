import assert from 'node:assert/strict'
import { loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { interfaceOf } from '../../server/document/interface.js'
import { type DocumentInterface, repositoryOf } from '../../server/document/repository.js'
import { open } from '../../server/hosts/open.js'

async function interfaceIn(text: string, path: string): Promise<DocumentInterface | undefined> {
  const [model] = (await open({ text, path })).models
  return model?.document && interfaceOf(model.document, path)
}

describe('what is known of a document from outside', () => {
  it('is its kind and its parameters', async () => {
    const text = `schemaVersion: '0.3'
parameters:
  Action: { type: String, allowedValues: [start, stop], allowedPattern: '^s' }
  Count: { type: Integer, default: 1 }
mainSteps: []
`
    const found = await interfaceIn(text, 'runbooks/Restart.yaml')
    assert.deepEqual([found?.name, found?.kind, found?.path], ['Restart', 'Automation', 'runbooks/Restart.yaml'])
    assert.deepEqual(
      [...(found?.parameters ?? [])],
      [
        ['Action', { type: 'String', required: true, allowedValues: ['start', 'stop'], allowedPattern: '^s' }],
        ['Count', { type: 'Integer', required: false }],
      ],
    )
  })

  it('is nothing where a host brings forth the parameters, or the name', async () => {
    const template = (properties: string) =>
      `Resources: { A: { Type: AWS::SSM::Document, Properties: { DocumentType: Automation, ${properties} } } }\n`
    const content = "schemaVersion: '0.3', mainSteps: []"
    assert.ok(await interfaceIn(template(`Name: abc, Content: { ${content} }`), 'a.yaml'))
    assert.equal(await interfaceIn(template(`Name: !Ref X, Content: { ${content} }`), 'a.yaml'), undefined)
    const dynamic = `Name: abc, Content: { ${content}, parameters: !FindInMap [a, b, c] }`
    assert.equal(await interfaceIn(template(dynamic), 'a.yaml'), undefined)
  })
})

describe('a repository', () => {
  const named = (name: string, path: string): DocumentInterface => ({
    name,
    path,
    kind: 'Automation',
    schemaVersion: '0.3',
    parameters: new Map(),
  })

  it('finds all documents of a name', () => {
    const repository = repositoryOf([
      named('Stop', 'a/Stop.yaml'),
      named('Stop', 'b/Stop.yaml'),
      named('Start', 'Start.yaml'),
    ])
    assert.deepEqual(
      repository.find('Stop').map(({ path }) => path),
      ['a/Stop.yaml', 'b/Stop.yaml'],
    )
    assert.deepEqual(repository.find('Other'), [])
    assert.deepEqual([...repository.names()], ['Stop', 'Start'])
    assert.equal(repository.ownedByAws('AWS-StopEC2Instance'), undefined)
  })

  it("finds AWS's documents where there is none of one's own", async () => {
    const owned = await loadOwnedDocuments()
    const repository = repositoryOf([named('AWS-StartEC2Instance', 'x.yaml')], owned)
    const [stop] = repository.find('AWS-StopEC2Instance')
    assert.equal(stop?.kind, 'Automation')
    assert.equal(stop?.parameters.get('InstanceId')?.required, true)
    assert.equal(repository.find('AWS-StartEC2Instance')[0]?.path, 'x.yaml')
    assert.deepEqual(
      [repository.ownedByAws('AWS-StopEC2Instance'), repository.ownedByAws('AWS-Nothing')],
      [true, false],
    )
    assert.deepEqual(repository.find('constructor'), [])
  })
})
