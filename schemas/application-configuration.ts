import { defineDocument } from './document-kind.js'

export const applicationConfiguration = defineDocument({
  name: 'application-configuration',
  kind: 'ApplicationConfiguration',
  summary: 'Configuration data of an application, which AppConfig deploys.',
  page: 'documents',
  formats: ['JSON', 'YAML', 'TEXT'],
  schemaVersions: [],
  fields: {},
  unknownKeys: 'allowed',
  evidence: 'documented',
  cloudFormation: true,
  limits: [
    'It has to require one ApplicationConfigurationSchema document, against which AWS validates it when it is created.',
    'An AppConfig configuration profile names it as `ssm-document://<name>`.',
  ],
  snippet: {},
})
