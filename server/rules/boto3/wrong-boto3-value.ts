import type { Literal } from '../../languages/python.js'
import { shown } from '../apis/api-inputs.js'
import { wrongValueAt } from '../apis/wrong-value.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { keywordFaults } from './keyword-faults.js'
import { ownerOf } from './unknown-keywords.js'

export const wrongBoto3Value = rule({
  name: 'wrong-boto3-value',
  severity: 'error',
  kinds: runbooks,
  needs: 'boto3 keyword faults',
  summary:
    'A Python script gives an operation a value that the operation does not take: of another type, too short, too large, not one of those allowed.',
  why: 'The call is refused, by boto3 or by the service. Where the service may take more than it did, this is a warning.',
  aws: "Parameter validation failed: Invalid type for parameter X, value: 5, type: <class 'int'>, valid types: <class 'str'>",
  page: 'automation-action-executeScript',

  check(document, { engines }) {
    const findings: Finding[] = []
    for (const placed of keywordFaults(document, engines)) {
      const { call, fault, literal, key } = placed
      const isCompound = literal.kind === 'list' || literal.kind === 'map'
      const content = literal.kind === 'text' && fault.kind === 'value' ? literal.content : literal
      const { start, end } = key ?? (isCompound ? { start: literal.start, end: literal.start + 1 } : content)
      const text = call.script.text.slice(literal.start, literal.end)
      const finding = wrongValueAt(call.script.rangeOf(start, end), fault, ownerOf(placed), found(literal, text))
      if (finding) findings.push(finding)
    }
    return findings
  },
})

function found(literal: Literal, text: string): string {
  return literal.kind === 'list' ? 'a list' : literal.kind === 'map' ? 'a map' : shown(text)
}
