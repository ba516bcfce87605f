import { defineAction, singleUnless } from '../action.js'
import { oneOf, optional, stringList } from '../values.js'
import { tagList } from './tags.js'

export const createTags = defineAction({
  name: 'aws:createTags',
  summary: 'Add tags to EC2 resources, or to a managed node, a maintenance window or a Parameter Store parameter.',
  page: 'automation-action-createtag',
  impact: 'Mutating',
  inputs: {
    ResourceIds: stringList({
      description: 'What to tag, by id. Several at once only when `ResourceType` is `EC2`; exactly one otherwise.',
      minItems: 1,
    }),
    Tags: tagList('Tags to add; existing ones with the same key get the new value.', { minItems: 1 }),
    ResourceType: optional(
      oneOf(['EC2', 'ManagedInstance', 'MaintenanceWindow', 'Parameter'], {
        description:
          'What kind of resource the ids name. `EC2` when left out, which stands for everything that EC2 can tag.',
        default: 'EC2',
      }),
    ),
  },
  relations: [singleUnless('ResourceIds', 'ResourceType', '^EC2$')],
  outputs: {},
  step: { onCancelTarget: false, outputs: 'unspecified' },
  calls: [
    { service: 'ec2', operation: 'CreateTags', when: '`ResourceType` is `EC2`' },
    {
      service: 'ec2',
      operation: 'DescribeTags',
      when: '`ResourceType` is `EC2`',
      poll: true,
      until: 'all tags are visible',
    },
    { service: 'ssm', operation: 'AddTagsToResource', when: '`ResourceType` is not `EC2`' },
    {
      service: 'ssm',
      operation: 'ListTagsForResource',
      when: '`ResourceType` is not `EC2`',
      poll: true,
      until: 'all tags are visible',
    },
  ],
  permissions: {
    always: [],
    sometimes: ['ec2:CreateTags', 'ec2:DescribeTags', 'ssm:AddTagsToResource', 'ssm:ListTagsForResource'],
  },
  snippet: { ResourceIds: ['i-1234567890abcdef0'], Tags: [{ Key: 'Environment', Value: 'test' }] },
})
