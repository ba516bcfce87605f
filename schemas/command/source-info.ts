import type { TObject } from 'typebox'
import * as Type from 'typebox'
import { boolean, oneOf, optional, string } from '../values.js'

/** The values of `sourceType` of `aws:downloadContent`. */
export const sourceTypes = ['GitHub', 'Git', 'HTTP', 'S3', 'SSMDocument'] as const
export type SourceType = (typeof sourceTypes)[number]

const getOptions = optional(
  string({
    pattern: '^((branch|commitID):[^:]+)?$',
    expected: '`branch:` with a branch or `commitID:` with a commit',
    description: 'Which state to download: `branch:<name>` or `commitID:<hash>`; the default branch otherwise.',
    examples: ['branch:refs/remotes/origin/develop'],
  }),
)
const secret = (what: string) =>
  optional(string({ description: `${what}. May name a SecureString parameter: \`{{ssm-secure:name}}\`.` }))

const gitHub = Type.Object({
  owner: string({ description: 'Owner of the repository.' }),
  repository: string({ description: 'Name of the repository.' }),
  path: optional(string({ description: 'File or directory in the repository.' })),
  getOptions,
  tokenInfo: optional(
    string({
      description: 'SecureString parameter that holds a token for private repositories: `{{ssm-secure:name}}`.',
      examples: ['{{ssm-secure:github-token}}'],
    }),
  ),
})

const git = Type.Object({
  repository: string({ description: 'Address of the repository, over HTTP or SSH.' }),
  getOptions,
  privateSSHKey: secret('Private key for an SSH address'),
  skipHostKeyChecking: optional(
    boolean({ words: true, default: false, description: 'Connects over SSH without checking the key of the host.' }),
  ),
  username: secret('User name for an HTTP address'),
  password: secret('Password for an HTTP address'),
})

const http = Type.Object({
  url: string({ description: 'Address of the file.', examples: ['https://example.com/script.sh'] }),
  authMethod: optional(
    oneOf(['None', 'Basic', 'Digest'], {
      default: 'None',
      description: 'How the server wants a client to sign in; `Basic` and `Digest` need `username` and `password`.',
    }),
  ),
  username: secret('User name to sign in with'),
  password: secret('Password to sign in with'),
  allowInsecureDownload: optional(
    boolean({ words: true, default: false, description: 'Allows an `http://` address, which is refused otherwise.' }),
  ),
})

const s3 = Type.Object({
  path: string({
    description: 'Address of the object; one that ends with `/` downloads the whole folder.',
    examples: ['https://s3.amazonaws.com/amzn-s3-demo-bucket/script.sh'],
  }),
})

const ssmDocument = Type.Object({
  name: string({
    description: 'Name or ARN of the document, with `:` and a version where not the default one is wanted.',
    examples: ['MyDocument:3'],
  }),
})

/**
 * What `sourceInfo` of `aws:downloadContent` holds for each `sourceType` (agent, plugins/downloadcontent). The agent takes the keys
 * in any letter case and ignores others.
 */
export const sourceInfo: Readonly<Record<SourceType, TObject>> = {
  GitHub: gitHub,
  Git: git,
  HTTP: http,
  S3: s3,
  SSMDocument: ssmDocument,
}

/** All keys of all source types, none required: what can be said of `sourceInfo` before `sourceType` is known. */
export const sourceInfoKeys = {
  owner: optional(string({ description: 'GitHub: owner of the repository.' })),
  repository: optional(string({ description: 'GitHub: name of the repository. Git: its address.' })),
  path: optional(string({ description: 'GitHub: file or directory in the repository. S3: address of the object.' })),
  getOptions,
  tokenInfo: gitHub.properties.tokenInfo,
  privateSSHKey: git.properties.privateSSHKey,
  skipHostKeyChecking: git.properties.skipHostKeyChecking,
  username: secret('User name to sign in with'),
  password: secret('Password to sign in with'),
  url: optional(string({ description: 'HTTP: address of the file.' })),
  authMethod: http.properties.authMethod,
  allowInsecureDownload: http.properties.allowInsecureDownload,
  name: optional(string({ description: 'SSMDocument: name or ARN of the document.' })),
}
