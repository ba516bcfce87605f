/** The properties of `AWS::SSM::Document`, as the reference and the schema of the resource have them; these allow no others. */
export const resourceProperties = [
  'Content',
  'DocumentType',
  'DocumentFormat',
  'Name',
  'UpdateMethod',
  'TargetType',
  'VersionName',
  'Attachments',
  'Requires',
  'Tags',
] as const

/** The formats that a resource can state for its document. */
export const documentFormats: readonly string[] = ['YAML', 'JSON', 'TEXT']

/** What an update of a resource can do. */
export const updateMethods: readonly string[] = ['NewVersion', 'Replace']
