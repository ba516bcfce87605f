/**
 * The types of resources of a template that are documents. The custom one is of the construct library cdk-ssm-document, whose function makes a document
 * of the same properties.
 */
const types = ['AWS::SSM::Document', 'Custom::SSM-Document'] as const

export type DocumentResourceType = (typeof types)[number]

export const documentResourceType = (written: string | undefined): DocumentResourceType | undefined =>
  types.find((type) => type === written)

/** Whether a text names one of the types. */
export const namesDocumentResource = (text: string): boolean => types.some((type) => text.includes(type))
