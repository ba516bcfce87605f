import assert from 'node:assert/strict'
import { kindOf } from '../../server/document/kinds.js'
import { parse } from '../../server/syntax/parse.js'

const kind = async (text: string) => kindOf((await parse(text, 'yaml')).root)

describe('the kind of a document', () => {
  const cases: readonly [text: string, kind: string | undefined][] = [
    ["{schemaVersion: '0.3', mainSteps: []}", 'Automation'],
    ["{schemaVersion: '0.3', description: x}", 'Automation'],
    ["{schemaVersion: '0.3', executableRunBooks: [], mainSteps: []}", 'Automation.ChangeTemplate'],
    ["{schemaVersion: '0.3', description: x, templateInformation: x}", 'Automation.ChangeTemplate'],
    ["{schemaVersion: '2.2', mainSteps: [{action: 'aws:runShellScript'}]}", 'Command'],
    ['{schemaVersion: 2.2, mainSteps: []}', 'Command'],
    ["{schemaVersion: '2.0', mainSteps: [{action: 'aws:softwareInventory'}]}", 'Policy'],
    ["{schemaVersion: '1.2', runtimeConfig: {}}", 'Command'],
    ["{schemaVersion: '1.0', sessionType: Port}", 'Session'],
    ["{schemaVersion: '1.0', inputs: {}}", 'Session'],
    ["{schemaVersion: '2.0', packages: {}, files: {}}", 'Package'],
    ["{schemaVersion: '1.0', templateBody: {Resources: {A: {Type: 'AWS::S3::Bucket'}}}}", 'CloudFormation'],
    [
      "{schemaVersion: '1.0', templateBody: {Resources: {A: {Type: 'AWS::Config::ConfigRule'}}}}",
      'ConformancePackTemplate',
    ],
    ["{schemaVersion: '1.0', deploymentConfig: []}", 'QuickSetup'],
    ['{sections: [{components: []}]}', 'ProblemAnalysisTemplate'],
    ['{schemaVersion: "0.1", sections: [{components: []}]}', 'ProblemAnalysisTemplate'],
    ["{mainSteps: [{action: 'aws:sleep'}]}", 'Automation'],
    ["{mainSteps: [{action: 'aws:runShellScript'}]}", 'Command'],
    ["{schemaVersion: '3.0', mainSteps: [{action: 'aws:sleep'}]}", 'Automation'],
    ["{schemaVersion: constructor, mainSteps: [{action: 'aws:sleep'}]}", 'Automation'],
    ["{schemaVersion: '0.3', mainstep: [{action: 'aws:sleep'}]}", 'Automation'],
    ["{SchemaVersion: '2.2', steps: [{name: x}, {action: 'aws:runShellScript'}]}", 'Command'],
    ["{schemaVersion: '0.3', steps: [{action: sleep}]}", undefined],
    ["{schemaVersion: '2', steps: [{action: 'aws:sleep'}]}", undefined],
    ['{mainSteps: [{action: other}]}', undefined],
    ['{schemaVersion: 2, config: {}}', undefined],
    ['{Resources: {}}', undefined],
    ["{runtimeConfig: {'aws:runShellScript': {}}, name: x, role: y}", 'Command'],
    ["{schemaVersion: '0.3', description: x, parmeters: {}, name: x}", 'Automation'],
    ["{schemaVersion: '1.0', sessionType: port, name: x}", 'Session'],
    ["{schemaVersion: '1.0', sessiontype: Standard_Stream, inputs: {s3bucket: x}}", 'Session'],
    ["{schemaVersion: '1.0', sessionType: InteractiveCommands, a: 1, b: 2, c: 3}", 'Session'],
    ["{schemaVersion: '2.0', packages: {}, file: {}}", 'Package'],
    // Files of other tools, which have keys of the same names.
    ["{schemaVersion: '0.3', name: x, description: y, url: z, skills: []}", undefined],
    ["{schemaVersion: '2.2', description: x, title: y, lessons: []}", undefined],
    ['{version: 4, runtimeConfig: {gc: {}}}', undefined],
    ["{schemaVersion: '0.8', runtimeConfig: {proxy: x}}", undefined],
    ["{schemaVersion: '1.2', runtimeConfig: {gc: {}}, name: x, role: y}", undefined],
    ["{schemaVersion: '1.0', sessionType: training, user: x}", undefined],
    ["{schemaVersion: '1.0', sessionType: Port, user: x, a: 1, b: 2}", undefined],
    ["{schemaVersion: '1.0', inputs: [], name: x}", undefined],
    ["{schemaVersion: '1.0', description: x, inputs: {path: y}}", undefined],
    ["{schemaVersion: '1.0', description: x, properties: {name: y}}", undefined],
    ["{schemaVersion: '1.0', description: x, properties: {linux: {commands: ls}}}", 'Session'],
    ["{schemaVersion: '1.0', sessionType: Other, properties: {portNumber: '80'}}", 'Session'],
    ["{schemaVersion: '1.0', $id: x, type: object, title: y, properties: {}}", undefined],
    ["{schemaVersion: '2.3', spdxVersion: x, packages: [], files: []}", undefined],
    ["{schemaVersion: '1.0', deploymentConfig: {replicas: 3}}", undefined],
    ["{schemaVersion: '3', templateBody: 'Dear {{ name }}'}", undefined],
    ['[1, 2]', undefined],
  ]
  for (const [text, expected] of cases)
    it(`of ${text} is ${expected ?? 'unknown'}`, async () => assert.equal(await kind(text), expected))
})
