import * as Type from 'typebox'
import { defineDocument } from './document-kind.js'
import { schemaVersion } from './document-fields.js'
import { literal, string } from './values.js'

/** Platform codes: those of the user guide, those that the agent reports beyond, and the one that stands for all. */
export const packagePlatforms = {
  documented: [
    'windows',
    'amazon',
    'ubuntu',
    'debian',
    'redhat',
    'centos',
    'suse',
    'opensuse',
    'opensuseleap',
    'oracle',
  ],
  observed: [
    'rocky',
    'almalinux',
    'fedora',
    'raspbian',
    'bottlerocket',
    'alpine',
    'gentoo',
    'flatcar',
    'arch',
    'mac_os_x',
  ],
  any: '_any',
} as const

export const packageArchitectures = ['x86_64', 'arm64', '386', '_any'] as const

/** What other tools call the platforms and architectures of packages. */
export const packageAliases: Readonly<Record<string, string>> = {
  win: 'windows',
  amazonlinux: 'amazon',
  amzn: 'amazon',
  rhel: 'redhat',
  sles: 'suse',
  oraclelinux: 'oracle',
  ol: 'oracle',
  rockylinux: 'rocky',
  alma: 'almalinux',
  macos: 'mac_os_x',
  darwin: 'mac_os_x',
  amd64: 'x86_64',
  x64: 'x86_64',
  aarch64: 'arm64',
  i386: '386',
  i686: '386',
  x86: '386',
}

/** What a checksum looks like; samples in the guide hold words in its place. */
export const sha256Pattern = '^[0-9a-fA-F]{64}$'

/** The names under which a checksum can stand, in packages and among the files of runbooks (AWS's editor schema). */
export const checksumNames = ['sha256', 'SHA256', 'sha-256', 'SHA-256'] as const

/** Files of one package, each at most 1 GB (user guide, distributor-working-with-packages-create). */
export const packageLimits = { files: 20, fileBytes: 1024 ** 3, versionLength: 128 } as const

const map = (values: object, description: string) => ({ type: 'object', additionalProperties: values, description })
const named = (description: string) => Type.Optional(Type.String({ description }))

const target = {
  type: 'object',
  properties: { file: { type: 'string', description: 'Name of the archive, one of the keys of `files`.' } },
  required: ['file'],
}
const architectures = map(target, 'Architectures of this platform version: `x86_64`, `arm64`, `386` or `_any`.')
const versions = map(
  architectures,
  'Versions of this platform: exact (`22.04`), a beginning (`7.*`) or `_any`. The longest that fits wins.',
)
const checksums = {
  type: 'object',
  properties: { sha256: { type: 'string', description: 'SHA-256 of the archive, in 64 hexadecimal digits.' } },
  description: 'Checksums by which the archive is verified.',
}

/** A file that is attached to a runbook. */
export const attachedFile = { type: 'object', properties: { checksums }, required: ['checksums'] } as const

const file = {
  type: 'object',
  properties: {
    checksums: { ...checksums, description: 'Checksums by which the agent verifies the archive.' },
    size: { type: 'number', description: 'Size of the archive in bytes.' },
    downloadLocation: { type: 'string', description: 'Address of the archive, as in packages published by AWS.' },
  },
}

export const packageManifest = defineDocument({
  name: 'package',
  kind: 'Package',
  summary: 'Lists the installers of a Distributor package for platforms and architectures.',
  page: 'distributor-working-with-packages-create',
  formats: ['JSON', 'YAML'],
  schemaVersions: ['2.0'],
  fields: {
    schemaVersion: schemaVersion(['2.0']),
    version: literal(
      string({
        pattern: `^[a-zA-Z0-9_.-]{1,${packageLimits.versionLength}}$`,
        expected: `up to ${packageLimits.versionLength} letters, digits, \`_\`, \`-\` or \`.\`, such as \`1.0.0\``,
        description:
          'Version of the package: letters, digits, `_`, `-` and `.`. It becomes the version name of the document.',
      }),
    ),
    publisher: named('Who publishes the package.'),
    packages: Type.Unsafe<Record<string, unknown>>({
      ...map(
        versions,
        'The archive for each platform, platform version and architecture. `_any` stands for every platform.',
      ),
      minProperties: 1,
    }),
    files: Type.Unsafe<Record<string, unknown>>(map(file, 'The archives by name.')),
    name: named('Name of the package, as in packages published by AWS.'),
    packageArn: named('ARN of the package, as in packages published by AWS.'),
    url: named('Address of the publisher, as in packages published by AWS.'),
  },
  unknownKeys: 'allowed',
  evidence: 'documented',
  cloudFormation: true,
  limits: [
    'The agent looks for the platform, then for its version, then for the architecture, and never goes back a level.',
    'A package has at most 20 files of at most 1 GB each.',
  ],
  snippet: {
    schemaVersion: '2.0',
    version: '1.0.0',
    packages: { amazon: { _any: { x86_64: { file: 'package.zip' } } } },
    files: { 'package.zip': { checksums: { sha256: '0'.repeat(64) } } },
  },
})
