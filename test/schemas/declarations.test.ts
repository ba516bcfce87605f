import assert from 'node:assert/strict'
import { actions } from '../../schemas/automation/index.js'
import {
  type DeclarationKind,
  declarationProperties,
  parameterTypeNamed,
  parameterTypes,
  parameterTypesFor,
} from '../../schemas/parameter-types.js'
import { pseudoParameters, systemVariableNamed, systemVariables } from '../../schemas/system-variables.js'

describe('the types of parameters', () => {
  it('are those that AWS documents', () => {
    assert.deepEqual(
      parameterTypes.map(({ name }) => name),
      [
        'String',
        'StringList',
        'Integer',
        'Boolean',
        'StringMap',
        'MapList',
        'AWS::EC2::Instance::Id',
        'List<AWS::EC2::Instance::Id>',
        'AWS::S3::Bucket::Name',
        'List<AWS::S3::Bucket::Name>',
        'AWS::IAM::Role::Arn',
        'List<AWS::IAM::Role::Arn>',
      ],
    )
  })

  it('stand for text or a list of text where they name a resource', () => {
    assert.equal(parameterTypeNamed('AWS::IAM::Role::Arn')?.base, 'String')
    assert.equal(parameterTypeNamed('List<AWS::IAM::Role::Arn>')?.base, 'StringList')
    assert.equal(parameterTypeNamed('AWS::EC2::Subnet::Id'), undefined)
  })

  const matching: readonly [type: string, value: string, fits: boolean][] = [
    ['AWS::EC2::Instance::Id', 'i-12345678', true],
    ['AWS::EC2::Instance::Id', 'mi-1234567890abcdef0', true],
    ['AWS::EC2::Instance::Id', 'i-1234', false],
    ['AWS::S3::Bucket::Name', 'my.bucket-1', true],
    ['AWS::S3::Bucket::Name', 'My', false],
    ['AWS::IAM::Role::Arn', 'arn:aws-us-gov:iam::111122223333:role/path/Role', true],
    ['AWS::IAM::Role::Arn', 'arn:aws:iam::111122223333:user/User', false],
  ]
  for (const [type, value, fits] of matching)
    it(`${fits ? 'match' : 'do not match'} \`${value}\` as ${type}`, () =>
      assert.equal(new RegExp(parameterTypeNamed(type)?.pattern ?? '').test(value), fits))

  it('name resources in runbooks only', () => {
    assert.equal(parameterTypesFor('Automation').length, 12)
    for (const kind of ['Command', 'Session', 'Variable'] as const)
      assert.ok(parameterTypesFor(kind).every(({ name }) => !name.includes('AWS::')))
  })

  it('are unofficial in Command documents beyond text, lists and maps of text', () => {
    const unofficial = parameterTypes.filter(({ support }) => support.Command === 'unofficial').map(({ name }) => name)
    assert.deepEqual(unofficial, ['Integer', 'Boolean', 'MapList'])
  })
})

describe('the properties of a declaration', () => {
  const names = (kind: DeclarationKind): string => declarationProperties[kind].map(({ name }) => name).join(' ')

  it('depend on what is declared', () => {
    const ofDocuments =
      'type description default allowedValues allowedPattern minChars maxChars minItems maxItems displayType interpolationType'
    assert.equal(names('Automation'), ofDocuments)
    assert.equal(names('Command'), ofDocuments)
    assert.equal(names('Session'), 'type description default allowedValues allowedPattern minChars maxChars')
    assert.equal(names('Variable'), 'type description default')
  })

  it('are described, and only the type is required', () => {
    for (const properties of Object.values(declarationProperties)) {
      for (const { description, value } of properties) {
        assert.match(description, /\.$/)
        assert.equal(value.description, description)
      }
      assert.deepEqual(
        properties.filter(({ required }) => required).map(({ name }) => name),
        ['type'],
      )
    }
  })
})

describe('the names that need no declaration', () => {
  it('are the six system variables', () => {
    assert.deepEqual(systemVariables.map(({ name }) => name).sort(), [
      'automation:EXECUTION_ID',
      'global:ACCOUNT_ID',
      'global:AWS_PARTITION',
      'global:DATE',
      'global:DATE_TIME',
      'global:REGION',
    ])
    assert.equal(systemVariableNamed('global:date'), undefined)
    assert.match(systemVariableNamed('automation:EXECUTION_ID')?.example ?? '', /^.{36}$/)
  })

  it('are pseudo-parameters where an action has such an input', () => {
    assert.deepEqual(
      pseudoParameters.map(({ name }) => name),
      ['RESOURCE_ID', 'TARGET_ID'],
    )
    for (const { places } of pseudoParameters)
      for (const { action, input } of places) {
        assert.equal(action, 'aws:runCommand')
        assert.ok(input in actions['aws:runCommand'].inputs)
      }
  })
})
