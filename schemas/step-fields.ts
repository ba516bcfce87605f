import type { Static } from 'typebox'
import * as Type from 'typebox'
import {
  boolean,
  defined,
  either,
  integer,
  literal,
  mapList,
  object,
  oneOf,
  optional,
  selector,
  string,
  stringMap,
  type Value,
} from './values.js'

/** The types that an output of a step may be declared with. */
export const outputTypes = ['String', 'StringList', 'Integer', 'Boolean', 'StringMap', 'MapList'] as const

/** An item of a step's `outputs`. Names may hold blanks; AWS's own runbooks have such. */
export const stepOutputFields = {
  Name: literal(
    string({
      description:
        'Name of the output; later steps write `{{ step.Name }}`. Letters, digits and underscores can be referred to.',
      minLength: 1,
      expected: 'the name of an output',
    }),
  ),
  Selector: literal(
    selector({
      description:
        'JSONPath to the value in what the step gets: the response of an API, `$.Payload…` of a script, what a Lambda function returns.',
    }),
  ),
  Type: optional(
    literal(
      oneOf(outputTypes, {
        description: 'Type that the value is converted to. `String` when left out.',
        default: 'String',
      }),
    ),
  ),
}

const jump = (words: readonly string[], description: string): Value<string> =>
  either<string>('String', [literal(oneOf(words)), literal(string({ pattern: '^step:[a-zA-Z0-9_]+$' }))], {
    description,
    default: 'Abort',
    expected: `${words.map((word) => `\`${word}\``).join(', ')} or \`step:<name>\``,
  })

/** The properties that steps of all Automation actions share (user guide, automation-actions). */
export const stepFields = {
  name: literal(
    string({
      description: 'Name of the step, unique in the document: letters, digits and underscores.',
      pattern: '^[a-zA-Z0-9_]+$',
      expected: 'a name of letters, digits and underscores',
    }),
  ),
  action: literal(
    string({
      description: 'What the step does: the name of an Automation action.',
      // The API model allows 25 letters, but `aws:waitForAwsResourceProperty` has 26.
      pattern: '^aws:[a-zA-Z]+$',
      expected: 'the name of an action such as `aws:executeAwsApi`',
    }),
  ),
  description: optional(literal(string({ description: 'What the step is for. The console shows it as Markdown.' }))),
  onFailure: optional(
    literal(
      jump(
        ['Abort', 'Continue'],
        'What follows when the step fails or times out after all its attempts: end the automation, go on with the next step, or go to another one (`step:<name>`). `Abort` when left out.',
      ),
    ),
  ),
  onCancel: optional(
    literal(
      jump(
        ['Abort'],
        'What follows when the automation is cancelled during this step: nothing, or another step (`step:<name>`), which has 2 minutes. `Abort` when left out.',
      ),
    ),
  ),
  maxAttempts: optional(
    literal(
      integer({
        description: 'How often the step is tried in all before it counts as failed. 1 when left out.',
        default: 1,
        minimum: 1,
      }),
    ),
  ),
  // A reference is reported to work here when it is quoted and names a String parameter, and nowhere else outside `inputs`.
  timeoutSeconds: optional(
    integer({
      description:
        'Seconds after which the step counts as timed out. What holds when it is left out, and the most that counts, depend on the action.',
      digits: true,
    }),
  ),
  isCritical: optional(
    literal(
      boolean({
        description:
          'Whether the automation counts as failed when this step fails. `true` when left out, unless `onFailure` is `Continue`.',
        default: true,
        words: true,
      }),
    ),
  ),
  isEnd: optional(
    literal(
      boolean({
        description: 'Whether the automation ends after this step; within a loop, the pass. `false` when left out.',
        default: false,
        words: true,
      }),
    ),
  ),
  nextStep: optional(
    literal(
      string({
        description: 'Step to go to after success. The one below when left out.',
        format: 'step-name',
        expected: 'the name of a step',
      }),
    ),
  ),
  inputs: literal(
    stringMap({ description: 'What the action needs to know. Needed even when it is empty (`{}`).', ownRules: true }),
  ),
  outputs: optional(
    literal(
      mapList({
        description:
          'Values to take out of what the step gets, for later steps: `Name`, `Selector` and `Type` of each.',
        item: literal(object(stepOutputFields)),
      }),
    ),
  ),
}

/** A step as such, whatever its action. */
export const stepSchema = Type.Object(stepFields, { additionalProperties: false })

export type StepFields = Static<typeof stepSchema>

/** Steps within a step. Their shape is the definition `step`, which the schema around them has to carry. */
export const stepsOf = (description: string): Value<StepFields[]> =>
  literal(mapList({ description, minItems: 1, item: defined<StepFields>('step', 'StringMap'), ownRules: true }))
