/** An error-level finding in a real document that was read and confirmed: AWS refuses it, or the run must fail. */
export interface TrueFault {
  readonly path: string
  readonly rule: string
  readonly why: string
}

/** Runtimes with which AWS refuses, since 2025-09-10, to create, update or run documents: `removed-runtime` is true of these, which real documents still name. */
export const removedRuntimes: readonly string[] = ['python3.6', 'python3.7', 'python3.8']

/** Descriptions of a runbook's interface which their repositories keep beside it: no runbooks, since they have no steps. */
const withoutSteps: readonly string[] = [
  'docs/awslabs__aws-systems-manager/Documents__Automation__ASGChangeStandbyStateWithApproval__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__ASGChangeStandbyState__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__AttachEBSVolumes__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__AttachIAMToInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__ConfigureCloudWatchOnEC2Instance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__CopySnapshot__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__CreateImage__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__CreateSnapshot__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__DeleteCloudFormationWithApproval__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__DeleteCloudFormation__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__DeleteImage__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__DeleteSnapshot__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__DetachEBSVolumes__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__EncryptRootVolume__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__ManagedInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__PatchWindowsInASG__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__RebootRds__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__ResizeInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__RestartInstanceWithApproval__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__RestartInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__StartInstanceWithApproval__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__StartInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__StartRdsInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__StopInstanceWithApproval__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__StopInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__StopRdsInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__TerminateInstanceWithApproval__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__TerminateInstance__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__UpdateCloudFormationTemplate__Design__schema.json',
  'docs/awslabs__aws-systems-manager/Documents__Automation__UpdateCloudFormationWithApproval__Design__schema.json',
  'docs/esabitova__aws-digito-artifacts-gameday/documents__rds__test__force_aurora_failover__2020-04-01__Design__schema.json',
]

/** Every other document with errors among the real ones, and why each error is right. */
export const trueFaults: readonly TrueFault[] = [
  {
    path: 'docs/aws-solutions__automated-security-response-on-aws/source__playbooks__NEWPLAYBOOK__ssmdocs__NPB_RDS.6.yaml',
    rule: 'missing-document-parameter',
    why: '`AWSConfigRemediation-EnableEnhancedMonitoringOnRDSInstance` needs `ResourceId`, which is not given.',
  },
  {
    path: 'docs/aws-solutions__automated-security-response-on-aws/source__playbooks__NEWPLAYBOOK__ssmdocs__NPB_RDS.6.yaml',
    rule: 'unknown-document-parameter',
    why: 'The same runbook has no parameter `RDSInstanceARN`.',
  },
  {
    path: 'docs/aws-solutions__automated-security-response-on-aws/source__test__test_data__tstest-runbook.yaml',
    rule: 'malformed-pattern',
    why: 'Java refuses the range `_-\\/`, which runs backwards.',
  },
  {
    path: 'docs/aws-solutions__automated-security-response-on-aws/source__test__test_data__tstest-runbook.yaml',
    rule: 'unknown-action',
    why: 'There is no action `aws:executeAPI`.',
  },
  {
    path: 'docs/aws-solutions__automated-security-response-on-aws/source__remediation_runbooks__EncryptRDSSnapshot.yaml',
    rule: 'unknown-api-input',
    why: 'DeleteDBClusterSnapshot takes `DBClusterSnapshotIdentifier`; the name given is that of DeleteDBSnapshot.',
  },
  {
    path: 'docs/aws-solutions__automated-security-response-on-aws/source__test__test_data__tstest-runbook.yaml',
    rule: 'unknown-api-input',
    why: 'UpdateTrail takes `CloudWatchLogsLogGroupArn`, not `CloudWatchLogsGroupArn`.',
  },
  {
    path: 'docs/awsdocs/automation-action-executeScript__8.yaml',
    rule: 'broken-python',
    why: 'The body of the handler is not indented; Python refuses the script.',
  },
  {
    path: 'docs/awsdocs/automation-authoring-runbooks-parent-child-example__9.yaml',
    rule: 'too-few-conditions',
    why: 'AWS refuses `Or` with one condition; its guide was corrected later.',
  },
  {
    path: 'docs/awsdocs/documents-command-ssm-plugin-reference__12.yaml',
    rule: 'undeclared-parameter',
    why: '`directoryOU` is used and not declared; AWS refuses such documents.',
  },
  {
    path: 'docs/awsdocs/documents-schemas-features__18.yaml',
    rule: 'malformed-role',
    why: 'The ARN has a colon too many before `role/`.',
  },
  {
    path: 'docs/awsdocs/session-manager-schema__6.yaml',
    rule: 'wrong-value',
    why: '`anyPortNumber` stands for a port number, which the sample leaves to its reader.',
  },
  {
    path: 'docs/awsdocs/session-manager-schema__9.json',
    rule: 'wrong-value',
    why: 'The agent reads `commands` as text and fails on a list.',
  },
  {
    path: 'docs/awslabs__aws-systems-manager/Documents__Automation__ASGChangeStandbyState__Documents__aws-ASGChangeStandbyState.json',
    rule: 'wrong-input',
    why: '`Payload` is JSON text; a map belongs into `InputPayload`.',
  },
  ...withoutSteps.map((path) => ({
    path,
    rule: 'wrong-value',
    why: 'A runbook needs at least one step, and `mainSteps` is empty.',
  })),
]
