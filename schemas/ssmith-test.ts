import * as Type from 'typebox'
import type { Platform } from './action.js'
import { platformTypes } from './platform-types.js'
import { ssmithMocks } from './ssmith-mocks.js'

/** How a run may end. */
export const runStatuses = ['Success', 'Failed', 'TimedOut', 'Cancelled'] as const

/** How a step may end: `Exited` those of runbooks alone, the two behind it those of Command documents. */
export const stepStatuses = [...runStatuses, 'Exited', 'Skipped', 'SuccessAndReboot'] as const

const mapOf = <T>(additionalProperties: object, description: string) =>
  Type.Unsafe<Readonly<Record<string, T>>>({ type: 'object', description, additionalProperties })

const anything = (description: string) => mapOf<unknown>({}, description)

const { $schema: _, title: __, ...mocks } = ssmithMocks as typeof ssmithMocks & Readonly<Record<string, unknown>>

const platform = Type.Unsafe<Platform>({ type: 'string', enum: [...platformTypes] })

/** How the world is when a run starts. */
const given = {
  platform: Type.Optional(
    Type.Union([platform, Type.Array(platform, { minItems: 1 })], {
      description:
        'The platform of the node on which a Command document runs, or several, each with a node. All platforms that it is for where nothing is said.',
    }),
  ),
  parameters: Type.Optional(anything('The values of parameters with which the run starts, by name.')),
  mocks: Type.Optional(
    Type.Union([Type.String({ minLength: 1 }), Type.Unsafe<object>(mocks)], {
      description: 'Answers for what the run asks: mocks, or the name of a file of mocks, relative to this file.',
    }),
  ),
  account: Type.Optional(
    Type.Union([Type.String({ minLength: 1 }), Type.Unsafe<object>({ type: 'object', additionalProperties: {} })], {
      description:
        'The account in which it runs, which answers what has no mock, anew for each case: what exists in it, as `ssmith schema ssmith-account` has it, or the name of such a file, relative to this file.',
    }),
  ),
  startAt: Type.Optional(Type.String({ minLength: 1, description: 'The step to begin with, instead of the first.' })),
  seed: Type.Optional(Type.Integer({ minimum: 0, description: 'Another number makes other ids of executions.' })),
  invent: Type.Optional(
    Type.Boolean({
      description: 'Whether what no mock answers is invented. Where not, which is the default, it fails its step.',
    }),
  ),
}

const call = {
  call: Type.Optional(
    Type.String({ minLength: 1, description: 'The call of an API, as `ec2:StopInstances`, whichever step makes it.' }),
  ),
  step: Type.Optional(
    Type.String({ minLength: 1, description: 'The step that asks; without `call`, whatever it asks for.' }),
  ),
  input: Type.Optional(anything('What is asked with. Others may be there too; a list has to have the same items.')),
  script: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'A part of the script that is to run, with the values of parameters in it.',
    }),
  ),
  environment: Type.Optional(anything('Variables that a script on a node gets, by name.')),
}

const calls = (description: string) =>
  Type.Optional(
    Type.Array(Type.Union([Type.String({ minLength: 1 }), Type.Object(call, { additionalProperties: false })]), {
      description,
    }),
  )

const stepWithStatus = Type.Unsafe<Readonly<Record<string, string>>>({
  type: 'object',
  description: 'A step and how it ended.',
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: { type: 'string', enum: [...stepStatuses] },
})

const names = (description: string) => Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description }))

const failure = Type.Object(
  {
    equals: Type.Optional(Type.String({ minLength: 1, description: 'The whole message.' })),
    matches: Type.Optional(
      Type.String({ minLength: 1, description: 'A regular expression (RE2) that finds something in the message.' }),
    ),
  },
  { additionalProperties: false },
)

const expectations = Type.Object(
  {
    status: Type.Optional(
      Type.Unsafe<(typeof runStatuses)[number]>({
        type: 'string',
        enum: [...runStatuses],
        description: 'How the run ends. `Success` where neither this nor `failure` is expected.',
      }),
    ),
    failure: Type.Optional(
      Type.Union([Type.String({ minLength: 1 }), failure], {
        description: 'Why the run does not succeed: a part of the message, or `equals`, or `matches`.',
      }),
    ),
    steps: Type.Optional(
      Type.Array(Type.Union([Type.String({ minLength: 1 }), stepWithStatus]), {
        description:
          'All steps of the run in the order in which they begin. One that does not end with `Success` stands with its status: `stop: Failed`. Of a Command document on several platforms a step stands behind its platform: `Linux/stop`.',
      }),
    ),
    through: names('Steps that the run comes to in this order, among others.'),
    outputs: Type.Optional(
      anything(
        'Outputs of the runbook, or of steps, as `step.Output`. Steps of Command documents have `responseCode`, `output` and `errorOutput`.',
      ),
    ),
    variables: Type.Optional(anything('Variables at the end of the run, by name.')),
    calls: calls('What is asked for in this order, among other things: calls of APIs, scripts and the like.'),
    not: Type.Optional(
      Type.Object(
        {
          steps: names('Steps that the run does not come to.'),
          calls: calls('What is never asked for.'),
        },
        { additionalProperties: false, description: 'What must not happen.' },
      ),
    ),
  },
  { additionalProperties: false, description: 'What has to come of it; that the run succeeds where nothing is said.' },
)

const testCase = Type.Object(
  {
    ...given,
    expect: Type.Optional(expectations),
    trace: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'All that happens, line by line. `recorded` has it written here by `ssmith test --update`.',
      }),
    ),
  },
  { additionalProperties: false },
)

/** What a test file may say; editors get the same as JSON Schema. */
export const ssmithTest = Type.Object(
  {
    document: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'The file of the document, relative to this file. Where absent, the one beside it of the same name.',
      }),
    ),
    defaults: Type.Optional(
      Type.Object(given, {
        additionalProperties: false,
        description: 'What holds in all cases. Parameters are taken one by one, mocks after those of the case.',
      }),
    ),
    cases: Type.Unsafe<Readonly<Record<string, object>>>({
      type: 'object',
      description: 'Rehearsals and what has to come of them, by names that say what is shown.',
      minProperties: 1,
      additionalProperties: testCase,
    }),
  },
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Tests of ssmith: rehearsals of a document and what has to come of them',
    additionalProperties: false,
  },
)
