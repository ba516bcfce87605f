import { rule, runbooks } from '../rule.js'
import { knownCalls } from './known-calls.js'

export const streamingOperation = rule({
  name: 'streaming-operation',
  severity: 'error',
  kinds: runbooks,
  summary: 'A step calls an operation whose response is a stream.',
  why: 'Automation does not support operations that stream, such as GetObject of Amazon S3; the step fails. A script can call them.',
  page: 'automation-action-executeAwsApi',

  *check(document, { engines }) {
    for (const { apiNode, operation } of knownCalls(document, engines)) {
      if (!operation.streamingOutput) continue
      const message = `the response of \`${operation.name}\` is a stream, which Automation does not take; call it in an \`aws:executeScript\``
      yield { range: apiNode, message }
    }
  },
})
