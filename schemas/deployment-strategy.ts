import { defineDocument } from './document-kind.js'

/** The layout is not public: AppConfig writes these documents for itself. */
export const deploymentStrategy = defineDocument({
  name: 'deployment-strategy',
  kind: 'DeploymentStrategy',
  summary: 'Copy of an AppConfig deployment strategy, for use by AppConfig alone.',
  page: 'documents',
  formats: ['JSON'],
  schemaVersions: [],
  fields: {},
  unknownKeys: 'allowed',
  evidence: 'inferred',
  cloudFormation: true,
  limits: ['AppConfig writes it when a deployment strategy is replicated to Systems Manager.'],
})
