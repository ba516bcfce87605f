import { defineAction } from '../action.js'
import { boolean, mapList, optional, string } from '../values.js'

export const createImage = defineAction({
  name: 'aws:createImage',
  summary: 'Create an Amazon Machine Image from an instance and wait until it can be used.',
  page: 'automation-action-create',
  impact: 'Mutating',
  inputs: {
    InstanceId: string({ description: 'Instance to make the image of; it may be running, stopping or stopped.' }),
    ImageName: string({
      description: "Name of the image; it has to be unique among the account's images in the Region.",
    }),
    ImageDescription: optional(string({ description: 'Description of the image.' })),
    NoReboot: optional(
      boolean({
        description:
          'Whether to leave the instance running. EC2 otherwise shuts it down for the snapshots, which alone keeps the file system consistent.',
      }),
    ),
    // The page types it Map, but EC2's CreateImage takes a list.
    BlockDeviceMappings: optional(
      mapList({ description: "Block devices of instances started from the image, in the form of EC2's CreateImage." }),
    ),
  },
  outputs: {
    ImageId: { type: 'String', description: 'Id of the image.' },
    ImageState: { type: 'String', description: 'State of the image: `available` once it is registered.' },
  },
  step: { onCancelTarget: false, outputs: 'unspecified', redeclared: 'refused' },
  calls: [
    { service: 'ec2', operation: 'CreateImage' },
    { service: 'ec2', operation: 'DescribeImages', poll: true, until: 'the image is `available`' },
  ],
  permissions: { always: ['ec2:CreateImage', 'ec2:DescribeImages'] },
  snippet: {
    InstanceId: 'i-1234567890abcdef0',
    ImageName: 'backup-{{ global:DATE_TIME }}',
    NoReboot: true,
  },
})
