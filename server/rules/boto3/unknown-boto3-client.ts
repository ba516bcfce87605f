import { resourceNames } from '../../aws/boto3-clients.js'
import { isServiceName } from '../../aws/catalogue.js'
import { boto3ScriptsOf } from '../../document/boto3-scripts.js'
import type { Range } from '../../syntax/tree.js'
import { unknownServiceAt } from '../apis/unknown-service.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const unknownBoto3Client = rule({
  name: 'unknown-boto3-client',
  severity: 'warning',
  kinds: runbooks,
  needs: 'boto3 scripts',
  summary: 'A Python script makes a client or a resource that boto3 does not have.',
  why: 'boto3 raises an UnknownServiceError and the step fails. A name that is nearly, or elsewhere, that of a service is an error; AWS adds services at any time, so another name, or a short one that is a letter off, is a warning.',
  aws: "Unknown service: 'X'. Valid service names are: …",
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    if (!python) return []
    const found: Finding[] = []
    for (const { masked, minor, rangeOf } of boto3ScriptsOf(document)) {
      for (const { kind, service } of python.check(masked, minor).boto3.clients) {
        if (isKnown(kind, service.text)) continue
        found.push(findingFor(service.text, rangeOf(service.start, service.end)))
      }
    }
    return found
  },
})

const isKnown = (kind: 'client' | 'resource', name: string): boolean =>
  kind === 'client' ? isServiceName(name) : resourceNames.includes(name)

function findingFor(name: string, range: Range): Finding {
  if (!isServiceName(name)) return unknownServiceAt(range, name)
  return { range, severity: 'error', message: `boto3 has no resource for \`${name}\`; it has a client` }
}
