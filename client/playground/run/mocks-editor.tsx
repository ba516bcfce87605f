import type { LanguageService } from '../language/language.js'
import type { Workspace } from '../workspace.js'
import { BesideEditor } from './beside-editor.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
}

/** The mocks that a run uses, as text. */
export const MocksEditor = ({ workspace, language }: Properties) => (
  <BesideEditor workspace={workspace} language={language} file="mocks" label="Mocks" templates={templates}>
    Answers that you write down, by step or by call. They come before the account and before what is invented.
  </BesideEditor>
)

const templates = {
  'Answer a call': `# Whichever step makes the call.
calls:
  ec2:DescribeInstances:
    output:
      Reservations:
        - Instances: [{ InstanceId: i-0123456789abcdef0, State: { Name: stopped } }]
`,
  'Refuse a call': `calls:
  ec2:StopInstances:
    error: { code: UnauthorizedOperation, message: You are not authorized to perform this operation. }
`,
  'Answers in turn': `calls:
  ec2:DescribeInstanceStatus:
    - output: { InstanceStatuses: [] }
    - after: PT5M
      output: { InstanceStatuses: [{ InstanceStatus: { Status: ok } }] }
`,
} as const
