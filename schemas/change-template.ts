import * as Type from 'typebox'
import { description, parameters, schemaVersion } from './document-fields.js'
import { defineDocument } from './document-kind.js'
import { integer, literal, mapList, object, oneOf, optional, string } from './values.js'

/** Who can approve a change request. */
export const approverTypes = ['IamUser', 'IamGroup', 'IamRole', 'SSOGroup', 'SSOUser'] as const

/** A request passes at most this many levels, each a step, with this many approvers. */
export const approvalLimits = { levels: 5, approversPerLevel: 5 } as const

/** The keys of an approver. */
export const approverFields = {
  approver: string({ description: 'Name or ARN of the user, group or role; may be a parameter.' }),
  type: oneOf(approverTypes, { description: 'What `approver` names.' }),
  minRequiredApprovals: optional(
    integer({
      minimum: 0,
      digits: true,
      description:
        'Approvals needed from this approver alone; 0 where `MinRequiredApprovals` counts them for the level.',
    }),
  ),
}

/** The keys of `inputs.EnhancedApprovals` of `aws:approve`, which only change templates have. */
export const approvalFields = {
  NotificationArn: optional(string({ description: 'ARN of the SNS topic that tells the approvers.' })),
  Approvers: mapList({
    item: object(approverFields, { open: true }),
    minItems: 1,
    maxItems: approvalLimits.approversPerLevel,
    description: 'Who can approve on this level.',
  }),
}

/** What such an input holds. */
export const enhancedApprovals = object(approvalFields, {
  open: true,
  description: 'The approvers of this level and how they are told.',
})

const approvalStep = Type.Object(
  {
    name: literal(string({ description: 'Name of the level.' })),
    action: literal(oneOf(['aws:approve'], { description: '`aws:approve`: a change template has no other steps.' })),
    timeoutSeconds: optional(integer({ digits: true, description: 'How long the level waits for approvals.' })),
    inputs: Type.Object(
      {
        Message: optional(string({ description: 'What the approvers read.' })),
        MinRequiredApprovals: optional(
          integer({
            minimum: 1,
            digits: true,
            description: 'Approvals needed on this level, from whichever approvers.',
          }),
        ),
        EnhancedApprovals: optional(enhancedApprovals),
      },
      { additionalProperties: true, description: 'Who approves, and how many of them.' },
    ),
  },
  { additionalProperties: true },
)

const runbook = Type.Object(
  {
    name: literal(string({ description: 'Name or ARN of the runbook.' })),
    version: optional(literal(string({ description: 'Version of the runbook, `$DEFAULT` or `$LATEST`.' }))),
  },
  { additionalProperties: true },
)

export const changeTemplate = defineDocument({
  name: 'change-template',
  kind: 'Automation.ChangeTemplate',
  summary: 'Says which runbooks a Change Manager request may run and who approves it.',
  page: 'change-templates-custom-editor',
  formats: ['JSON', 'YAML'],
  schemaVersions: ['0.3'],
  fields: {
    schemaVersion: schemaVersion(['0.3']),
    description,
    templateInformation: Type.Optional(literal(string({ description: 'What requesters should know, in Markdown.' }))),
    parameters,
    executableRunBooks: Type.Optional(
      Type.Array(runbook, { minItems: 1, description: 'The runbooks that a request may run.' }),
    ),
    emergencyChange: Type.Optional(
      Type.Boolean({ description: 'Whether a request may skip the approvals in an emergency.' }),
    ),
    autoApprovable: Type.Optional(
      Type.Boolean({ description: 'Whether a request of a user who may auto-approve needs no approval.' }),
    ),
    mainSteps: Type.Array(approvalStep, {
      minItems: 1,
      maxItems: approvalLimits.levels,
      description: 'The levels of approval, worked off from top to bottom. One rejection ends the request.',
    }),
  },
  // Truncated samples of the guide lack some; the service's own rule is not known.
  // AWS's own `AWS-HelloWorldChangeTemplate` goes without `autoApprovable`.
  expected: ['templateInformation', 'executableRunBooks', 'emergencyChange'],
  unknownKeys: 'warning',
  evidence: 'documented',
  cloudFormation: true,
  limits: [
    'Change Manager is closed to new customers.',
    'Either `MinRequiredApprovals` counts for the level and each approver has `minRequiredApprovals: 0`, or each approver has its own number.',
  ],
  snippet: {
    schemaVersion: '0.3',
    templateInformation: 'What this change does.',
    executableRunBooks: [{ name: 'AWS-HelloWorld', version: '$DEFAULT' }],
    emergencyChange: false,
    autoApprovable: false,
    mainSteps: [
      {
        name: 'approve',
        action: 'aws:approve',
        inputs: {
          Message: 'Please approve this change.',
          MinRequiredApprovals: 1,
          EnhancedApprovals: { Approvers: [{ approver: 'Admins', type: 'IamGroup', minRequiredApprovals: 0 }] },
        },
      },
    ],
  },
})
