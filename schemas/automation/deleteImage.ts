import { defineAction } from '../action.js'
import { string } from '../values.js'

export const deleteImage = defineAction({
  name: 'aws:deleteImage',
  summary: 'Deregister an Amazon Machine Image and delete its snapshots.',
  page: 'automation-action-delete',
  impact: 'Mutating',
  inputs: { ImageId: string({ description: 'Image to delete, by id. Its EBS snapshots are deleted with it.' }) },
  outputs: {},
  step: { outputs: 'unspecified' },
  calls: [
    { service: 'ec2', operation: 'DescribeImages' },
    { service: 'ec2', operation: 'DeregisterImage' },
    { service: 'ec2', operation: 'DeleteSnapshot', when: 'once for each EBS snapshot of the image' },
  ],
  permissions: { always: ['ec2:DescribeImages', 'ec2:DeregisterImage', 'ec2:DeleteSnapshot'] },
  snippet: { ImageId: 'ami-0123456789abcdef0' },
})
