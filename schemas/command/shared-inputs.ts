import { boolean, oneOf, optional, string } from '../values.js'

/**
 * Inputs that every plugin takes. The agent reads the first three since 3.0.502 (user guide, documents-command-ssm-plugin-reference,
 * "Shared inputs"), and under `inputs` only: at step level they do nothing.
 */
export const sharedInputs = {
  onFailure: optional(
    oneOf(['exit', 'successAndExit'], {
      description:
        'What a failure of this step does to the steps after it. `exit` skips them; `successAndExit` skips them and reports this step ' +
        'as successful. Without it the step counts as failed and the next steps still run.',
    }),
  ),
  onSuccess: optional(
    oneOf(['exit'], {
      description: 'With `exit`, the success of this step ends the document: the steps after it are skipped.',
    }),
  ),
  finallyStep: optional(
    boolean({
      words: true,
      description:
        'Runs this step even when an earlier one ended the document with `exit`. It counts on the last step only; elsewhere the ' +
        'agent ignores it.',
    }),
  ),
  id: optional(
    string({
      deprecated: true,
      description:
        'Number and name of the plugin by convention, such as `0.aws:runShellScript`. A relic of 1.2 documents which says nothing.',
    }),
  ),
}
