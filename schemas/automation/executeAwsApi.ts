import { defineAction } from '../action.js'
import { api, service } from './api-call.js'

export const executeAwsApi = defineAction({
  name: 'aws:executeAwsApi',
  summary: 'Call an AWS API operation and hand on what it answers.',
  page: 'automation-action-executeAwsApi',
  impact: 'Undetermined',
  inputs: { Service: service, Api: api },
  openInputs: true,
  outputs: {},
  step: {
    timeout: { cap: 25 },
    outputs: 'allowed',
    selectorRoot: 'the response of the API, `ResponseMetadata` included',
  },
  calls: [{ service: '<Service>', operation: '<Api>' }],
  permissions: { always: ['<Service>:<Api>'] },
  limits: [
    'A call may take 25 seconds at most, whatever `timeoutSeconds` says.',
    'Operations that stream, such as GetObject of Amazon S3, are not supported.',
    'Only the first page of an answer is fetched.',
  ],
  snippet: { Service: 'ec2', Api: 'DescribeInstances', InstanceIds: ['i-1234567890abcdef0'] },
})
