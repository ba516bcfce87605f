/** What boto3 adds to every response, without anything by chance. */
export const responseMetadata = {
  RequestId: '00000000-0000-0000-0000-000000000000',
  HTTPStatusCode: 200,
  HTTPHeaders: {},
  RetryAttempts: 0,
}
