/** Words without which a text holds no SSM document; looking for them costs nothing beside parsing. */
const signs = [
  'schemaVersion',
  'mainSteps',
  'runtimeConfig',
  'AWS::SSM::Document',
  'aws_ssm_document',
  'BEGIN:VCALENDAR',
]

/** An action, in a document whose keys are mistyped; the names of resources, which stand in all that is about AWS, are none. */
const action = /(?<!arn:)aws:/

/** Whether it is worth parsing a text that was found among others. Needs nothing else of the server, so that its clients can ask too. */
export function mayHoldDocuments(text: string): boolean {
  return signs.some((sign) => text.includes(sign)) || (text.includes('aws:') && action.test(text))
}
