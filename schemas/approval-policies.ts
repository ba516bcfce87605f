import { defineDocument } from './document-kind.js'

/** The one action that policies on access to nodes are about. */
export const approvalAction = 'AWS::SSM::Action::"getTokenForInstanceAccess"'

export const autoApprovalPolicy = defineDocument({
  name: 'auto-approval-policy',
  kind: 'AutoApprovalPolicy',
  summary: 'Says in Cedar who gets access to nodes without asking, or never.',
  page: 'systems-manager-just-in-time-node-access-approval-policies',
  formats: ['TEXT'],
  schemaVersions: [],
  fields: {},
  unknownKeys: 'allowed',
  evidence: 'documented',
  cloudFormation: true,
  limits: [
    'An account has one auto-approval policy in a Region, an organization one deny-access policy.',
    'Deny-access policies come first, then auto-approval, then manual ones.',
    'Access that was approved automatically lasts 1 hour.',
  ],
  snippet: [
    'permit (',
    '  principal,',
    `  action == ${approvalAction},`,
    '  resource',
    ')',
    'when { principal has costCenter && resource.hasTag("CostCenter") && principal.costCenter == resource.getTag("CostCenter") };',
    '',
  ].join('\n'),
})

/** The layout is not public: nothing but well-formedness can be checked. */
export const manualApprovalPolicy = defineDocument({
  name: 'manual-approval-policy',
  kind: 'ManualApprovalPolicy',
  summary: 'Says who approves requests for access to nodes.',
  page: 'systems-manager-just-in-time-node-access-approval-policies',
  formats: ['JSON', 'YAML'],
  schemaVersions: [],
  fields: {},
  unknownKeys: 'allowed',
  evidence: 'inferred',
  cloudFormation: true,
  limits: ['A policy for tags comes before the one for all nodes; a request that fits several of them fails.'],
})
