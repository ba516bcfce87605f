import { actions } from '../../schemas/automation/index.js'
import { plugins } from '../../schemas/command/index.js'
import { documentTypes } from '../../schemas/document-kind.js'
import { type DocumentKind, kindOf } from '../document/kinds.js'
import { entryOf, hasUnknownKeys, isDynamic, keyText, type MapNode, type Node, stringOf } from '../syntax/tree.js'
import type { HostResource } from './host.js'

/** The document type that a resource states, if it is one of AWS's. */
export function statedKind({ properties }: HostResource): DocumentKind | undefined {
  const stated = properties.get('DocumentType')?.value
  return documentTypes.find((type) => type === stated)
}

/**
 * The kind as which content is checked: the stated one, or else what the content looks like. Where the two exclude each other the
 * content wins, for then one fault in the resource would look like many in the document.
 */
export function kindOfContent(root: Node, resource: HostResource): DocumentKind {
  const stated = statedKind(resource)
  const apparent = kindOf(root)
  if (stated === undefined) return apparent ?? 'Command'
  return apparent !== undefined && excludes(stated, apparent) && !hasStepsOf(stated, root) ? apparent : stated
}

/** Whether a step shows that the stated type is meant, so that it is the schema version which is wrong. */
function hasStepsOf(stated: DocumentKind, root: Node): boolean {
  const [own, other] =
    families[stated] === 'Automation' ? [actions, plugins] : families[stated] === 'Command' ? [plugins, actions] : []
  const steps = entryOf(root, 'mainSteps')?.value
  if (!own || !other || steps?.kind !== 'list') return false
  const names = steps.items.map((step) => stringOf(entryOf(step, 'action')?.value))
  return names.some((name) => name !== undefined && Object.hasOwn(own, name) && !Object.hasOwn(other, name))
}

const families: Readonly<Partial<Record<DocumentKind, string>>> = {
  Automation: 'Automation',
  'Automation.ChangeTemplate': 'Automation',
  Command: 'Command',
  Policy: 'Command',
  Session: 'Session',
  ChangeCalendar: 'ChangeCalendar',
}

/** Whether content of one kind can never be a document of the other. Nothing is said of kinds with free content. */
export function excludes(stated: DocumentKind, apparent: DocumentKind): boolean {
  const [one, other] = [families[stated], families[apparent]]
  return one !== undefined && other !== undefined && one !== other
}

/** Whether the host decides which rules the document has to follow, so that nothing can be said of it. */
export function isPartial(root: MapNode): boolean {
  const version = entryOf(root, 'schemaVersion')?.value
  return version ? isDynamic(version) : hasUnknownKeys(root)
}

const sections = ['parameters', 'variables', 'mainSteps', 'runtimeConfig', 'files']

/** Whether the host brings forth sections or steps, beside what is known. */
export function isOpen(root: MapNode): boolean {
  const steps = entryOf(root, 'mainSteps')?.value
  return (
    root.entries.some(({ key, value }) => key.dynamic || (isDynamic(value) && sections.includes(keyText(key)))) ||
    (steps?.kind === 'list' && steps.items.some(isDynamic))
  )
}
