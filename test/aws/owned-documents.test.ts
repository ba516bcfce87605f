import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { documentTypes } from '../../schemas/document-kind.js'
import { type OwnedDocument, loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { buildOwnedDocuments, formatOwnedDocuments, ownedDocumentsFile } from '../../server/tooling/owned-documents.js'

const referenceFile = new URL('../../../shared/reference/aws-owned-documents.json', import.meta.url)

/** The facts that the generated file is made of, where they are at hand. */
function reference(): Record<string, { kind: string; parameters: object; outputs?: string[] }> | undefined {
  try {
    return JSON.parse(readFileSync(referenceFile, 'utf8'))
  } catch {
    return undefined
  }
}

/** A document in the form of the reference, without its kind. */
function plain({ schemaVersion, parameters, outputs }: OwnedDocument): object {
  const required = (parameter: object) => ('default' in parameter ? parameter : { ...parameter, required: true })
  const each = [...parameters].map(([name, parameter]): [string, object] => [name, required(parameter)])
  return { schemaVersion, parameters: Object.fromEntries(each), ...(outputs.length > 0 && { outputs }) }
}

describe('documents that AWS owns', () => {
  it('are found by name, with kind, parameters and outputs', async () => {
    const owned = await loadOwnedDocuments()
    const stop = owned.get('AWS-StopEC2Instance')
    assert.equal(stop?.kind, 'Automation')
    assert.equal(stop?.schemaVersion, '0.3')
    assert.deepEqual([...(stop?.parameters.keys() ?? [])], ['InstanceId', 'AutomationAssumeRole'])
    assert.equal(stop?.parameters.get('InstanceId')?.type, 'StringList')
    assert.ok(!('default' in (stop?.parameters.get('InstanceId') ?? {})))
    const docker = owned.get('AWS-ConfigureDocker')
    assert.deepEqual(docker?.parameters.get('action')?.allowedValues, ['Install', 'Uninstall'])
  })

  it('are found by exact name only', async () => {
    const owned = await loadOwnedDocuments()
    for (const name of ['aws-stopec2instance', '', 'constructor', '__proto__', 'AWS-']) {
      assert.equal(owned.get(name), undefined, name)
    }
  })

  it('are loaded and read once', async () => {
    const owned = await loadOwnedDocuments()
    assert.equal(await loadOwnedDocuments(), owned)
    assert.equal(owned.get('AWS-RunShellScript'), owned.get('AWS-RunShellScript'))
  })

  it('have document types by which AWS knows them', async () => {
    const owned = await loadOwnedDocuments()
    const counts: Record<string, number> = {}
    for (const name of owned.names()) {
      const kind = owned.get(name)?.kind ?? ''
      counts[kind] = (counts[kind] ?? 0) + 1
    }
    for (const kind of Object.keys(counts))
      assert.ok(
        documentTypes.some((each) => each === kind),
        kind,
      )
    assert.deepEqual(counts, {
      Automation: 496,
      Command: 135,
      Policy: 1,
      'Automation.ChangeTemplate': 1,
      Session: 16,
      Package: 34,
      ConformancePackTemplate: 115,
      ProblemAnalysisTemplate: 1,
      CloudFormation: 45,
      QuickSetup: 14,
    })
  })

  it('name no index that is not there', async () => {
    const owned = await loadOwnedDocuments()
    for (const name of owned.names()) {
      const document = owned.get(name)
      assert.ok(document?.kind, name)
      for (const [parameter, facts] of document.parameters) {
        assert.ok(parameter && facts.type, `${name} ${parameter}`)
        for (const [facet, value] of Object.entries(facts))
          assert.notEqual(value, undefined, `${name} ${parameter} ${facet}`)
      }
    }
  })

  it('say what the reference says', async function () {
    const expected = reference()
    if (expected === undefined) return this.skip()
    const owned = await loadOwnedDocuments()
    assert.deepEqual(owned.names(), Object.keys(expected))
    for (const [name, { kind, ...facts }] of Object.entries(expected)) {
      const document = owned.get(name)
      assert.ok(document, name)
      assert.deepEqual(plain(document), facts, name)
      if (kind === 'Automation') assert.match(document.kind, /^Automation/, name)
      if (kind === 'Command') assert.match(document.kind, /^(Command|Policy)$/, name)
    }
  })

  it('are generated from the reference as it is now', function () {
    const input = reference()
    if (input === undefined) return this.skip()
    const text = formatOwnedDocuments(buildOwnedDocuments(input))
    assert.ok(
      text === readFileSync(ownedDocumentsFile, 'utf8'),
      'run tsx server/tooling/owned-documents.ts <reference>',
    )
  })

  it('are refused by the generator where a name would break a line', () => {
    const document = { kind: 'Command', schemaVersion: '2.2', parameters: {} }
    assert.throws(() => buildOwnedDocuments({ 'two words': document }), /two words/)
    assert.throws(() => buildOwnedDocuments({ One: { ...document, outputs: ['Output'] } }), /Output/)
    assert.throws(
      () => buildOwnedDocuments({ One: { ...document, parameters: { '': { type: 'String' } } } }),
      TypeError,
    )
  })
})
