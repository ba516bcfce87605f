import { type Finding, rule, runbooks } from '../rule.js'
import { knownCalls } from './known-calls.js'

export const streamingOperation = rule({
  name: 'streaming-operation',
  severity: 'error',
  kinds: runbooks,
  needs: 'known API calls',
  summary: 'A step calls an operation whose response is a stream.',
  why: 'Automation does not support operations that stream, such as GetObject of Amazon S3; the step fails. A script can call them. Where boto3 gives bytes as a stream, although the API does not call them one, this is a warning.',
  page: 'automation-action-executeAwsApi',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const { apiNode, of, operation } of knownCalls(document, engines)) {
      const { name, streamingOutput, bytesAsOutput } = operation
      const instead =
        of.name === 'lambda' && name === 'Invoke'
          ? 'use `aws:invokeLambdaFunction`'
          : 'call it in an `aws:executeScript`'
      if (streamingOutput)
        found.push({
          range: apiNode,
          message: `the response of \`${name}\` is a stream, which Automation does not take; ${instead}`,
        })
      else if (bytesAsOutput)
        found.push({
          range: apiNode,
          severity: 'warning',
          message: `boto3 gives the response of \`${name}\` as a stream, which Automation may not take; ${instead}`,
        })
    }
    return found
  },
})
