import { atMostOneOf, defineAction, requires } from '../action.js'
import { boolean, mapList, object, optional, string, stringList, stringMap } from '../values.js'
import { documentName, documentVersion, maxConcurrency, maxErrors, targets } from './fleet.js'
import { tagList } from './tags.js'
import { resourceTargetKeys } from './target-keys.js'

/** Accounts and Regions of a multi-account run, as StartAutomationExecution takes them. */
const targetLocation = object({
  Accounts: optional(
    stringList({ description: 'Accounts or organizational units, by id; up to 50.', minItems: 1, maxItems: 50 }),
  ),
  Regions: optional(stringList({ description: 'Regions, up to 50.', minItems: 1, maxItems: 50 })),
  TargetLocationMaxConcurrency: optional(
    maxConcurrency('How many accounts and Regions run at once, as a count or a share; 1 when left out.', '1'),
  ),
  TargetLocationMaxErrors: optional(
    maxErrors('How many may fail before no others are started, as a count or a share; 0 when left out.', '0'),
  ),
  ExecutionRoleName: optional(
    string({
      description: 'Role to take on in each account; `AWS-SystemsManager-AutomationExecutionRole` when left out.',
      default: 'AWS-SystemsManager-AutomationExecutionRole',
      minLength: 1,
      maxLength: 64,
    }),
  ),
  TargetLocationAlarmConfiguration: optional(
    object({
      Alarms: mapList({
        description: 'The one alarm that stops the automation.',
        minItems: 1,
        maxItems: 1,
        item: object({ Name: string({ description: 'Name of the CloudWatch alarm.', minLength: 1, maxLength: 255 }) }),
      }),
      IgnorePollAlarmFailure: optional(
        boolean({ description: 'Whether to go on when the state of the alarm cannot be read. `false` when left out.' }),
      ),
    }),
  ),
  IncludeChildOrganizationUnits: optional(
    boolean({ description: 'Whether units below the given ones count too. `false` when left out.', default: false }),
  ),
  ExcludeAccounts: optional(
    stringList({ description: 'Accounts or units to leave out, by id; up to 5000.', minItems: 1, maxItems: 5000 }),
  ),
  Targets: optional(targets('Resources within the accounts; wins over `Targets` of the step.', 5, resourceTargetKeys)),
  TargetsMaxConcurrency: optional(
    maxConcurrency('How many resources at once within an account and Region; wins over `MaxConcurrency`.'),
  ),
  TargetsMaxErrors: optional(
    maxErrors('How many resources may fail within an account and Region; wins over `MaxErrors`.'),
  ),
})

export const executeAutomation = defineAction({
  name: 'aws:executeAutomation',
  summary: 'Start another runbook and wait until it has ended.',
  page: 'automation-action-executeAutomation',
  impact: 'Undetermined',
  inputs: {
    DocumentName: documentName('Runbook to start: its name, or its ARN when another account shares it.'),
    DocumentVersion: optional(
      documentVersion('Version of the runbook: a number, `$LATEST` or `$DEFAULT`, which it is when left out.'),
    ),
    RuntimeParameters: optional(
      stringMap({
        description:
          "Values for the runbook's parameters, by name; one value or a list of values. Names are those of that runbook, letter case included.",
      }),
    ),
    MaxConcurrency: optional(
      maxConcurrency('How many targets run at once, as a count or a share such as `10%`. 10 when left out.', '10'),
    ),
    MaxErrors: optional(
      maxErrors('How many targets may fail before no others are started, as a count or a share such as `10%`.'),
    ),
    Tags: optional(tagList('Tags of the started automation, up to 5.', { maxItems: 5 })),
    TargetLocations: optional(
      mapList({
        description:
          'Accounts and Regions to run the runbook in, up to 100 combinations. The step then has no `Output`.',
        minItems: 1,
        maxItems: 100,
        item: targetLocation,
      }),
    ),
    TargetMaps: optional(
      mapList({
        description:
          'One map of parameter values for each run, which is how several parameters vary by target. Not beside `Targets`.',
        maxItems: 300,
      }),
    ),
    TargetParameterName: optional(
      string({
        description:
          "Parameter of that runbook that gets the targets' values, one run each; letter case counts. Goes with `Targets`.",
        minLength: 1,
        maxLength: 50,
      }),
    ),
    Targets: optional(
      targets(
        'What to run the runbook on: one `Key` with its `Values`. Goes with `TargetParameterName`.',
        1,
        resourceTargetKeys,
      ),
    ),
  },
  relations: [
    atMostOneOf(['Targets', 'TargetMaps']),
    requires('Targets', 'TargetParameterName'),
    requires('TargetParameterName', 'Targets'),
  ],
  outputs: {
    Output: {
      type: 'StringList',
      description:
        "The runbook's own outputs in one flat list; missing with `TargetLocations`. Single values cannot be selected.",
    },
    ExecutionId: { type: 'String', description: 'Id of the started automation.' },
    Status: { type: 'String', description: 'Status with which it ended.' },
  },
  step: { outputs: 'unspecified', selectorRoot: 'the native outputs' },
  calls: [
    { service: 'ssm', operation: 'StartAutomationExecution' },
    { service: 'ssm', operation: 'GetAutomationExecution', poll: true, until: 'the automation has ended' },
    { service: 'ssm', operation: 'StopAutomationExecution', when: 'this automation is cancelled' },
  ],
  permissions: {
    always: ['ssm:StartAutomationExecution', 'ssm:GetAutomationExecution'],
    sometimes: ['iam:PassRole', 'ssm:StopAutomationExecution'],
  },
  limits: [
    'Runbooks may be nested 5 levels below the first.',
    'The started runbook has the rights of whoever started the first one unless it has an assume role of its own.',
  ],
  snippet: { DocumentName: 'AWS-StopEC2Instance', RuntimeParameters: { InstanceId: ['i-1234567890abcdef0'] } },
})
