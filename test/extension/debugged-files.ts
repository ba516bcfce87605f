/** A runbook that runs another one. */
export const parent = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String }
mainSteps:
  - name: stop
    action: aws:executeAwsApi
    onFailure: step:mend
    inputs: { Service: ec2, Api: StopInstances, InstanceIds: ['{{ InstanceId }}'] }
    outputs:
      - { Name: State, Selector: '$.StoppingInstances[0].CurrentState.Name', Type: String }
  - name: child
    action: aws:executeAutomation
    inputs: { DocumentName: debugged-child, RuntimeParameters: { State: ['{{ stop.State }}'] } }
    isEnd: true
  - name: mend
    action: aws:sleep
    inputs: { Duration: PT1M }
`
/** What it runs, as `debugged-child.yaml`. */
export const child = `schemaVersion: '0.3'
parameters:
  State: { type: String }
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: PT5S }
`
/** Tests of it. */
export const cases = `cases:
  stops it:
    parameters: { InstanceId: i-0123456789abcdef0 }
    invent: true
  never fails:
    parameters: { InstanceId: i-0123456789abcdef0 }
    invent: true
    expect: { status: Failed }
`
/** A runbook whose script tells where it runs. */
export const scripted = `schemaVersion: '0.3'
mainSteps:
  - name: tell
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        import sys

        def main(events, context):
            return {'platform': sys.platform}
`
