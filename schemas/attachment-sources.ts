/** Where an attachment of a document may come from: a folder of S3, a file of S3, or another document; each source has one value. */
export const attachmentSources: readonly string[] = ['SourceUrl', 'S3FileUrl', 'AttachmentReference']
