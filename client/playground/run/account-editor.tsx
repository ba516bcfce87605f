import type { LanguageService } from '../language/language.js'
import type { Workspace } from '../workspace.js'
import { BesideEditor } from './beside-editor.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
}

/** The account that a run uses, as text. */
export const AccountEditor = ({ workspace, language }: Properties) => (
  <BesideEditor workspace={workspace} language={language} file="account" label="Account" templates={templates}>
    What exists in the mocked account when a run begins: calls of AWS read and change it.
  </BesideEditor>
)

const templates = {
  'An instance': `# What exists in the account when a run begins.
region: us-east-1
instances:
  i-0123456789abcdef0:
    state: running
    platform: Linux
    agent: { status: Online }
    tags: { Name: web-1, Env: test }
`,
  'A database with snapshots': `databases:
  orders:
    status: available
databaseSnapshots:
  orders-before-upgrade:
    database: orders
`,
  'Parameters and buckets': `parameters:
  /app/release: { value: '1.4.2' }
buckets:
  example-logs: {}
`,
} as const
