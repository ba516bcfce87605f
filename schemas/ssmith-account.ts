import * as Type from 'typebox'

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }))
const number = (description: string, minimum = 0) => Type.Optional(Type.Integer({ minimum, description }))
const flag = (description: string) => Type.Optional(Type.Boolean({ description }))
const texts = (description: string) => Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description }))
const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Optional(Type.Unsafe<Value>({ type: 'string', enum: values, description }))

/** A value of any form, which the service itself describes. */
const any = (description: string) => Type.Optional(Type.Unsafe<unknown>({ description }))

/** Values by name. */
const mapOf = <Value>(values: object, description: string) =>
  Type.Optional(
    Type.Unsafe<Readonly<Record<string, Value>>>({ type: 'object', description, additionalProperties: values }),
  )

/** Things by id or name. */
const things = <Properties extends Type.TProperties>(properties: Properties, description: string) =>
  Type.Optional(
    Type.Unsafe<Readonly<Record<string, Type.Static<Type.TObject<Properties>>>>>({
      type: 'object',
      description,
      additionalProperties: Type.Object(properties, { additionalProperties: false }),
    }),
  )

const simple = { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'boolean' }] }
/** A text, or what is written without quotes and meant as one. */
type Simple = string | number | boolean

const tags = mapOf<Simple>(simple, 'Tags by key.')
const fields = mapOf<unknown>({}, 'Further fields of responses, or others in their place, as AWS names them.')
const created = text('When it was made, as `2025-12-24T18:00:00Z`; a day before the start where absent.')

const instance = {
  state: oneOf(
    ['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated'],
    'Its state; `running` where absent.',
  ),
  platform: oneOf(['Linux', 'Windows', 'MacOS'], 'Its platform; `Linux` where absent.'),
  type: text('Its type; `t3.micro` where absent.'),
  image: text('The id of its image.'),
  subnet: text('The id of its subnet; one of the default VPC where absent.'),
  securityGroups: texts('Ids of its security groups; the default one where absent.'),
  role: text('The name of the role of its instance profile, which gets the same name if it is not there.'),
  privateIp: text('Its private address.'),
  publicIp: text('Its public address while it runs.'),
  volumes: texts('Ids of volumes that are attached to it, the one it starts from first. One is made where absent.'),
  checks: oneOf(
    ['ok', 'impaired', 'insufficient-data', 'initializing'],
    'What the status checks say while it runs; `ok` where absent.',
  ),
  agent: Type.Optional(
    Type.Object(
      {
        status: oneOf(
          ['Online', 'ConnectionLost', 'Inactive'],
          'What it says while the instance runs; `Online` where absent.',
        ),
        version: text('Its version.'),
      },
      {
        additionalProperties: false,
        description: 'SSM Agent, with which the instance is a managed node. None where absent.',
      },
    ),
  ),
  terminationProtection: flag('Whether it cannot be terminated.'),
  tags,
  fields,
}

const image = {
  name: text('Its name; its id where absent.'),
  description: text('Its description.'),
  state: oneOf(
    ['pending', 'available', 'failed', 'invalid', 'deregistered', 'error'],
    'Its state; `available` where absent.',
  ),
  owner: text('The account that owns it, or `amazon`; this account where absent.'),
  platform: oneOf(['Linux', 'Windows'], 'Its platform; `Linux` where absent.'),
  snapshots: texts('Ids of the snapshots of its volumes, the one it starts from first.'),
  created,
  tags,
  fields,
}

const snapshot = {
  volume: text('The id of the volume that it was made of, which may be gone.'),
  size: number('GiB; 8 where absent.', 1),
  description: text('Its description.'),
  state: oneOf(['pending', 'completed', 'error'], 'Its state; `completed` where absent.'),
  encrypted: flag('Whether it is encrypted.'),
  created,
  tags,
}

const volume = {
  size: number('GiB; 8 where absent.', 1),
  type: text('Its type; `gp3` where absent.'),
  zone: text('Its Availability Zone; the first of the Region where absent.'),
  snapshot: text('The id of the snapshot that it was made of.'),
  encrypted: flag('Whether it is encrypted.'),
  created,
  tags,
}

const permissions = (description: string) =>
  Type.Optional(
    Type.Array(Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: {} }), {
      description,
    }),
  )

const securityGroup = {
  name: text('Its name; its id where absent.'),
  description: text('Its description.'),
  vpc: text('The id of its VPC; the default one where absent.'),
  ingress: permissions('What may come in, each as `IpPermissions` of EC2 has it.'),
  egress: permissions('What may go out, likewise; everything where absent.'),
  tags,
}

const stack = {
  status: text('Its status; `CREATE_COMPLETE` where absent.'),
  reason: text('Why it has that status.'),
  description: text('Its description.'),
  parameters: mapOf<Simple>(simple, 'Values of its parameters.'),
  outputs: mapOf<Simple>(simple, 'Values of its outputs.'),
  resources: things(
    {
      type: text('Its type, as `AWS::S3::Bucket`.'),
      id: text('Its physical id.'),
      status: text('Its status; `CREATE_COMPLETE` where absent.'),
    },
    'Resources by logical id.',
  ),
  terminationProtection: flag('Whether it cannot be deleted.'),
  created,
  tags,
}

const version = Type.Object(
  {
    value: Type.Unsafe<Simple>({ ...simple, description: 'The value of the version.' }),
    labels: texts('Labels of the version.'),
  },
  { additionalProperties: false },
)

const parameter = Type.Object(
  {
    value: Type.Optional(Type.Unsafe<Simple>({ ...simple, description: 'Its value, where it has one version.' })),
    versions: Type.Optional(Type.Array(version, { description: 'Its versions, the oldest first.' })),
    type: oneOf(['String', 'StringList', 'SecureString'], 'Its type; `String` where absent.'),
    description: text('Its description.'),
    tags,
  },
  { additionalProperties: false },
)

const document = {
  content: Type.String({ minLength: 1, description: 'Its text.' }),
  type: text('Its type, such as `Automation`; `Command` where absent.'),
  format: oneOf(['JSON', 'YAML', 'TEXT'], 'Its format; `YAML` where absent.'),
  tags,
}

const bucket = {
  encryption: any('As `ServerSideEncryptionConfiguration` of S3; encrypted by S3 where absent.'),
  publicAccessBlock: any('As `PublicAccessBlockConfiguration`; everything is blocked where absent.'),
  versioning: oneOf(['Enabled', 'Suspended'], 'Never switched on where absent.'),
  policy: any('The bucket policy, as text or as a map.'),
  logging: any('As `BucketLoggingStatus`.'),
  lifecycle: any('As `LifecycleConfiguration`.'),
  objects: mapOf<string>({ type: 'string' }, 'Texts of objects by key.'),
  created,
  tags,
}

const role = {
  trust: any('The policy that says who may assume it, as text or as a map.'),
  policies: texts('ARNs of the policies that are attached.'),
  inline: mapOf<unknown>({}, 'Policies of its own by name, as text or as maps.'),
  path: text('Its path; `/` where absent.'),
  instanceProfile: flag('Whether there is an instance profile of the same name with it.'),
  created,
  tags,
}

const database = {
  status: text('Its status; `available` where absent.'),
  engine: text('Its engine; `mysql` where absent.'),
  class: text('Its class; `db.t3.micro` where absent.'),
  cluster: text('The id of the cluster that it belongs to.'),
  created,
  tags,
  fields,
}

const databaseSnapshot = {
  of: text('The id of what it was made of.'),
  status: text('Its status; `available` where absent.'),
  type: oneOf(['manual', 'automated', 'awsbackup'], 'How it was made; `manual` where absent.'),
  created,
  tags,
  fields,
}

const group = {
  min: number('How many instances there are at least; 0 where absent.'),
  max: number('How many there are at most; as many as it has where absent.'),
  desired: number('How many are desired; as many as it has where absent.'),
  instances: texts('Ids of its instances.'),
  suspended: texts('Names of processes that are suspended.'),
  created,
  tags,
  fields,
}

const resourceGroup = {
  description: text('Its description.'),
  withTags: mapOf<string | readonly string[]>(
    { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    'Tags by key that its members have, with the value or the values that fit; a list without any fits all.',
  ),
  types: texts('Types of its members, as `AWS::EC2::Instance`; all where absent.'),
  members: texts('ARNs of members that are named one by one.'),
}

const alarm = {
  state: oneOf(['OK', 'ALARM', 'INSUFFICIENT_DATA'], 'Its state; `OK` where absent.'),
  tags,
  fields,
}

/** What a file that describes an account may say; editors get the same as JSON Schema. */
export const ssmithAccount = Type.Object(
  {
    account: text('The id of the account, 12 digits in quotes; `123456789012` where absent.'),
    region: text('The Region; `us-east-1` where absent.'),
    start: text('When the rehearsal begins, as `2026-01-01T00:00:00Z`, which it is where absent.'),
    seed: number('Ids of what is made later are made from it.'),
    vpcs: things({ cidr: text('Its addresses.'), tags }, 'VPCs by id, beside the default one.'),
    subnets: things(
      { vpc: text('The id of its VPC.'), cidr: text('Its addresses.'), zone: text('Its Availability Zone.'), tags },
      'Subnets by id.',
    ),
    instances: things(instance, 'Instances by id; `mi-…` is a managed node outside EC2.'),
    images: things(image, 'Images by id.'),
    snapshots: things(snapshot, 'Snapshots of volumes by id.'),
    volumes: things(volume, 'Volumes by id.'),
    securityGroups: things(securityGroup, 'Security groups by id.'),
    stacks: things(stack, 'CloudFormation stacks by name.'),
    parameters: mapOf<Simple | Type.Static<typeof parameter>>(
      { anyOf: [...simple.anyOf, parameter] },
      'Parameters of Parameter Store by name: the value, or a map.',
    ),
    documents: things(document, 'Documents of Systems Manager by name, beside those that AWS owns.'),
    buckets: things(bucket, 'S3 buckets by name.'),
    roles: things(role, 'IAM roles by name.'),
    policies: mapOf<unknown>({}, 'Policies of the account by name, as text or as maps.'),
    databases: things(database, 'RDS instances by id.'),
    clusters: things(
      { status: database.status, engine: text('Its engine; `aurora-mysql` where absent.'), created, tags, fields },
      'RDS clusters by id.',
    ),
    databaseSnapshots: things(databaseSnapshot, 'Snapshots of RDS instances by id.'),
    clusterSnapshots: things(databaseSnapshot, 'Snapshots of RDS clusters by id.'),
    autoScalingGroups: things(group, 'Auto Scaling groups by name.'),
    resourceGroups: things(resourceGroup, 'Resource groups by name.'),
    alarms: things(alarm, 'CloudWatch alarms by name.'),
  },
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Account of ssmith: what exists in the account of a rehearsal',
    additionalProperties: false,
  },
)

export type SsmithAccount = Type.Static<typeof ssmithAccount>
