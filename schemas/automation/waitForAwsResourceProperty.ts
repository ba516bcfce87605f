import { defineAction } from '../action.js'
import { api, desiredValues, propertySelector, service } from './api-call.js'

export const waitForAwsResourceProperty = defineAction({
  name: 'aws:waitForAwsResourceProperty',
  summary: 'Call an AWS API again and again until a property of the response has one of the wanted values.',
  page: 'automation-action-waitForAwsResourceProperty',
  impact: 'NonMutating',
  inputs: { Service: service, Api: api, PropertySelector: propertySelector, DesiredValues: desiredValues },
  openInputs: true,
  outputs: {},
  step: { timeout: { default: 3600 }, outputs: 'unspecified', selectorRoot: 'the response of the API' },
  calls: [
    {
      service: '<Service>',
      operation: '<Api>',
      poll: true,
      until: 'the selected property has one of the desired values',
    },
  ],
  permissions: { always: ['<Service>:<Api>'] },
  limits: [
    'The step times out after an hour unless `timeoutSeconds` says otherwise.',
    'A selector that matches nothing does not fail the step; it waits until it times out.',
    "Booleans compare as `'True'` and `'False'`.",
  ],
  snippet: {
    Service: 'ec2',
    Api: 'DescribeInstanceStatus',
    InstanceIds: ['i-1234567890abcdef0'],
    PropertySelector: '$.InstanceStatuses[0].InstanceStatus.Status',
    DesiredValues: ['ok'],
  },
})
