import { definePlugin } from '../action.js'
import { boolean, optional, string, stringList } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

/** Version 4 in full; of version 6 no more than that it has colons. */
const ipAddress =
  '^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$|^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$'

export const domainJoin = definePlugin({
  name: 'aws:domainJoin',
  summary: 'Join the node to a domain of AWS Directory Service.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  inputs: {
    // The patterns of the id and of the name are those of Directory Service and of AWS-JoinDirectoryServiceDomain-V2.
    directoryId: string({
      pattern: '^d-[0-9a-f]{10}$',
      expected: 'the id of a directory such as `d-1234567890`',
      description: 'ID of the directory: `d-` and ten hexadecimal digits.',
      examples: ['d-1234567890'],
    }),
    directoryName: string({
      pattern: '^([a-zA-Z0-9]+[.-])+[a-zA-Z0-9]+$',
      expected: 'the full name of a domain such as `example.com`',
      description: 'Name of the domain, in full.',
      examples: ['example.com'],
    }),
    // That of the document by AWS has a single unit and no blanks; the tests of the agent have several units, and blanks.
    directoryOU: optional(
      string({
        pattern: '^$|^ *[a-zA-Z]+ *=[^=]+(, *[a-zA-Z]+ *=[^=]+)*$',
        expected: 'a distinguished name such as `OU=test,DC=example,DC=com`',
        description: 'Organizational unit for the node, as a distinguished name.',
        examples: ['OU=test,DC=example,DC=com'],
      }),
    ),
    // The guide says required; AWS's own documents default it to an empty list and the agent takes that.
    dnsIpAddresses: optional(
      stringList({
        item: string({ pattern: ipAddress, expected: 'an IP address such as `192.0.2.10`' }),
        description: 'IP addresses of the DNS servers of the directory.',
      }),
    ),
    hostName: optional(string({ description: 'New host name of the node. Not in the user guide.' })),
    hostNameNumAppendDigits: optional(
      string({
        pattern: '^[1-5]?$',
        expected: 'a number from 1 to 5 as text',
        description: 'How many digits are appended to the host name, on Linux: 1 to 5. Not in the user guide.',
      }),
    ),
    keepHostName: optional(
      boolean({ words: true, description: 'Keeps the host name of a Linux node. Not in the user guide.' }),
    ),
    ...sharedInputs,
  },
  limits: [
    'The agent refuses any text input with one of the characters `$`, `;`, `|`, `&` or a backtick.',
    'A Linux host is renamed unless `keepHostName` is true, and the node may be rebooted.',
    'In a 1.2 document `properties` is one map rather than a list.',
  ],
  snippet: { directoryId: 'd-1234567890', directoryName: 'example.com', dnsIpAddresses: ['192.0.2.10'] },
})
