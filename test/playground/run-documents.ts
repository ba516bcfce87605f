/** A runbook that goes another way for an instance that is stopped; as it is, its check fails. */
export const stopping = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String, allowedPattern: '^i-[0-9a-f]+$' }
  Mode: { type: String, default: quick, allowedValues: [quick, gentle] }
mainSteps:
  - name: look
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances, InstanceIds: ['{{ InstanceId }}'] }
    outputs: [{ Name: State, Selector: '$.Reservations[0].Instances[0].State.Name', Type: String }]
  - name: decide
    action: aws:branch
    inputs:
      Choices: [{ Variable: '{{ look.State }}', StringEquals: stopped, NextStep: rest }]
      Default: count
  - name: count
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstanceStatus, IncludeAllInstances: true }
    outputs: [{ Name: Next, Selector: $.NextToken, Type: String }]
  - name: check
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: StopInstances }
    isEnd: true
  - name: rest
    action: aws:sleep
    inputs: { Duration: PT1H }
`

/** A runbook with a variable and a long output, in whose loop a wait is as long as the variable says. */
export const changing = `schemaVersion: '0.3'
parameters:
  Text: { type: String, default: short }
variables:
  Wait: { type: String, default: PT1M }
mainSteps:
  - name: publish
    action: aws:executeAwsApi
    inputs: { Service: sns, Api: Publish, Message: '{{ Text }}' }
    outputs: [{ Name: Id, Selector: $.MessageId, Type: String }]
  - name: passes
    action: aws:loop
    inputs:
      Iterators: [1, 2]
      Steps:
        - name: wait
          action: aws:sleep
          inputs: { Duration: '{{ variable:Wait }}' }
`

export const command = `schemaVersion: '2.2'
parameters: { Name: { type: String, default: web } }
mainSteps:
  - name: shell
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Linux] }
    inputs: { runCommand: ['echo {{ Name }} && date'] }
  - name: power
    action: aws:runPowerShellScript
    precondition: { StringEquals: [platformType, Windows] }
    inputs: { runCommand: ['Write-Output {{ Name }}'] }
  - name: mac
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, MacOS] }
    inputs: { runCommand: ['sw_vers'] }
`

export const scripted = `schemaVersion: '0.3'
mainSteps:
  - name: findIdle
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        import boto3, time

        def main(events, context):
            ec2 = boto3.client('ec2')
            found = []
            for page in ec2.get_paginator('describe_instances').paginate():
                for reservation in page['Reservations']:
                    found += [each['InstanceId'] for each in reservation['Instances']]
            print('found', len(found), 'in', context['global:REGION'])
            ec2.stop_instances(InstanceIds=found)
            time.sleep(60)
            try:
                import js
            except ImportError:
                print('js is not here')
            return {'Stopped': found}
`

const loop = (name: string, passes: number, step: object): object => ({
  name,
  action: 'aws:loop',
  inputs: { Iterators: Array.from({ length: passes }, String), Steps: [step] },
})

const wait = { name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }

/** A million passes. */
export const endless = JSON.stringify({
  schemaVersion: '0.3',
  mainSteps: [loop('one', 100, loop('two', 100, loop('three', 100, wait)))],
})

/** Thousands of lines. */
export const long = JSON.stringify({
  schemaVersion: '0.3',
  mainSteps: [loop('passes', 60, loop('within', 60, wait))],
})

/** What would do harm where it is taken for HTML, a script or an address. */
export const payloads = [
  '<img src=x onerror="globalThis.harmed=1">',
  '<script>globalThis.harmed=1</script>',
  '"><svg onload=globalThis.harmed=1>',
  "javascript:globalThis.harmed=1//'",
  '<iframe srcdoc="<script>parent.harmed=1</script>">',
  '${globalThis.harmed=1}',
  '</pre></textarea><style onload=globalThis.harmed=1></style>',
  '__proto__',
] as const

export const hostile = JSON.stringify({
  schemaVersion: '0.3',
  description: payloads[0],
  parameters: Object.fromEntries(
    payloads.map((payload, at) => [`P${at}`, { type: 'String', description: payload, default: payload }]),
  ),
  mainSteps: payloads.map((payload, at) => ({
    name: `s${at}`,
    action: 'aws:executeAwsApi',
    onFailure: 'Continue',
    inputs: { Service: 'ec2', Api: 'DescribeInstances', [payload]: payload, Text: payload },
    outputs: [{ Name: payload, Selector: `$.${payload}`, Type: 'String' }],
  })),
})
