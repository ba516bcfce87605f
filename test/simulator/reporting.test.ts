import assert from 'node:assert/strict'
import type { SsmDocument } from '../../server/document/document.js'
import { open } from '../../server/hosts/open.js'
import { invent } from '../../server/simulator/invent.js'
import { rehearse, rehearseForReport } from '../../server/simulator/rehearse.js'
import { reportOn } from '../../server/simulator/reporting.js'

async function modelOf(document: object): Promise<SsmDocument> {
  const { models } = await open({ text: JSON.stringify(document), path: 'document.json' })
  assert.ok(models[0]?.document)
  return models[0].document
}

const runbook = (...mainSteps: readonly object[]) => modelOf({ schemaVersion: '0.3', mainSteps })
const tick = (name: string) => ({ name, action: 'aws:sleep', inputs: { Duration: 'PT1S' } })
const look = (name: string) => ({
  name,
  action: 'aws:executeAwsApi',
  inputs: { Service: 'ec2', Api: 'DescribeInstances' },
})

/** The report that is made while the run goes on, after it was compared with the one that is made of what was kept. */
async function reportOf(document: SsmDocument, others: Readonly<Record<string, SsmDocument>> = {}) {
  const options = {
    worlds: [{ source: 'invented', answer: invent }],
    matches: () => true,
    documents: (name: string) => others[name],
  }
  const report = await rehearseForReport(document, options)
  assert.equal(JSON.stringify(reportOn(document.name, await rehearse(document, options))), JSON.stringify(report))
  return report
}

describe('the report of a rehearsal', () => {
  it('has children that run at the same time one after the other, and their calls behind those of the step that ran them', async () => {
    const call = {
      name: 'each',
      action: 'aws:executeAutomation',
      inputs: {
        DocumentName: 'Child',
        TargetParameterName: 'Id',
        Targets: [{ Key: 'tag:Role', Values: ['web'] }],
        TargetMaps: [{ Id: ['a'] }, { Id: ['b'] }, { Id: ['c'] }],
      },
    }
    const child = await modelOf({
      schemaVersion: '0.3',
      parameters: { Id: { type: 'String' }, Ami: { type: 'String', default: '{{ ssm:/ami }}' } },
      mainSteps: [tick('wait'), look('look')],
    })
    const { steps, calls, status } = await reportOf(await runbook(look('first'), call, look('last')), { Child: child })
    assert.equal(status, 'Success')
    const inEach = ['each/wait', 'each/look']
    assert.deepEqual(
      steps.map(({ name }) => name),
      ['first', 'each', ...inEach, ...inEach, ...inEach, 'last'],
    )
    assert.deepEqual(
      calls.map(({ step, operation }) => `${step} ${operation}`),
      [
        'first DescribeInstances',
        ...Array.from({ length: 3 }, () => 'each GetParameter'),
        ...Array.from({ length: 3 }, () => 'each/look DescribeInstances'),
        'last DescribeInstances',
      ],
    )
  })

  it('has the steps of passes behind their loop, and where each leads', async () => {
    const loop = {
      name: 'twice',
      action: 'aws:loop',
      inputs: { Iterators: ['a', 'b'], Steps: [look('look'), tick('wait')] },
    }
    const { steps } = await reportOf(await runbook(loop, tick('end')))
    assert.deepEqual(
      steps.map(({ name, next, reason }) => [name, next, reason]),
      [
        ['twice', 'end', 'order'],
        ['look', 'wait', 'order'],
        ['wait', null, 'end of list'],
        ['look', 'wait', 'order'],
        ['wait', null, 'end of list'],
        ['end', null, 'end of list'],
      ],
    )
  })

  it('tells of a command what happened on each of its nodes', async () => {
    const command = {
      name: 'command',
      action: 'aws:runCommand',
      inputs: { DocumentName: 'Say', InstanceIds: ['i-1', 'i-2'] },
    }
    const say = await modelOf({
      schemaVersion: '2.2',
      mainSteps: [{ name: 'say', action: 'aws:runShellScript', inputs: { runCommand: ['echo'] } }],
    })
    const { steps } = await reportOf(await runbook(command), { Say: say })
    assert.deepEqual(
      steps[0]?.nodes?.map(({ node, status }) => [node, status]),
      [
        ['i-1', 'Success'],
        ['i-2', 'Success'],
      ],
    )
  })
})
