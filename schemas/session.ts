import type { TSchema } from 'typebox'
import * as Type from 'typebox'
import { description, parameters, schemaVersion } from './document-fields.js'
import { defineDocument } from './document-kind.js'
import { boolean, either, integer, literal, nothing, object, oneOf, optional, string, type Value } from './values.js'

/** What a session can be. */
export const sessionTypes = ['Standard_Stream', 'InteractiveCommands', 'NonInteractiveCommands', 'Port'] as const
export type SessionType = (typeof sessionTypes)[number]

/** Session types whose documents need `inputs`, and those whose documents need `properties`. */
export const needsInputs: readonly SessionType[] = ['Standard_Stream']
export const needsProperties: readonly SessionType[] = ['InteractiveCommands', 'NonInteractiveCommands', 'Port']

/** Preferences that the user guide calls required; the agent takes a missing one for false. */
export const sessionFlags = [
  's3EncryptionEnabled',
  'cloudWatchEncryptionEnabled',
  'cloudWatchStreamingEnabled',
  'runAsEnabled',
] as const

/** The keys under which `properties` has commands for an operating system. */
export const sessionPlatforms = ['windows', 'linux', 'macos'] as const

/** Addresses that the agent never forwards a port to: instance metadata, DNS, time and credentials (agent, appconfig/constants). */
export const forbiddenHosts: readonly string[] = [
  '169.254.169.254',
  '169.254.169.253',
  '169.254.169.123',
  '169.254.169.250',
  '169.254.169.251',
  'fd00:ec2::254',
  'fd00:ec2::253',
  'fd00:ec2::123',
  'fd00:ec2::240',
]

/** True or false, also in one of the words that Go's ParseBool takes, by which the agent reads these inputs. */
function flag(text: string): Value<boolean | string> {
  const words = string({ pattern: '^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)?$' })
  return either<boolean | string>('Boolean', [boolean(), words], {
    also: ['String'],
    expected: '`true` or `false`',
    description: text,
  })
}

/**
 * The pattern of the API for `maxSessionDuration`: it leaves out what the guide allows, such as 1250 (API, StartSession preferences).
 */
export const servicePatternOfDuration = '^([1-9]|[1-9][0-9]|[1-9][0-9][0-9]|1[0-4][0-3][0-9]|1440)$'

/**
 * Minutes up to a most, as the text that AWS documents or as the number that documents in use have: the service alone reads them.
 * Modules of Terraform write `null` where their variable has no value, here and as the key.
 */
function minutes(most: number, pattern: string, text: string): Value<string | number | null> {
  const digits = string({ pattern: `^(${pattern})?$` })
  return either<string | number | null>('String', [digits, integer({ minimum: 1, maximum: most }), nothing], {
    also: ['Integer'],
    expected: `minutes from 1 to ${most}`,
    description: text,
  })
}

const port = '([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])'

export const sessionInputs = Type.Object(
  {
    s3BucketName: optional(string({ description: 'S3 bucket that gets the log of the session; none when empty.' })),
    s3KeyPrefix: optional(string({ description: 'Prefix of the log in the bucket.' })),
    s3EncryptionEnabled: optional(flag('Refuses the session when the bucket is not encrypted.')),
    cloudWatchLogGroupName: optional(
      string({ description: 'CloudWatch log group that gets the log of the session; none when empty.' }),
    ),
    cloudWatchEncryptionEnabled: optional(flag('Refuses the session when the log group is not encrypted.')),
    cloudWatchStreamingEnabled: optional(
      boolean({
        description:
          'Whether log lines are sent during the session rather than all at its end. Without quotes, unlike the other flags.',
      }),
    ),
    kmsKeyId: optional(
      either<string | null>('String', [string(), nothing], {
        expected: 'text',
        description: 'KMS key that encrypts the traffic between client and node once more; none when empty.',
      }),
    ),
    runAsEnabled: optional(
      flag(
        'Runs the session on Linux and macOS as the user that the IAM tag `SSMSessionRunAs` names, or as `runAsDefaultUser`.',
      ),
    ),
    runAsDefaultUser: optional(
      string({ description: 'Operating system user of the session where no IAM tag names one. Never root.' }),
    ),
    idleSessionTimeout: optional(
      minutes(60, '[1-9]|[1-5][0-9]|60', 'Minutes without input until the session ends: 1 to 60, 20 by default.'),
    ),
    maxSessionDuration: optional(
      minutes(
        1440,
        '[1-9][0-9]{0,2}|1[0-3][0-9]{2}|14[0-3][0-9]|1440',
        'Minutes until the session ends in any case: 1 to 1440. AWS may refuse a value above 1000 whose tens are over 39, such as 1250.',
      ),
    ),
    shellProfile: optional(
      object(
        {
          windows: optional(string({ description: 'Commands for the start of each session on Windows.' })),
          linux: optional(string({ description: 'Commands for the start of each session on Linux and macOS.' })),
        },
        { open: true, description: 'Commands which the shell gets at the start of each session.' },
      ),
    ),
  },
  { additionalProperties: true },
)

const commandFields = {
  commands: string({
    format: 'shell-lines',
    description: 'The command line to run. One text: the agent does not read a list.',
  }),
  runAsElevated: optional(
    boolean({
      description: 'Runs the command as root or SYSTEM rather than as the user of the session. Without quotes.',
    }),
  ),
}

const separatorPrefix = (stream: string) =>
  optional(
    string({
      pattern: '^[0-9a-zA-Z\\r\\n_:-]{0,30}$',
      expected: 'at most 30 letters, digits, `_`, `:` or `-`',
      description: `Marks the beginning of standard ${stream} when the streams are separate.`,
    }),
  )

const streamFields = {
  separateOutputStream: optional(
    flag('Sends standard output, standard error and the exit code separately. Only with `NonInteractiveCommands`.'),
  ),
  stdOutSeparatorPrefix: separatorPrefix('output'),
  stdoutSeparatorPrefix: separatorPrefix('output'),
  stdErrSeparatorPrefix: separatorPrefix('error'),
  stderrSeparatorPrefix: separatorPrefix('error'),
}

/** `properties` with one block for each operating system; a session to one without a block has no command and fails. */
function perPlatform(block: TSchema): TSchema {
  const blocks = sessionPlatforms.map((platform) => [platform, Type.Optional(block)])
  return Type.Object(Object.fromEntries(blocks), { additionalProperties: true })
}

const open = { additionalProperties: true }

const portProperties = Type.Object(
  {
    portNumber: string({
      pattern: `^${port}$`,
      expected: 'a port from 1 to 65535, in quotes',
      description: 'Port on the node, or on `host`, that the session connects to: 1 to 65535.',
    }),
    type: optional(
      string({
        description: '`LocalPortForwarding` to forward a port of the client; a raw stream, as for SSH, otherwise.',
      }),
    ),
    localPortNumber: optional(
      string({
        pattern: `^(0|${port})?$`,
        expected: 'a port from 0 to 65535, in quotes',
        description: 'Port on the client; a free one when 0 or absent.',
      }),
    ),
    localConnectionType: optional(
      string({ description: '`unix`, together with `localUnixSocket`, to listen on a socket of the client.' }),
    ),
    localUnixSocket: optional(string({ description: 'Path of the socket on the client.' })),
    host: optional(string({ description: 'Host to connect to, as the node sees it; the node itself when absent.' })),
  },
  open,
)

/** What `properties` holds for each session type. */
export const sessionProperties: Readonly<Record<SessionType, TSchema>> = {
  Standard_Stream: perPlatform(Type.Object({ ...commandFields, commands: optional(commandFields.commands) }, open)),
  InteractiveCommands: perPlatform(Type.Object(commandFields, open)),
  NonInteractiveCommands: perPlatform(Type.Object({ ...commandFields, ...streamFields }, open)),
  Port: portProperties,
}

export const session = defineDocument({
  name: 'session',
  kind: 'Session',
  summary: 'Says what a Session Manager session is and which preferences it has.',
  page: 'session-manager-schema',
  formats: ['JSON', 'YAML'],
  schemaVersions: ['1.0'],
  fields: {
    schemaVersion: schemaVersion(['1.0']),
    description,
    sessionType: literal(
      oneOf(sessionTypes, {
        description:
          '`Standard_Stream`: a shell. `InteractiveCommands` and `NonInteractiveCommands`: one command, with or without a terminal. ' +
          '`Port`: a connection to a port.',
      }),
    ),
    parameters,
    inputs: Type.Optional(
      Type.Unsafe<Record<string, unknown>>({
        ...sessionInputs,
        description: 'Preferences: logs, encryption, user, time limits.',
      }),
    ),
    properties: Type.Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        description: 'The commands for each operating system, or the port. The keys depend on `sessionType`.',
      }),
    ),
  },
  unknownKeys: 'warning',
  variants: { field: 'properties', by: 'sessionType', schemas: sessionProperties },
  evidence: 'documented',
  cloudFormation: true,
  limits: [
    'The account preferences are the document `SSM-SessionManagerRunShell`, of type `Standard_Stream`.',
    'Sessions to a port are not logged.',
  ],
  snippet: {
    schemaVersion: '1.0',
    sessionType: 'InteractiveCommands',
    properties: { linux: { commands: 'uptime', runAsElevated: false } },
  },
})
