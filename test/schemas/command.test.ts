import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { Plugin } from '../../schemas/action.js'
import { cloudWatchSettings } from '../../schemas/command/cloudWatch.js'
import { pluginNamed, plugins, policyPlugins } from '../../schemas/command/index.js'
import { sourceInfo, sourceTypes } from '../../schemas/command/source-info.js'
import { runtimeConfigFields, step, stepFields } from '../../schemas/command/step-fields.js'

const ajv = new Ajv({ strict: false, allErrors: true })
const every = Object.values(plugins) as readonly Plugin[]

/** What is wrong with a value, as `path message` each; empty where nothing is. */
function faults(schema: object, value: unknown): readonly string[] {
  const validate = ajv.compile(schema)
  validate(value)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

const accepts = (schema: object, value: unknown) => assert.deepEqual(faults(schema, value), [], JSON.stringify(value))
const refuses = (schema: object, value: unknown) =>
  assert.notEqual(faults(schema, value).length, 0, JSON.stringify(value))

describe('plugins of Command documents', () => {
  it('are the fifteen of the user guide and the one that the agent names alone', () => {
    assert.deepEqual(Object.keys(plugins), [
      'aws:applications',
      'aws:cloudWatch',
      'aws:configureDaemon',
      'aws:configureDocker',
      'aws:configurePackage',
      'aws:domainJoin',
      'aws:downloadContent',
      'aws:psModule',
      'aws:refreshAssociation',
      'aws:runDockerAction',
      'aws:runDocument',
      'aws:runPowerShellScript',
      'aws:runShellScript',
      'aws:softwareInventory',
      'aws:updateAgent',
      'aws:updateSsmAgent',
    ])
  })

  it('stand under their own names, each in a file of its name', () => {
    const files = new Set(readdirSync(new URL('../../schemas/command/', import.meta.url)))
    for (const [name, plugin] of Object.entries(plugins)) {
      assert.equal(plugin.name, name)
      assert.ok(files.has(`${name.slice('aws:'.length)}.ts`), name)
    }
  })

  it('are found by their exact names only', () => {
    assert.equal(pluginNamed('aws:runShellScript')?.name, 'aws:runShellScript')
    for (const name of ['aws:runshellscript', 'toString', '__proto__', 'aws:sleep']) {
      assert.equal(pluginNamed(name), undefined, name)
    }
  })

  it('run on the platforms for which the agent has them', () => {
    const on = (platform: string) =>
      every
        .filter(({ platforms }) => platforms.some((each) => each === platform))
        .map(({ name }) => name.slice('aws:'.length))
    assert.deepEqual(on('Linux'), [
      'configureDocker',
      'configurePackage',
      'domainJoin',
      'downloadContent',
      'refreshAssociation',
      'runDockerAction',
      'runDocument',
      'runPowerShellScript',
      'runShellScript',
      'softwareInventory',
      'updateSsmAgent',
    ])
    assert.deepEqual(on('MacOS'), [
      'configurePackage',
      'refreshAssociation',
      'runPowerShellScript',
      'runShellScript',
      'softwareInventory',
      'updateSsmAgent',
    ])
    assert.deepEqual(on('Windows'), [
      'applications',
      'cloudWatch',
      'configureDocker',
      'configurePackage',
      'domainJoin',
      'downloadContent',
      'psModule',
      'refreshAssociation',
      'runDockerAction',
      'runDocument',
      'runPowerShellScript',
      'softwareInventory',
      'updateAgent',
      'updateSsmAgent',
    ])
  })

  it('are in the schema versions that the guide says', () => {
    const only2 = every.filter(({ schemaVersions }) => schemaVersions.length === 2).map(({ name }) => name)
    assert.deepEqual(only2, [
      'aws:configureDocker',
      'aws:configurePackage',
      'aws:downloadContent',
      'aws:refreshAssociation',
      'aws:runDockerAction',
      'aws:runDocument',
      'aws:softwareInventory',
    ])
    assert.deepEqual(plugins['aws:configureDaemon'].schemaVersions, [])
    assert.deepEqual(policyPlugins, ['aws:softwareInventory'])
  })

  it('need the inputs without which the agent fails', () => {
    const needs = Object.fromEntries(
      every.map(({ name, schema }) => [name.slice('aws:'.length), schema.required ?? []]),
    )
    assert.deepEqual(needs, {
      applications: ['action', 'source'],
      cloudWatch: [],
      configureDaemon: ['name', 'action'],
      configureDocker: ['action'],
      configurePackage: ['name', 'action'],
      domainJoin: ['directoryId', 'directoryName'],
      downloadContent: ['sourceType', 'sourceInfo'],
      psModule: ['source'],
      refreshAssociation: [],
      runDockerAction: ['action'],
      runDocument: ['documentType'],
      runPowerShellScript: ['runCommand'],
      runShellScript: ['runCommand'],
      softwareInventory: [],
      updateAgent: ['agentName', 'source'],
      updateSsmAgent: ['agentName', 'source'],
    })
  })

  for (const plugin of every) {
    describe(plugin.name, () => {
      it('has a snippet that its schema accepts', () => accepts(plugin.schema, plugin.snippet))

      it('describes each of its inputs', () => {
        for (const [name, input] of Object.entries(plugin.inputs)) {
          assert.match(String((input as { description?: string }).description), /\S.*\.$/s, name)
        }
      })

      it('takes the shared inputs, and onFailure with no other word', () => {
        accepts(plugin.schema, {
          ...plugin.snippet,
          onFailure: 'successAndExit',
          onSuccess: 'exit',
          finallyStep: 'true',
        })
        refuses(plugin.schema, { ...plugin.snippet, onFailure: 'Abort' })
      })

      it('is nothing but JSON', () => {
        const plain = JSON.parse(JSON.stringify(plugin.schema))
        assert.deepEqual(faults(plain, plugin.snippet), [])
        assert.deepEqual(Object.keys(plain.properties), Object.keys(plugin.inputs))
      })

      it('speaks of its own inputs in relations and limits', () => {
        const known = new Set(Object.keys(plugin.inputs))
        for (const relation of plugin.relations ?? []) {
          assert.ok('input' in relation && known.has(relation.input), JSON.stringify(relation))
          assert.ok(!('needs' in relation) || known.has(relation.needs), JSON.stringify(relation))
        }
      })
    })
  }
})

describe('inputs of plugins', () => {
  const { schema: shell } = plugins['aws:runShellScript']
  const { schema: download } = plugins['aws:downloadContent']

  it('take timeoutSeconds as text, whole number, fraction and reference', () => {
    for (const timeoutSeconds of ['600', 600, 12.5, '', '{{ timeout }}'])
      accepts(shell, { runCommand: ['ls'], timeoutSeconds })
    for (const timeoutSeconds of ['10m', true, ['600']]) refuses(shell, { runCommand: ['ls'], timeoutSeconds })
  })

  it('take a list or a reference as runCommand, not one text', () => {
    for (const runCommand of [['ls', 'echo {{ x }}'], '{{ commands }}']) accepts(shell, { runCommand })
    for (const runCommand of ['ls', ['ls', 1], [{ echo: 'hi' }]]) refuses(shell, { runCommand })
    accepts(plugins['aws:psModule'].schema, { source: 'a.zip', runCommand: 'Get-Date' })
  })

  it('take maps also as JSON text', () => {
    for (const info of [{ path: 'https://a/b' }, '{"path":"https://a/b"}', '{{ sourceInfo }}']) {
      accepts(download, { sourceType: 'S3', sourceInfo: info })
    }
    const document = { documentType: 'SSMDocument', documentPath: 'X' }
    for (const documentParameters of [{ a: ['b'] }, '{"a":"b"}', 'a: b']) {
      accepts(plugins['aws:runDocument'].schema, { ...document, documentParameters })
    }
    refuses(download, { sourceType: 'S3', sourceInfo: ['https://a/b'] })
  })

  it('take true and false as words', () => {
    const update = plugins['aws:updateSsmAgent']
    for (const allowDowngrade of [true, 'false', '{{ allowDowngrade }}']) {
      accepts(update.schema, { ...update.snippet, allowDowngrade })
    }
    refuses(update.schema, { ...update.snippet, allowDowngrade: 'no' })
  })

  it('refuse what no plugin knows, such as maxAttempts', () => {
    assert.deepEqual(faults(shell, { runCommand: ['ls'], maxAttempts: 2 }), [' must NOT have additional properties'])
  })

  it('refuse a word that is not in the list unless it is a reference', () => {
    refuses(plugins['aws:configureDocker'].schema, { action: 'install' })
    accepts(plugins['aws:configureDocker'].schema, { action: '{{ action }}' })
  })
})

describe('sourceInfo', () => {
  it('is described for every source type', () => assert.deepEqual(Object.keys(sourceInfo), [...sourceTypes]))

  it('needs what the source type needs', () => {
    accepts(sourceInfo.GitHub, { owner: 'o', repository: 'r', path: 'p', getOptions: 'branch:main' })
    refuses(sourceInfo.GitHub, { owner: 'o' })
    refuses(sourceInfo.GitHub, { owner: 'o', repository: 'r', getOptions: 'main' })
    accepts(sourceInfo.HTTP, { url: 'https://a', authMethod: 'Basic', username: 'u', password: '{{ssm-secure:p}}' })
    refuses(sourceInfo.HTTP, { url: 'https://a', authMethod: 'Bearer' })
    refuses(sourceInfo.S3, {})
    accepts(sourceInfo.SSMDocument, { name: 'Document:2' })
  })
})

describe('steps of Command documents', () => {
  it('need an action and a name', () => {
    accepts(step, { action: 'aws:runShellScript', name: 'a', inputs: { runCommand: ['ls'] } })
    assert.deepEqual(faults(step, {}), [" must have required property 'action'", " must have required property 'name'"])
  })

  it('do not take a list of inputs', () => refuses(step, { action: 'aws:runShellScript', name: 'a', inputs: [{}] }))

  it('have a precondition with two texts under StringEquals alone', () => {
    const base = { action: 'aws:runShellScript', name: 'a' }
    accepts(step, { ...base, precondition: { StringEquals: ['platformType', 'Linux'] } })
    refuses(step, { ...base, precondition: { StringEquals: ['platformType'] } })
    refuses(step, { ...base, precondition: { StringNotEquals: ['platformType', 'Linux'] } })
  })

  it('say which fields have no effect, and which need schema version 2.2', () => {
    const ignored = Object.keys(stepFields).filter((name) => stepFields[name]?.ignored)
    assert.deepEqual(ignored, ['maxAttempts', 'timeoutSeconds', 'onFailure', 'onSuccess', 'finallyStep'])
    assert.deepEqual(stepFields.precondition?.schemaVersions, ['2.2'])
  })

  it('have a startType in the settings of aws:cloudWatch', () => {
    accepts(cloudWatchSettings, { startType: 'Enabled' })
    refuses(cloudWatchSettings, {})
    refuses(cloudWatchSettings, { startType: 'On' })
  })
})

describe('runtimeConfig of 1.2 documents', () => {
  it('has properties, settings and a description', () => {
    assert.deepEqual(Object.keys(runtimeConfigFields), ['properties', 'settings', 'description'])
  })

  it('has items with the inputs of the plugin and an id', () => {
    const { schema } = plugins['aws:runShellScript']
    accepts(schema, { id: '0.aws:runShellScript', runCommand: '{{ commands }}', workingDirectory: '' })
    refuses(schema, { id: '0.aws:runShellScript', commands: '{{ commands }}' })
  })
})
