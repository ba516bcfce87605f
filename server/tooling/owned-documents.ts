import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A parameter as the input lists it; `required` says no more than that there is no default. */
interface Parameter {
  readonly type: string
  readonly [facet: string]: unknown
}

interface Document {
  readonly schemaVersion: string
  readonly kind: string
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly outputs?: readonly string[]
}

/**
 * The compact form of facts on AWS-owned documents. Texts, lists and parameters that recur are stored once and named by their
 * index, since most documents share their parameters with others.
 */
export interface OwnedDocumentsData {
  /** `<document type> <schema version>`; the type alone where documents have no version. */
  readonly kinds: readonly string[]
  readonly types: readonly string[]
  readonly patterns: readonly string[]
  readonly values: readonly (readonly unknown[])[]
  readonly defaults: readonly unknown[]
  /** Facets that are rare, each as a map with one entry. */
  readonly facets: readonly Readonly<Record<string, unknown>>[]
  /** `<name> <type> …`, then `d<default>`, `p<pattern>`, `v<values>` and `f<facet>`, in the order of the input. */
  readonly parameters: readonly string[]
  /** `<name> <kind>`, then the indices of the parameters, then the outputs, each with a dot in it. */
  readonly documents: readonly string[]
}

/** Things seen so far and their indices. */
interface Pool<T> {
  readonly items: readonly T[]
  readonly indexOf: (item: T) => number
}

function pool<T>(): Pool<T> {
  const items: T[] = []
  const indices = new Map<string, number>()
  const indexOf = (item: T) => {
    const key = JSON.stringify(item)
    const known = indices.get(key)
    if (known !== undefined) return known
    indices.set(key, items.length)
    return items.push(item) - 1
  }
  return { items, indexOf }
}

/**
 * The document type, which the input gives only for kinds that run: it calls `Session` whatever has schema version 1.0, and `Other`
 * the rest. The names of AWS's documents tell these apart.
 */
function kindOf(name: string, { kind, schemaVersion }: Document): string {
  if (name === 'AWS-GatherSoftwareInventory') return 'Policy'
  if (name === 'AWS-HelloWorldChangeTemplate') return 'Automation.ChangeTemplate'
  if (kind === 'Other') return schemaVersion === '2.0' ? 'Package' : 'ProblemAnalysisTemplate'
  if (kind !== 'Session') return kind
  if (name.startsWith('AWSConformancePacks-')) return 'ConformancePackTemplate'
  if (/^AWS(QuickStarts|Solutions)-|^AWSQuickSetupType-.*-CFN-[A-Z]+$/.test(name)) return 'CloudFormation'
  return name.startsWith('AWSQuickSetupType-') ? 'QuickSetup' : kind
}

/** Makes the compact form of a map from names to documents: what `owned-documents.generated.json` holds. */
export function buildOwnedDocuments(input: unknown): OwnedDocumentsData {
  const kinds = pool<string>()
  const types = pool<string>()
  const patterns = pool<string>()
  const values = pool<readonly unknown[]>()
  const defaults = pool<unknown>()
  const facets = pool<Readonly<Record<string, unknown>>>()
  const parameters = pool<string>()

  const facetWord = ([facet, value]: readonly [string, unknown]) => {
    if (facet === 'default') return `d${defaults.indexOf(value)}`
    if (facet === 'allowedPattern') return `p${patterns.indexOf(word(value))}`
    if (facet === 'allowedValues') return `v${values.indexOf(value as readonly unknown[])}`
    return `f${facets.indexOf({ [facet]: value })}`
  }
  const parameterIndex = ([name, { type, required, ...rest }]: readonly [string, Parameter]) =>
    parameters.indexOf([token(name), types.indexOf(type), ...Object.entries(rest).map(facetWord)].join(' '))
  const line = ([name, document]: readonly [string, Document]) => {
    const kind = kinds.indexOf(`${kindOf(name, document)} ${document.schemaVersion}`.trim())
    const indices = Object.entries(document.parameters).map(parameterIndex)
    return [token(name), kind, ...indices, ...(document.outputs ?? []).map(outputToken)].join(' ')
  }

  const documents = Object.entries(input as Readonly<Record<string, Document>>).map(line)
  return {
    kinds: kinds.items,
    types: types.items,
    patterns: patterns.items,
    values: values.items,
    defaults: defaults.items,
    facets: facets.items,
    parameters: parameters.items,
    documents,
  }
}

function word(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError(`expected text, found ${JSON.stringify(value)}`)
}

/** A name in a line, which the format separates by blanks. */
function token(name: string): string {
  if (/^\S+$/.test(name)) return name
  throw new TypeError(`a name without blanks is needed, found ${JSON.stringify(name)}`)
}

function outputToken(output: string): string {
  if (output.includes('.')) return token(output)
  throw new TypeError(`an output such as \`step.Name\` is needed, found ${JSON.stringify(output)}`)
}

/** The text of the generated file: one entry in a line, so that a change shows what changed. */
export function formatOwnedDocuments(data: OwnedDocumentsData): string {
  const lists = Object.entries(data).map(([name, items]: [string, readonly unknown[]]) => {
    const lines = items.map((item) => JSON.stringify(item)).join(',\n')
    return `${JSON.stringify(name)}:[\n${lines}]`
  })
  return `{${lists.join(',\n')}}\n`
}

export const ownedDocumentsFile = fileURLToPath(new URL('../aws/owned-documents.generated.json', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv[2] ?? process.env['SSM_OWNED_DOCUMENTS']
  if (path === undefined) throw new Error('usage: tsx server/tooling/owned-documents.ts <aws-owned-documents.json>')
  writeFileSync(ownedDocumentsFile, formatOwnedDocuments(buildOwnedDocuments(JSON.parse(readFileSync(path, 'utf8')))))
}
