import { isCommand } from '../../../server/document/build.js'
import { needsOf } from '../../../server/iam/needs-of.js'
import { policyDocument, sizeWarning, statementsFor } from '../../../server/iam/policy.js'
import type { Policy, TextFile } from './questions.js'
import { readDocument } from './read-document.js'

/** Where a runbook runs is not asked for: the policy holds anywhere. */
const anywhere = { partition: 'aws', region: '*', account: '*' } as const

/** The least policy that a run of the document needs. */
export async function policyOf(file: TextFile, others: readonly TextFile[]): Promise<Policy> {
  const read = await readDocument(file, others)
  if ('faults' in read) return { kind: 'none', message: read.faults[0]?.message ?? 'the document cannot be read' }
  if (isCommand(read.document.kind))
    return { kind: 'none', message: 'a Command document runs with the rights of its nodes; write a runbook' }
  const { needs, unknown } = await needsOf(read.document, { place: anywhere, documents: read.others })
  const statements = statementsFor(needs)
  const document = policyDocument(statements)
  return { kind: 'policy', statements, document, unknown, warning: sizeWarning(document) }
}
