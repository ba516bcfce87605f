import assert from 'node:assert/strict'
import { Ajv } from 'ajv'
import { calendarComponents, calendarTypes, changeCalendar } from '../../schemas/change-calendar.js'
import { changeTemplate } from '../../schemas/change-template.js'
import { cloudFormationTemplate, conformancePackTemplate } from '../../schemas/cloudformation-template.js'
import { type DocumentType, defineDocument, documentTypes, isText } from '../../schemas/document-kind.js'
import { documentKind, documentKinds, maximumContentBytes, schemaVersionsOf } from '../../schemas/documents.js'
import { packageManifest, sha256Pattern } from '../../schemas/package.js'
import {
  needsInputs,
  needsProperties,
  session,
  sessionInputs,
  sessionProperties,
  sessionTypes,
} from '../../schemas/session.js'

const ajv = new Ajv({ strict: false, allErrors: true })

/** What is wrong with a value, as `path message` each; empty where nothing is. */
function faults(schema: object, value: unknown): readonly string[] {
  const validate = ajv.compile(schema)
  validate(value)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

const accepts = (schema: object, value: unknown) => assert.deepEqual(faults(schema, value), [], JSON.stringify(value))
const refuses = (schema: object, value: unknown) =>
  assert.notEqual(faults(schema, value).length, 0, JSON.stringify(value))

describe('kinds of documents', () => {
  it('are the seventeen document types of the API, with two layouts of Command', () => {
    assert.equal(documentTypes.length, 17)
    assert.deepEqual(new Set(documentKinds.map(({ kind }) => kind)), new Set<DocumentType>(documentTypes))
    assert.equal(documentKinds.length, 18)
    assert.equal(new Set(documentKinds.map(({ name }) => name)).size, 18)
  })

  it('have the schema versions that AWS documents', () => {
    const versions = Object.fromEntries(documentTypes.map((kind) => [kind, schemaVersionsOf(kind)]))
    assert.deepEqual(versions, {
      Command: ['2.0', '2.2', '1.2'],
      Policy: ['2.0', '2.2'],
      Automation: ['0.3'],
      Session: ['1.0'],
      Package: ['2.0'],
      ChangeCalendar: [],
      ApplicationConfiguration: [],
      ApplicationConfigurationSchema: [],
      DeploymentStrategy: [],
      'Automation.ChangeTemplate': ['0.3'],
      CloudFormation: ['1.0'],
      ConformancePackTemplate: ['1.0'],
      ProblemAnalysisTemplate: [],
      ProblemAnalysis: [],
      QuickSetup: ['1.0'],
      ManualApprovalPolicy: [],
      AutoApprovalPolicy: [],
    })
  })

  it('are text where the format is TEXT alone', () => {
    assert.deepEqual(
      documentKinds.filter(isText).map(({ kind }) => kind),
      ['ChangeCalendar', 'AutoApprovalPolicy'],
    )
  })

  it('are made by CloudFormation except two', () => {
    const others = documentKinds.filter(({ cloudFormation }) => !cloudFormation).map(({ kind }) => kind)
    assert.deepEqual(others, ['ConformancePackTemplate', 'QuickSetup'])
  })

  it('are found by type and schema version, the current layout first', () => {
    assert.equal(documentKind('Command')?.name, 'command')
    assert.equal(documentKind('Command', '1.2')?.name, 'command-1.2')
    assert.equal(documentKind('Command', '9.9')?.name, 'command')
    assert.equal(documentKind('Policy', '2.2')?.name, 'policy')
  })

  it('hold 64 KB', () => assert.equal(maximumContentBytes, 65_536))

  it('have the top-level keys that the reference lists', () => {
    const keys = (name: string) => Object.keys(documentKinds.find((each) => each.name === name)?.fields ?? {})
    assert.deepEqual(keys('automation'), [
      'schemaVersion',
      'description',
      'assumeRole',
      'parameters',
      'variables',
      'mainSteps',
      'outputs',
      'files',
    ])
    assert.deepEqual(keys('command'), ['schemaVersion', 'description', 'parameters', 'mainSteps'])
    assert.deepEqual(keys('command-1.2'), ['schemaVersion', 'description', 'parameters', 'runtimeConfig'])
    assert.deepEqual(keys('policy'), keys('command'))
    assert.deepEqual(keys('session'), [
      'schemaVersion',
      'description',
      'sessionType',
      'parameters',
      'inputs',
      'properties',
    ])
    assert.deepEqual(keys('change-template'), [
      'schemaVersion',
      'description',
      'templateInformation',
      'parameters',
      'executableRunBooks',
      'emergencyChange',
      'autoApprovable',
      'mainSteps',
    ])
  })

  it('leave open what AWS does not close', () => {
    const closed = documentKinds.filter(({ unknownKeys }) => unknownKeys === 'error').map(({ name }) => name)
    assert.deepEqual(closed, ['automation'])
    const strict = defineDocument({ ...session, unknownKeys: 'error' })
    refuses(strict.schema, { schemaVersion: '1.0', sessionType: 'Port', extra: 1 })
    accepts(session.schema, { schemaVersion: '1.0', sessionType: 'Port', extra: 1 })
  })

  for (const kind of documentKinds) {
    describe(kind.name, () => {
      it('has a snippet that its schema accepts, if any', () => {
        if (kind.snippet === undefined) assert.ok(kind.evidence !== 'documented')
        else if (isText(kind)) assert.equal(typeof kind.snippet, 'string')
        else accepts(kind.schema, kind.snippet)
      })

      it('describes each of its top-level keys in a sentence', () => {
        for (const [name, field] of Object.entries(kind.fields)) {
          assert.match(String((field as { description?: string }).description), /\S.*\.$/s, name)
        }
      })

      it('expects only keys that it has', () => {
        for (const key of kind.expected ?? []) assert.ok(Object.hasOwn(kind.fields, key), key)
      })

      it('is nothing but JSON', () => {
        const plain = JSON.parse(JSON.stringify(kind.schema))
        assert.deepEqual(Object.keys(plain.properties ?? {}), Object.keys(kind.fields))
        ajv.compile(plain)
      })
    })
  }
})

describe('session documents', () => {
  it('have four types, each with its own properties', () => {
    assert.deepEqual(Object.keys(sessionProperties), [...sessionTypes])
    assert.deepEqual(new Set([...needsInputs, ...needsProperties]), new Set(sessionTypes))
  })

  it('take the preferences that the console writes', () => {
    accepts(sessionInputs, {
      s3BucketName: '',
      s3EncryptionEnabled: true,
      cloudWatchEncryptionEnabled: 'False',
      cloudWatchStreamingEnabled: false,
      runAsEnabled: '{{ runAs }}',
      idleSessionTimeout: '',
      maxSessionDuration: '1440',
      shellProfile: { windows: 'date', linux: 'pwd;ls' },
    })
  })

  it('refuse times out of range and words for a plain boolean', () => {
    const wrong = {
      idleSessionTimeout: ['0', '61', '5m', 61, 1.5],
      maxSessionDuration: ['0', '1441', '9999', 1441],
      s3EncryptionEnabled: ['yes', 1],
      cloudWatchStreamingEnabled: ['true'],
    }
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) refuses(sessionInputs, { [name]: value })
    }
  })

  it('take numbers for times, as documents in use have them', () => {
    accepts(sessionInputs, { idleSessionTimeout: 20, maxSessionDuration: 1440 })
  })

  it('have one command line as text for each operating system', () => {
    const { InteractiveCommands: interactive } = sessionProperties
    accepts(interactive, { linux: { commands: 'tail -f {{ path }}', runAsElevated: true } })
    refuses(interactive, { linux: { commands: ['tail'] } })
    refuses(interactive, { linux: { runAsElevated: true } })
    refuses(interactive, { linux: { commands: 'tail', runAsElevated: 'true' } })
    const { NonInteractiveCommands: other } = sessionProperties
    accepts(other, { windows: { commands: 'x', separateOutputStream: 'true', stdoutSeparatorPrefix: 'OUT:' } })
    refuses(other, { windows: { commands: 'x', stdErrSeparatorPrefix: 'a b' } })
  })

  it('have a port from 1 to 65535 as text', () => {
    const { Port: port } = sessionProperties
    for (const portNumber of ['1', '80', '9999', '10000', '65535', '{{ portNumber }}']) accepts(port, { portNumber })
    for (const portNumber of ['0', '65536', '99999', 'http', 80, '']) refuses(port, { portNumber })
    accepts(port, { portNumber: '80', localPortNumber: '0', type: 'LocalPortForwarding', host: 'db' })
    refuses(port, {})
  })
})

describe('package documents', () => {
  const files = { 'a.zip': { checksums: { sha256: 'checksum' } } }
  const packages = { ubuntu: { '22.*': { x86_64: { file: 'a.zip' } } } }

  it('need packages, files and a version', () => {
    accepts(packageManifest.schema, { schemaVersion: '2.0', version: '1.0.1', packages, files })
    refuses(packageManifest.schema, { schemaVersion: '2.0', version: '1.0.1', packages: {}, files })
    refuses(packageManifest.schema, { schemaVersion: '2.0', version: 'one two', packages, files })
    refuses(packageManifest.schema, {
      schemaVersion: '2.0',
      version: '1',
      packages: { ubuntu: { _any: { arm64: {} } } },
      files,
    })
    assert.deepEqual(faults(packageManifest.schema, { schemaVersion: '2.0' }), [
      " must have required property 'version'",
      " must have required property 'packages'",
      " must have required property 'files'",
    ])
  })

  it('have checksums of 64 hexadecimal digits', () => {
    assert.match('0aF'.repeat(21) + '9', new RegExp(sha256Pattern))
    assert.doesNotMatch('checksum', new RegExp(sha256Pattern))
  })
})

describe('change templates', () => {
  const step = (inputs: object) => ({ name: 'a', action: 'aws:approve', inputs })
  const template = (...mainSteps: object[]) => ({ schemaVersion: '0.3', mainSteps })
  const approver = { approver: '{{ Approver }}', type: '{{ ApproverType }}', minRequiredApprovals: 1 }

  it('have one to five levels of approval and no other steps', () => {
    const level = step({ EnhancedApprovals: { Approvers: [approver] } })
    accepts(changeTemplate.schema, template(level))
    accepts(changeTemplate.schema, template(level, level, level, level, level))
    refuses(changeTemplate.schema, template(level, level, level, level, level, level))
    refuses(changeTemplate.schema, template())
    refuses(changeTemplate.schema, template({ ...level, action: 'aws:sleep' }))
  })

  it('have one to five approvers on a level, of known types', () => {
    const approvers = (...list: object[]) => template(step({ EnhancedApprovals: { Approvers: list } }))
    refuses(changeTemplate.schema, approvers())
    refuses(changeTemplate.schema, approvers(...Array<object>(6).fill(approver)))
    refuses(changeTemplate.schema, approvers({ ...approver, type: 'User' }))
  })
})

describe('templates of other services', () => {
  it('are wrapped in templateBody, or bare', () => {
    const Resources = { Topic: { Type: 'AWS::SNS::Topic' } }
    for (const { schema } of [cloudFormationTemplate, conformancePackTemplate]) {
      accepts(schema, { schemaVersion: '1.0', templateBody: { Resources } })
      accepts(schema, { schemaVersion: '1.0', templateBody: 'Resources: {}' })
      accepts(schema, { Resources })
      refuses(schema, { schemaVersion: '1.0', templateBody: { Resources: {} } })
      refuses(schema, { schemaVersion: '1.0', templateBody: { Resources: { Topic: {} } } })
    }
  })
})

describe('change calendars', () => {
  it('have the two types of the service', () => assert.deepEqual(calendarTypes, ['DEFAULT_OPEN', 'DEFAULT_CLOSED']))

  it('have components with the properties that iCalendar requires', () => {
    const required = Object.entries(calendarComponents).map(([name, { properties }]) => [
      name,
      Object.keys(properties).filter((key) => properties[key]?.required),
    ])
    assert.deepEqual(Object.fromEntries(required), {
      VCALENDAR: ['PRODID', 'VERSION', 'X-CALENDAR-TYPE'],
      VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
      VTODO: ['UID', 'DTSTAMP'],
      VTIMEZONE: ['TZID'],
    })
  })

  it('begin with a text whose lines end in CRLF and name known components only', () => {
    const lines = String(changeCalendar.snippet).split('\r\n')
    assert.equal(lines[0], 'BEGIN:VCALENDAR')
    assert.ok(lines.every((line) => !line.includes('\n')))
    for (const line of lines.filter((each) => each.startsWith('BEGIN:'))) {
      assert.ok(Object.hasOwn(calendarComponents, line.slice('BEGIN:'.length)), line)
    }
  })
})
