import { atMostOneOf, defineAction } from '../action.js'
import { instanceProfileArn } from './arns.js'
import { boolean, integer, mapList, object, oneOf, optional, string, stringList, stringMap } from '../values.js'
import { tagList } from './tags.js'

const tagSpecification = object(
  {
    ResourceType: optional(string({ description: 'What to tag: `instance`, `volume` and others of EC2.' })),
    Tags: optional(tagList('Tags to put on it.')),
  },
  { open: true },
)

export const runInstances = defineAction({
  name: 'aws:runInstances',
  summary: 'Launch EC2 instances and wait until they have passed their status checks.',
  page: 'automation-action-runinstance',
  impact: 'Mutating',
  inputs: {
    ImageId: string({ description: 'Amazon Machine Image to launch, by id.' }),
    InstanceType: optional(
      string({
        description:
          'Instance type, such as `t3.micro`. When left out it is `m1.small`, which most Regions no longer have.',
        default: 'm1.small',
      }),
    ),
    // The page's table types the two counts String; its samples and the page on parameters say Integer.
    MinInstanceCount: optional(
      integer({
        description: 'Fewest instances to launch; when there is no room for them, none is. 1 when left out.',
        default: 1,
        minimum: 1,
        digits: true,
      }),
    ),
    MaxInstanceCount: optional(
      integer({ description: 'Most instances to launch. 1 when left out.', default: 1, minimum: 1, digits: true }),
    ),
    AdditionalInfo: optional(string({ description: 'Reserved by EC2.' })),
    BlockDeviceMappings: optional(
      mapList({ description: "Block devices, in the form of EC2's RunInstances, over those of the image." }),
    ),
    ClientToken: optional(string({ description: 'Token of your own that makes a repeated request harmless.' })),
    DisableApiTermination: optional(
      boolean({ description: 'Whether the API may not terminate the instances until this is switched off.' }),
    ),
    EbsOptimized: optional(
      boolean({
        description: 'Whether the instances have bandwidth reserved for EBS; not all types can, and it may cost.',
      }),
    ),
    IamInstanceProfileArn: optional(
      instanceProfileArn('Instance profile, by ARN. Either this or `IamInstanceProfileName`.'),
    ),
    IamInstanceProfileName: optional(
      string({ description: 'Instance profile, by name. Either this or `IamInstanceProfileArn`.' }),
    ),
    InstanceInitiatedShutdownBehavior: optional(
      oneOf(['stop', 'terminate'], {
        description: 'What becomes of an instance that shuts itself down. `stop` when left out.',
      }),
    ),
    KernelId: optional(string({ description: 'Kernel, by id; for old kinds of images only.' })),
    KeyName: optional(string({ description: 'Key pair that lets users log in.' })),
    MetadataOptions: optional(
      stringMap({ description: "Settings of the instance metadata service, in the form of EC2's RunInstances." }),
    ),
    Monitoring: optional(boolean({ description: 'Whether CloudWatch monitors the instances in detail.' })),
    NetworkInterfaces: optional(mapList({ description: "Network interfaces, in the form of EC2's RunInstances." })),
    Placement: optional(
      stringMap({ description: "Where the instances go (zone, group, tenancy), in the form of EC2's RunInstances." }),
    ),
    PrivateIpAddress: optional(string({ description: 'Main IPv4 address, out of those of the subnet.' })),
    RamdiskId: optional(string({ description: 'RAM disk, by id; for old kinds of images only.' })),
    SecurityGroupIds: optional(
      stringList({ description: "Security groups, by id. The network's default group when left out." }),
    ),
    SecurityGroups: optional(stringList({ description: 'Security groups, by name; for the default VPC only.' })),
    SubnetId: optional(string({ description: 'Subnet, by id. One of the default VPC when left out.' })),
    TagSpecifications: optional(
      mapList({ description: 'Tags for what is launched, by resource type.', item: tagSpecification }),
    ),
    UserData: optional(string({ description: 'Script or data for the first start of the instances, in base64.' })),
  },
  relations: [atMostOneOf(['IamInstanceProfileArn', 'IamInstanceProfileName'], 'inferred')],
  outputs: {
    InstanceIds: { type: 'StringList', description: 'Ids of the instances.' },
    InstanceStates: { type: 'StringList', description: 'State of each instance.' },
  },
  step: { onCancelTarget: false, outputs: 'allowed', redeclared: 'refused', selectorRoot: 'the native outputs' },
  calls: [
    { service: 'ec2', operation: 'RunInstances' },
    {
      service: 'ec2',
      operation: 'DescribeInstanceStatus',
      poll: true,
      until: 'all instances are `running` and their status checks are ok',
    },
  ],
  permissions: {
    always: ['ec2:RunInstances', 'ec2:DescribeInstanceStatus'],
    sometimes: ['iam:PassRole', 'ec2:CreateTags'],
  },
  limits: ['The launch fails without `SubnetId` where the Region has no default VPC.'],
  snippet: {
    ImageId: 'ami-0123456789abcdef0',
    InstanceType: 't3.micro',
    MinInstanceCount: 1,
    MaxInstanceCount: 1,
  },
})
