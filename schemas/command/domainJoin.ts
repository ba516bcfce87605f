import { definePlugin } from '../action.js'
import { boolean, optional, string, stringList } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

export const domainJoin = definePlugin({
  name: 'aws:domainJoin',
  summary: 'Join the node to a domain of AWS Directory Service.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  inputs: {
    directoryId: string({ description: 'ID of the directory.', examples: ['d-1234567890'] }),
    directoryName: string({ description: 'Name of the domain.', examples: ['example.com'] }),
    directoryOU: optional(
      string({ description: 'Organizational unit for the node.', examples: ['OU=test,DC=example,DC=com'] }),
    ),
    // The guide says required; AWS's own documents default it to an empty list and the agent takes that.
    dnsIpAddresses: optional(stringList({ description: 'IP addresses of the DNS servers of the directory.' })),
    hostName: optional(string({ description: 'New host name of the node. Not in the user guide.' })),
    hostNameNumAppendDigits: optional(
      string({ description: 'How many digits are appended to the host name, on Linux. Not in the user guide.' }),
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
