import type { Evidence } from './action.js'

/** A variable which Automation fills in; written `{{ global:REGION }}`. Allowed wherever a reference is, also in a parameter's default. */
export interface SystemVariable {
  /** Prefix and name, as between the braces. */
  readonly name: string
  readonly type: 'String'
  readonly description: string
  readonly example: string
}

/** All system variables of Automation (user guide, automation-variables). Each step sees the time at which it is evaluated. */
export const systemVariables: readonly SystemVariable[] = [
  {
    name: 'global:ACCOUNT_ID',
    type: 'String',
    description: 'Id of the AWS account of the user or role that the automation runs as.',
    example: '111122223333',
  },
  {
    name: 'global:AWS_PARTITION',
    type: 'String',
    description: 'Partition of the Region: `aws`, `aws-cn`, `aws-us-gov` and so on, as ARNs need it.',
    example: 'aws',
  },
  { name: 'global:DATE', type: 'String', description: 'Day, as `yyyy-MM-dd`.', example: '2030-01-31' },
  {
    name: 'global:DATE_TIME',
    type: 'String',
    description: 'Day and time, as `yyyy-MM-dd_HH.mm.ss`.',
    example: '2030-01-31_13.45.00',
  },
  {
    name: 'global:REGION',
    type: 'String',
    description: 'Region that the automation runs in.',
    example: 'us-east-1',
  },
  {
    name: 'automation:EXECUTION_ID',
    type: 'String',
    description: 'Id of this automation: 36 characters.',
    example: '12345678-90ab-cdef-1234-567890abcdef',
  },
]

const byName: ReadonlyMap<string, SystemVariable> = new Map(systemVariables.map((each) => [each.name, each]))

/** The system variable with this exact name, prefix included. */
export const systemVariableNamed = (name: string): SystemVariable | undefined => byName.get(name)

/** A name that a maintenance window replaces before Automation sees it, and which therefore needs no declaration. */
export interface PseudoParameter {
  readonly name: string
  readonly type: 'String'
  readonly description: string
  /** Where in a runbook it may stand. Elsewhere the name is an ordinary, undeclared parameter. */
  readonly places: readonly { readonly action: string; readonly input: string; readonly evidence: Evidence }[]
}

/**
 * Pseudo-parameters of maintenance windows (user guide, mw-cli-register-tasks-parameters). They belong into the parameters of a task
 * that runs Automation, Lambda or Step Functions; within a runbook only `{{RESOURCE_ID}}` is documented.
 */
export const pseudoParameters: readonly PseudoParameter[] = [
  {
    name: 'RESOURCE_ID',
    type: 'String',
    description: 'Short id of the target that the maintenance window works on, such as `i-1234567890abcdef0`.',
    places: [{ action: 'aws:runCommand', input: 'InstanceIds', evidence: 'documented' }],
  },
  {
    name: 'TARGET_ID',
    type: 'String',
    description:
      'Id of the target that the maintenance window works on: of a node, or the full ARN of a resource group.',
    places: [{ action: 'aws:runCommand', input: 'InstanceIds', evidence: 'inferred' }],
  },
]
