import * as Type from 'typebox'
import type { Platform } from './action.js'
import { placeForms } from './place-forms.js'
import { platformTypes } from './platform-types.js'

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }))

const formed = (pattern: string, description: string) => Type.Optional(Type.String({ pattern, description }))

const flag = (description: string, whereSilent: boolean) =>
  Type.Optional(Type.Boolean({ description, default: whereSilent }))

const place = <const Places extends readonly string[]>(places: Places, description: string) =>
  Type.Optional(Type.Unsafe<Places[number]>({ type: 'string', enum: [...places], description }))

const platform = Type.Unsafe<Platform>({ type: 'string', enum: [...platformTypes] })

/** What a case of a test says by itself. */
const ofRehearsal = {
  parameters: Type.Optional(
    Type.Unsafe<Readonly<Record<string, unknown>>>({
      type: 'object',
      description: 'Values of parameters, by their names.',
      additionalProperties: {},
    }),
  ),
  parametersFile: text('A YAML or JSON file of values of parameters; those of `parameters` win.'),
  mocks: text('A file of mocks.'),
  account: text('A file with a mocked account.'),
  region: formed(
    placeForms.region.pattern,
    'The Region in which it runs. Without it that of the account file, with `aws` that of your environment, or us-east-1.',
  ),
  accountId: formed(
    placeForms.account.pattern,
    'Of a runbook: the account in which it runs. Without it that of the account file, or 123456789012.',
  ),
  invent: flag('Whether what nobody else answers is invented; otherwise it fails the step that asks.', true),
  platform: Type.Optional(
    Type.Union([platform, Type.Array(platform, { minItems: 1 })], {
      description:
        'Of a Command document: the platform of a node, or several; all that it is for where nothing is said.',
    }),
  ),
  startAt: text('The name of the step to begin with.'),
  seed: Type.Optional(Type.Integer({ minimum: 0, description: 'Another number makes other ids of executions.' })),
  throttlingRetry: Type.Optional(
    Type.Integer({ minimum: 0, description: 'Seconds for which throttled calls are tried again.' }),
  ),
  aws: flag('Let calls that only read through to AWS, by your AWS CLI.', false),
  awsAllowWrites: flag('With `aws`: let all calls through, also those that change something.', false),
}

/** What is for rehearsals that no test describes. */
export const launchWithoutTest = Object.keys(ofRehearsal)

/** What a launch configuration of the debugger may say. Editors put more into it, which is passed over. */
export const ssmithLaunch = Type.Object(
  {
    program: Type.String({ minLength: 1, description: 'The file of the runbook or Command document, or a test file.' }),
    test: text('The name of a case of the test file, or of the one beside the runbook, which is rehearsed.'),
    ...ofRehearsal,
    stopOnEntry: flag('Whether the run stops before its first step.', false),
    noDebug: flag('Whether the run goes to its end without a stop.', false),
    python: place(['sandbox', 'host', 'off'], 'Where Python scripts run: in the sandbox, where it is installed.'),
    powershell: place(['host', 'off'], 'Where PowerShell scripts run: nowhere, unless said otherwise.'),
    exec: flag('Run the shell scripts of Linux nodes for real, in a sandbox of bubblewrap.', false),
    cwd: text('The folder from which relative paths go.'),
  },
  { additionalProperties: {} as Type.TSchema },
)
