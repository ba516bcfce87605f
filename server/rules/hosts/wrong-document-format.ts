import { documentFormats } from '../../../schemas/document-resource.js'
import { isAutomation, isCommand } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import type { HostProperty, HostResource } from '../../hosts/host.js'
import { type Finding, rule } from '../rule.js'
import { isMistyped } from './meant-property.js'
import { adding, stating } from './stating.js'

export const wrongDocumentFormat = rule({
  name: 'wrong-document-format',
  severity: 'error',
  needs: 'resource',
  summary: 'The content of a resource is of another format than the one that the resource states.',
  why: 'Where no format is stated it is JSON, and Systems Manager refuses YAML then. Only calendars, approval policies and configurations are TEXT.',
  aws: ['JSON not well-formed. at Line: 1, Column: 3', 'Invalid document format: TEXT'],
  page: 'documents-creating-content',

  check(document, { resource }) {
    if (!resource) return []
    const stated = resource.properties.get('DocumentFormat')
    if (stated && (stated.value === undefined || !documentFormats.includes(stated.value))) return []
    const needed = neededFormat(document, resource, stated?.value)
    if (needed === undefined || (!stated && isMistyped(resource, 'DocumentFormat'))) return []
    const name = resource.nameOf('DocumentFormat')
    const said = stated ? `\`${name}\` says \`${stated.value}\`` : `without \`${name}\` it is read as JSON`
    const is = needed === 'TEXT' ? 'neither JSON nor YAML' : needed
    return [finding(resource, stated, needed, `the content is ${is}, and ${said}; state \`${needed}\``)]
  },
})

/** The format to state where the stated one is wrong. JSON is YAML too. */
function neededFormat({ kind, tree }: SsmDocument, { content }: HostResource, stated = 'JSON'): string | undefined {
  if (content === 'text')
    return stated !== 'TEXT' && (kind === 'ChangeCalendar' || kind === 'AutoApprovalPolicy') ? 'TEXT' : undefined
  if (stated === 'TEXT')
    return isAutomation(kind) || isCommand(kind) || kind === 'Session'
      ? content === 'yaml'
        ? 'YAML'
        : 'JSON'
      : undefined
  // A brace may begin either, and what the host fills in may decide.
  return stated === 'JSON' && content === 'yaml' && (/^\s*[^\s{[]/.test(tree.text) || tree.format === 'json')
    ? 'YAML'
    : undefined
}

function finding(resource: HostResource, stated: HostProperty | undefined, meant: string, message: string): Finding {
  const range = stated?.range ?? resource.properties.get('Content')?.key ?? resource.range
  const fixes = stated ? [stating(stated, meant, true)] : adding(resource, 'DocumentFormat', meant, true)
  return { range, message, fixes }
}
