import * as Type from 'typebox'

const common = {
  input: Type.Optional(
    Type.Unsafe<Readonly<Record<string, unknown>>>({
      type: 'object',
      description:
        'Answer only what is asked with these inputs. Others may be there too; a list has to have the same items.',
      additionalProperties: {},
    }),
  ),
  output: Type.Optional(
    Type.Unsafe<unknown>({
      description:
        'What is returned: the response of an API, what a script returns, the text that a command prints, the outputs of an automation, or `Response` and `ResponseCode` of a webhook.',
    }),
  ),
  error: Type.Optional(
    Type.Object(
      {
        code: Type.String({ minLength: 1, description: 'The code of the error, as AWS names it.' }),
        message: Type.String({ description: 'The text of the error.' }),
      },
      { additionalProperties: false, description: 'Refuse with this error.' },
    ),
  ),
  after: Type.Optional(
    Type.String({ minLength: 1, description: 'How long the answer takes, such as `PT5M`; time is virtual.' }),
  ),
}

const ofSteps = {
  call: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Answer only this call of an API, as `ec2:StopInstances`, of those that the step makes.',
    }),
  ),
  ...common,
  node: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Answer only for this node of a command: its id, or a platform such as `Linux`.',
    }),
  ),
  status: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'How the command, the step of its document or the automation ended; `Success` where absent and the exit code does not say otherwise.',
    }),
  ),
  responseCode: Type.Optional(
    Type.Integer({
      description: 'The exit code of the command, or of the step of its document; what its `status` says where absent.',
    }),
  ),
  errorOutput: Type.Optional(
    Type.String({ description: 'What the step of a Command document prints to standard error.' }),
  ),
  approve: Type.Optional(Type.String({ minLength: 1, description: 'Who approves.' })),
  reject: Type.Optional(Type.String({ minLength: 1, description: 'Who rejects.' })),
  cancel: Type.Optional(Type.Boolean({ description: 'Cancel the automation while the step waits for the answer.' })),
}

/** An answer to what a step asks for. */
export const stepAnswer = Type.Object(ofSteps, { additionalProperties: false })

const callAnswer = Type.Object(common, { additionalProperties: false })

/** One answer, or several that are given in turn. */
function answers(answer: typeof stepAnswer | typeof callAnswer, description: string) {
  const either = Type.Union([answer, Type.Array(answer)])
  return Type.Unsafe<Readonly<Record<string, unknown>>>({
    type: 'object',
    description,
    additionalProperties: either,
  })
}

/** What a file of mocks may say; editors get the same as JSON Schema. */
export const ssmithMocks = Type.Object(
  {
    steps: Type.Optional(
      answers(
        stepAnswer,
        'Answers by the name of the step that asks. Several are given in turn; the last one repeats.',
      ),
    ),
    calls: Type.Optional(
      answers(
        callAnswer,
        'Answers by call, as `ec2:DescribeInstances`, whichever step makes it. Those by step come first.',
      ),
    ),
  },
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Mocks of ssmith: answers for a rehearsed runbook',
    additionalProperties: false,
  },
)
