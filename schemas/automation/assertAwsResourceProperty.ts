import { defineAction } from '../action.js'
import { api, desiredValues, propertySelector, service } from './api-call.js'

export const assertAwsResourceProperty = defineAction({
  name: 'aws:assertAwsResourceProperty',
  summary: 'Call an AWS API once and fail unless a property of the response has one of the wanted values.',
  page: 'automation-action-assertAwsResourceProperty',
  impact: 'NonMutating',
  inputs: { Service: service, Api: api, PropertySelector: propertySelector, DesiredValues: desiredValues },
  openInputs: true,
  outputs: {},
  step: { outputs: 'unspecified', selectorRoot: 'the response of the API' },
  calls: [{ service: '<Service>', operation: '<Api>' }],
  permissions: { always: ['<Service>:<Api>'] },
  limits: [
    'The property is looked at once; `aws:waitForAwsResourceProperty` is the action that waits.',
    "Booleans compare as `'True'` and `'False'`.",
  ],
  snippet: {
    Service: 'ec2',
    Api: 'DescribeInstances',
    InstanceIds: ['i-1234567890abcdef0'],
    PropertySelector: '$.Reservations[0].Instances[0].State.Name',
    DesiredValues: ['running'],
  },
})
