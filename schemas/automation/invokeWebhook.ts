import { defineAction } from '../action.js'
import { optional, string } from '../values.js'

/** Where Systems Manager keeps integrations (user guide, creating-webhook-integrations). */
export const integrations = '/d9d01087-4a3f-49e0-b0b4-d568d7826553/ssm/integrations/webhook/'

export const invokeWebhook = defineAction({
  name: 'aws:invokeWebhook',
  summary: 'Send a request to a webhook for which an integration is stored.',
  page: 'invoke-webhook',
  impact: 'Undetermined',
  inputs: {
    IntegrationName: string({
      description:
        'Name of the integration, which has to exist; it holds the address, headers and secrets of the webhook.',
    }),
    Body: optional(string({ description: 'Text to send as the body of the request.' })),
  },
  outputs: {
    Response: { type: 'String', description: 'Text that the webhook answered.' },
    // AWS does not state the type of this output.
    ResponseCode: { type: 'Integer', description: 'HTTP status of the answer.' },
  },
  step: { outputs: 'unspecified', redeclared: 'refused' },
  calls: [
    { service: 'ssm', operation: 'GetParameter' },
    { service: 'kms', operation: 'Decrypt', when: 'a key of your own encrypts the integration' },
  ],
  permissions: { always: ['ssm:GetParameter'], sometimes: ['kms:Decrypt'] },
  limits: ['Only HTTPS addresses can be stored in an integration.'],
  snippet: { IntegrationName: 'example-integration', Body: '{"text": "The automation has reached this step."}' },
})
