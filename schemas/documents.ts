import { applicationConfiguration } from './application-configuration.js'
import { applicationConfigurationSchema } from './application-configuration-schema.js'
import { autoApprovalPolicy, manualApprovalPolicy } from './approval-policies.js'
import { automation } from './automation-document.js'
import { changeCalendar } from './change-calendar.js'
import { changeTemplate } from './change-template.js'
import { cloudFormationTemplate, conformancePackTemplate } from './cloudformation-template.js'
import { command, firstCommand, policy } from './command/document.js'
import { deploymentStrategy } from './deployment-strategy.js'
import type { DocumentKind, DocumentType } from './document-kind.js'
import { packageManifest } from './package.js'
import { problemAnalysis, problemAnalysisTemplate } from './problem-analysis.js'
import { quickSetup } from './quick-setup.js'
import { session } from './session.js'

/**
 * The content of a document is at most this large. For kinds that run, the values of the parameters count too. Documents that AWS
 * owns may be larger (API, CreateDocument).
 */
export const maximumContentBytes = 64 * 1024

/** Every kind of document, in every layout it has: Command documents have two. */
export const documentKinds: readonly DocumentKind[] = [
  automation,
  command,
  firstCommand,
  policy,
  session,
  packageManifest,
  changeCalendar,
  changeTemplate,
  applicationConfiguration,
  applicationConfigurationSchema,
  deploymentStrategy,
  cloudFormationTemplate,
  conformancePackTemplate,
  problemAnalysisTemplate,
  problemAnalysis,
  quickSetup,
  manualApprovalPolicy,
  autoApprovalPolicy,
]

/** What a document of this kind contains: the layout with the schema version, or else the current one. */
export function documentKind(kind: DocumentType, schemaVersion?: string): DocumentKind | undefined {
  const layouts = layoutsOf.get(kind)
  return (schemaVersion === undefined ? undefined : layouts?.get(schemaVersion)) ?? layouts?.get(undefined)
}

/** The layouts of each kind by schema version; the current one stands under none. Where several have a version, the first counts. */
const layoutsOf = new Map<DocumentType, Map<string | undefined, DocumentKind>>()
for (const layout of documentKinds) {
  const known = layoutsOf.get(layout.kind) ?? new Map<string | undefined, DocumentKind>()
  layoutsOf.set(layout.kind, known)
  for (const version of [undefined, ...layout.schemaVersions]) if (!known.has(version)) known.set(version, layout)
}

/** Every schema version that documents of this kind may have; empty where they have none. */
export const schemaVersionsOf = (kind: DocumentType): readonly string[] => versionsOf.get(kind) ?? []

const versionsOf = new Map<DocumentType, readonly string[]>()
for (const { kind, schemaVersions } of documentKinds)
  versionsOf.set(kind, [...schemaVersionsOf(kind), ...schemaVersions])
