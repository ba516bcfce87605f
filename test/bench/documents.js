import { load } from 'js-yaml'

/** @typedef {'yaml' | 'json'} Format */

/**
 * A runbook of about the wanted size, the same on every machine: groups of steps in the proportions of published runbooks, where about a
 * quarter of the bytes are scripts. Each revision has other scripts and names, so that no linter can answer from what it remembers
 * of the one before.
 *
 * @param {number} kilobytes
 * @param {Format} format
 * @param {number} revision
 */
export function runbook(kilobytes, format, revision) {
  return flat(write(groupsFor(kilobytes * 1024, format), format, String(revision).padStart(6, '0')))
}

/** Text as it comes from a file: in one piece, and with no hash of it known. @param {string} text */
export const flat = (text) => Buffer.from(text).toString()

/** @type {Map<string, number>} */
const known = new Map()

/** The number of groups whose text comes nearest below the wanted size. @param {number} size @param {Format} format */
function groupsFor(size, format) {
  const key = `${size} ${format}`
  let low = 1
  let high = known.has(key) ? 1 : Math.ceil(size / 200)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (write(middle, format, '000000').length <= size) low = middle
    else high = middle - 1
  }
  if (!known.has(key)) known.set(key, low)
  return known.get(key) ?? low
}

/** @param {number} count @param {Format} format @param {string} mark */
function write(count, format, mark) {
  const text = yaml(count, mark)
  return format === 'yaml' ? text : `${JSON.stringify(load(text), null, 2)}\n`
}

/** @param {number} count @param {string} mark */
function yaml(count, mark) {
  let parameters = ''
  let steps = ''
  for (let at = 0; at < count; at++) {
    const section = Math.floor(at / groups.length) + 1
    const group = groups[at % groups.length]
    parameters += group?.parameter?.(section) ?? ''
    for (const step of group?.steps ?? []) steps += step(section, mark)
  }
  return `${head(mark)}${parameters}mainSteps:\n${steps}${finish}`
}

/** @param {string} mark */
const head = (mark) => `---
description: |-
  ### Document name - Example-RestartFleet

  ## What does this document do?
  Stops the instances of each group, keeps an image of them, and starts them again, revision ${mark}.

  ## Input Parameters
  * AutomationAssumeRole: (Optional) The ARN of the role that allows Automation to perform the actions on your behalf.
  * InstanceId1: (Required) The instance of the first group.
schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    description: (Optional) The ARN of the role that allows Automation to perform the actions on your behalf.
    default: ''
`

/** @typedef {(n: number) => string} ParameterText */

/** @type {ParameterText} */
const instanceId = (n) => `  InstanceId${n}:
    type: AWS::EC2::Instance::Id
    description: (Required) The instance of group ${n}.
`

/** @type {ParameterText} */
const attempts = (n) => `  Attempts${n}:
    type: Integer
    description: (Optional) How often group ${n} is tried before the run gives up.
    allowedValues: [1, 2, 3, 5, 8]
    default: 3
`

/** @type {ParameterText} */
const tag = (n) => `  Tag${n}:
    type: String
    description: "(Optional) The value of the tag \\"Group\\" that the image of group ${n} receives."
    allowedPattern: '^[a-zA-Z0-9._-]{1,64}$'
    default: group-${n}
`

/** @typedef {(n: number, mark: string) => string} StepText */

/** @type {StepText} */
const describeInstance = (n) => `  - name: DescribeInstance${n}
    description: Reads the state of the instance before it is touched.
    action: aws:executeAwsApi
    onFailure: Abort
    timeoutSeconds: 600
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds:
        - '{{ InstanceId${n} }}'
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
      - Name: ImageId
        Selector: $.Reservations[0].Instances[0].ImageId
        Type: String
      - Name: SecurityGroups
        Selector: $.Reservations[0].Instances[0].SecurityGroups..GroupId
        Type: StringList
    nextStep: ChooseByState${n}
`

/** @type {StepText} */
const chooseByState = (n) => `  - name: ChooseByState${n}
    action: aws:branch
    inputs:
      Choices:
        - Variable: '{{ DescribeInstance${n}.State }}'
          StringEquals: running
          NextStep: StopInstance${n}
        - Or:
            - Variable: '{{ DescribeInstance${n}.State }}'
              StringEquals: stopping
            - Variable: '{{ DescribeInstance${n}.State }}'
              StringEquals: stopped
          NextStep: WaitForStop${n}
      Default: Finish
    isEnd: false
`

/** @type {StepText} */
const stopInstance = (n) => `  - name: StopInstance${n}
    action: aws:changeInstanceState
    onFailure: step:Finish
    inputs:
      InstanceIds: ['{{ InstanceId${n} }}']
      DesiredState: stopped
`

/** @type {StepText} */
const waitForStop = (n) => `  - name: WaitForStop${n}
    action: aws:waitForAwsResourceProperty
    timeoutSeconds: 900
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds:
        - '{{ InstanceId${n} }}'
      PropertySelector: $.Reservations[0].Instances[0].State.Name
      DesiredValues:
        - stopped
        - terminated
`

/** @type {StepText} */
const keepImage = (n, mark) => `  - name: KeepImage${n}
    description: >-
      Keeps an image of the instance, so that whatever goes wrong afterwards can be undone; the image
      carries the name of the group and the time of the run.
    action: aws:createImage
    maxAttempts: 3
    onFailure: Continue
    inputs:
      InstanceId: '{{ InstanceId${n} }}'
      ImageName: group-${n}-${mark}-{{ global:DATE_TIME }}
      NoReboot: true
      ImageDescription: Image of {{ InstanceId${n} }} before the restart
`

/** @type {StepText} */
const tagImage = (n) => `  - name: TagImage${n}
    action: aws:createTags
    inputs:
      ResourceType: EC2
      ResourceIds:
        - '{{ KeepImage${n}.ImageId }}'
      Tags:
        - Key: Group
          Value: '{{ Tag${n} }}'
        - Key: Source
          Value: '{{ InstanceId${n} }}'
`

/** @type {StepText} */
const checkGroups = (n, mark) => `  - name: CheckGroups${n}
    action: aws:executeScript
    timeoutSeconds: 300
    inputs:
      Runtime: python3.11
      Handler: check_groups
      InputPayload:
        Groups: '{{ DescribeInstance${n}.SecurityGroups }}'
        Attempts: '{{ Attempts${n} }}'
      Script: |-
        # revision ${mark}, group ${n}
        import json
        import time

        import boto3
        from botocore.exceptions import ClientError

        ec2 = boto3.client("ec2")


        def open_ports(groups: list) -> list:
            """Gives the ports that are open to everybody."""
            found = []
            paginator = ec2.get_paginator("describe_security_group_rules")
            for page in paginator.paginate(Filters=[{"Name": "group-id", "Values": groups}]):
                for rule in page["SecurityGroupRules"]:
                    if rule.get("CidrIpv4") != "0.0.0.0/0" or rule["IsEgress"]:
                        continue
                    found.append({"group": rule["GroupId"], "from": rule.get("FromPort", -1)})
            return found


        def check_groups(events, context):
            groups, attempts = events["Groups"], int(events["Attempts"])
            for attempt in range(attempts):
                try:
                    ports = open_ports(groups)
                    print(json.dumps({"attempt": attempt, "ports": ports}))
                    return {"Open": len(ports), "Message": f"{len(ports)} open ports in {groups}"}
                except ClientError as error:
                    if error.response["Error"]["Code"] != "RequestLimitExceeded":
                        raise
                    time.sleep(2 ** attempt)
            raise RuntimeError("the rules of group ${n} could not be read")
    outputs:
      - Name: Open
        Selector: $.Payload.Open
        Type: Integer
      - Name: Message
        Selector: $.Payload.Message
        Type: String
`

/** @type {StepText} */
const startInstance = (n) => `  - name: StartInstance${n}
    action: aws:changeInstanceState
    inputs:
      InstanceIds: ['{{ InstanceId${n} }}']
      DesiredState: running
`

/** @type {StepText} */
const cleanUp = (n, mark) => `  - name: CleanUp${n}
    action: aws:runCommand
    onFailure: Continue
    inputs:
      DocumentName: AWS-RunShellScript
      InstanceIds:
        - '{{ InstanceId${n} }}'
      Parameters:
        commands:
          - set -euo pipefail
          - 'echo "revision ${mark}: cleaning up"'
          - |
            for file in /var/log/app/*.log; do
              if [ "$(stat -c %Y "$file")" -lt "$(date -d '-7 days' +%s)" ]; then
                rm -f -- "$file"
              fi
            done
        executionTimeout: '600'
`

/** @type {StepText} */
const summarize = (n) => `  - name: Summarize${n}
    action: aws:assertAwsResourceProperty
    onFailure: Continue
    inputs:
      Service: ec2
      Api: DescribeInstanceStatus
      InstanceIds:
        - '{{ InstanceId${n} }}'
      IncludeAllInstances: true
      PropertySelector: $.InstanceStatuses[0].InstanceState.Name
      DesiredValues: [running, pending]
`

const finish = `  - name: Finish
    action: aws:sleep
    inputs:
      Duration: PT1M
    isEnd: true
`

/** What a section of the runbook consists of; a size is reached by leaving out the last groups of the last section. */
const groups = [
  { parameter: instanceId, steps: [describeInstance, chooseByState, stopInstance, waitForStop] },
  { parameter: tag, steps: [keepImage, tagImage] },
  { parameter: attempts, steps: [checkGroups] },
  { steps: [startInstance, cleanUp, summarize] },
]
