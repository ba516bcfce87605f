import type { DocumentType } from '../../schemas/document-kind.js'
import { documentKind } from '../../schemas/documents.js'
import { sessionInputs, sessionProperties, sessionTypes } from '../../schemas/session.js'
import { nearest } from '../languages/nearest.js'
import { type Entry, entryOf, keyText, type MapNode, type Node, stringOf } from '../syntax/tree.js'
import { meantAmong } from './meant-among.js'

/** AWS's document types: the `DocumentType` of CreateDocument. */
export type DocumentKind = DocumentType

/** What surrounds a document and may tell its kind: an explicit type, or a name. */
export interface KindHints {
  readonly kind?: DocumentKind
}

/** Whether a key is mistyped. */
const isNearly = (root: MapNode, name: string): boolean =>
  root.entries.some(({ key }) => nearest(keyText(key), [name]) !== undefined)

/** The kinds with steps by their schema versions. */
export const versionKinds: ReadonlyMap<string, DocumentKind> = new Map([
  ['0.3', 'Automation'],
  ['1.2', 'Command'],
  ['2.0', 'Command'],
  ['2.2', 'Command'],
])

/**
 * The kind of a document by its content, or undefined where the content is not that of an SSM document. A hint from the host wins, as
 * CreateDocument's `DocumentType` does. Other tools have keys of the same names, so most keys have to be those of the kind, unless
 * steps, plugins, a type of sessions or the sections of an analysis leave no doubt.
 */
export function kindOf(root: Node | undefined, hints: KindHints = {}): DocumentKind | undefined {
  if (hints.kind) return hints.kind
  if (root?.kind !== 'map') return undefined
  const kind = kindByKeys(root)
  const isCertain = () => entryOf(root, 'mainSteps') || hasPlugin(root) || hasSessionType(root) || isAnalysis(root)
  if (kind !== undefined && (isCertain() || !isForeign(root, kind))) return kind
  return kindAsMeant(root)
}

function kindByKeys(root: MapNode): DocumentKind | undefined {
  const has = (key: string) => entryOf(root, key) !== undefined
  const isMap = (key: string) => entryOf(root, key)?.value.kind === 'map'
  const version = versionText(root)
  if (has('sessionType') && (isSessionType(root) || hasSessionParts(root))) return 'Session'
  if (version === '1.0' && hasSessionType(root)) return 'Session'
  const hasNearly = (key: string) => has(key) || (version === '2.0' && isNearly(root, key))
  if (isMap('files') ? hasNearly('packages') : isMap('packages') && hasNearly('files')) return 'Package'
  if (version === '2.0' && isPackages(entryOf(root, 'packages')?.value)) return 'Package'
  if (entryOf(root, 'deploymentConfig')?.value.kind === 'list' && version === '1.0') return 'QuickSetup'
  if (isMap('templateBody') ? has('schemaVersion') : has('templateBody') && version === '1.0')
    return templateKind(entryOf(root, 'templateBody')?.value)
  const known = version === undefined ? undefined : versionKinds.get(version)
  const mayHaveSteps = has('mainSteps') || known === 'Automation'
  if (has('executableRunBooks') || (has('templateInformation') && mayHaveSteps)) return 'Automation.ChangeTemplate'
  if (has('mainSteps') || (has('runtimeConfig') && (known !== undefined || hasPlugin(root))))
    return stepKind(root, version)
  if (isAnalysis(root)) return 'ProblemAnalysisTemplate'
  return version === undefined ? undefined : kindOfVersion(version, has, root)
}

/** Whether a document of schema version 1.2 names a plugin, which nothing else does. */
function hasPlugin(root: MapNode): boolean {
  const plugins = entryOf(root, 'runtimeConfig')?.value
  return plugins?.kind === 'map' && plugins.entries.some(({ key }) => keyText(key).startsWith('aws:'))
}

/** Types of sessions that are called so nowhere else. */
const clearTypes: ReadonlySet<string> = new Set(sessionTypes.filter((type) => type !== 'Port'))

/** Whether such a type is stated, at most by a mistyped key. */
const hasSessionType = (root: MapNode): boolean =>
  root.entries
    .slice(0, mostKeys)
    .some(({ key, value }) => clearTypes.has(stringOf(value) ?? '') && meantAmong(keyText(key), ['sessionType']))

function isSessionType(root: MapNode): boolean {
  const type = stringOf(entryOf(root, 'sessionType')?.value)
  return type === undefined || type === '' || nearest(type, sessionTypes) !== undefined
}

/** Whether preferences of sessions, or what a session does, are stated, or are only begun. */
const hasSessionParts = (root: MapNode): boolean =>
  [['inputs', inputNames] as const, ['properties', propertyNames] as const].some(([key, names]) => {
    const part = entryOf(root, key)?.value
    return (
      part?.kind === 'map' && (part.entries.length === 0 || part.entries.some((entry) => names.has(keyText(entry.key))))
    )
  })

const inputNames: ReadonlySet<string> = new Set(Object.keys(sessionInputs.properties))
const propertyNames: ReadonlySet<string> = new Set(
  Object.values(sessionProperties).flatMap(({ properties = {} }: { readonly properties?: object }) =>
    Object.keys(properties),
  ),
)

/** Whether as many keys are none of a kind as are, or were meant to be. */
export function isForeign(root: MapNode, kind: DocumentKind): boolean {
  const fields = Object.keys(documentKind(kind, versionText(root))?.fields ?? {})
  const keys = root.entries.slice(0, mostKeys).filter(({ key }) => !key.dynamic)
  const own = keys.filter(({ key }) => fields.includes(keyText(key)) || meantAmong(keyText(key), fields) !== undefined)
  return own.length <= keys.length - own.length
}

function kindOfVersion(version: string, has: (key: string) => boolean, root: MapNode): DocumentKind | undefined {
  if (version === '1.0' && hasSessionParts(root)) return 'Session'
  const looks = ['parameters', 'assumeRole', 'description', 'outputs', 'variables', 'files'].some(has)
  return looks || root.entries.length === 1 ? versionKinds.get(version) : undefined
}

/** The kind that shows once mistyped keys have their names: only where the version is known, and a step runs an action of AWS. */
function kindAsMeant(root: MapNode): DocumentKind | undefined {
  const missing = ['schemaVersion', 'mainSteps'].filter((key) => !entryOf(root, key))
  const entries = root.entries.slice(0, mostKeys).map((entry): Entry => {
    const meant = meantAmong(keyText(entry.key), missing)
    return meant === undefined ? entry : { ...entry, key: { ...entry.key, value: meant } }
  })
  const meant = { ...root, entries }
  const version = versionText(meant)
  const isTold = version !== undefined && versionKinds.has(version)
  return isTold && actionsOf(meant).some((name) => name?.startsWith('aws:')) ? stepKind(meant, version) : undefined
}

/** No document has more keys of its own. */
const mostKeys = 100

/** The schema version as written; a number is read as the text that it should have been, so that 2 is `2.0`. */
export function versionText(root: Node | undefined): string | undefined {
  const node = entryOf(root, 'schemaVersion')?.value
  if (node?.kind !== 'scalar' || typeof node.value !== 'number') return stringOf(node)
  return Number.isInteger(node.value) ? node.value.toFixed(1) : String(node.value)
}

/** Automation or Command by version; where the version does not tell, by what most steps are. */
function stepKind(root: MapNode, version: string | undefined): DocumentKind | undefined {
  const known = version === undefined ? undefined : versionKinds.get(version)
  if (known === 'Automation') return known
  const names = actionsOf(root)
  if (known === 'Command' && names.length > 0 && names.every((name) => name === 'aws:softwareInventory'))
    return 'Policy'
  if (known) return known
  if (entryOf(root, 'runtimeConfig')) return 'Command'
  if (version === undefined && !names.some((name) => name?.startsWith('aws:'))) return undefined
  return names.some((name) => name !== undefined && commandOnly.test(name)) && !entryOf(root, 'assumeRole')
    ? 'Command'
    : 'Automation'
}

/** Whether archives are named by platform, version and architecture: `{ amazon: { _any: { x86_64: { file: … } } } }`. */
function isPackages(node: Node | undefined): boolean {
  const values = (of: Node | undefined) => (of?.kind === 'map' ? of.entries.map(({ value }) => value) : [])
  return values(node)
    .flatMap(values)
    .flatMap(values)
    .some((target) => entryOf(target, 'file') !== undefined)
}

function actionsOf(root: MapNode): (string | undefined)[] {
  const steps = entryOf(root, 'mainSteps')?.value
  return steps?.kind === 'list' ? steps.items.map((step) => stringOf(entryOf(step, 'action')?.value)) : []
}

const commandOnly =
  /^aws:(?:run(?:Shell|PowerShell)Script|downloadContent|runDocument|configurePackage|configureDocker|psModule|softwareInventory|domainJoin|applications|refreshAssociation|updateSsmAgent|updateAgent|cloudWatch|runDockerAction)$/

/** The same wrapper serves both; conformance packs hold AWS Config resources only. */
function templateKind(body: Node | undefined): DocumentKind {
  const resources = entryOf(body, 'Resources')?.value
  if (resources?.kind !== 'map' || resources.entries.length === 0) return 'CloudFormation'
  const types = resources.entries.map(({ value }) => stringOf(entryOf(value, 'Type')?.value))
  const config = types.every(
    (type) => type === 'AWS::Config::ConfigRule' || type === 'AWS::Config::RemediationConfiguration',
  )
  return config ? 'ConformancePackTemplate' : 'CloudFormation'
}

function isAnalysis(root: MapNode): boolean {
  const sections = entryOf(root, 'sections')?.value
  return (
    sections?.kind === 'list' &&
    sections.items.length > 0 &&
    sections.items.every((item) => entryOf(item, 'components') !== undefined)
  )
}
