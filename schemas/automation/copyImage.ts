import { defineAction } from '../action.js'
import { boolean, optional, string } from '../values.js'

export const copyImage = defineAction({
  name: 'aws:copyImage',
  summary: 'Copy an Amazon Machine Image from any Region into the current one and wait until it can be used.',
  page: 'automation-action-copyimage',
  impact: 'Mutating',
  inputs: {
    SourceRegion: string({ description: 'Region that has the image now, such as `us-east-1`.' }),
    SourceImageId: string({ description: 'Image to copy, by its id in the source Region.' }),
    ImageName: string({ description: 'Name of the copy.' }),
    ImageDescription: optional(string({ description: 'Description of the copy.' })),
    Encrypted: optional(boolean({ description: "Whether the copy's snapshots are encrypted." })),
    KmsKeyId: optional(
      string({
        description:
          "Full ARN of the KMS key for the copy's snapshots; the account's default key for EBS when left out.",
      }),
    ),
    ClientToken: optional(string({ description: 'Token of your own that makes a repeated request harmless.' })),
  },
  outputs: {
    ImageId: { type: 'String', description: 'Id of the copy.' },
    ImageState: { type: 'String', description: 'State of the copy.', values: ['available', 'pending', 'failed'] },
  },
  step: { onCancelTarget: false, outputs: 'unspecified', redeclared: 'refused' },
  calls: [
    { service: 'ec2', operation: 'CopyImage' },
    { service: 'ec2', operation: 'DescribeImages', poll: true, until: 'the copy is `available`' },
  ],
  permissions: { always: ['ec2:CopyImage', 'ec2:DescribeImages'], sometimes: ['kms:*'] },
  snippet: {
    SourceRegion: 'us-east-1',
    SourceImageId: 'ami-0123456789abcdef0',
    ImageName: 'copied-image',
    Encrypted: true,
  },
})
