import { addTo } from '../languages/add-to.js'
import type { OwnedDocument, OwnedDocuments } from '../aws/owned-documents.js'
import type { DocumentKind } from './kinds.js'
import { type Limits, limitsAmong } from './limits.js'

/** A parameter as a caller of the document sees it. */
export interface InterfaceParameter {
  readonly type: string | undefined
  /** Whether a caller has to give a value: there is no default. */
  readonly required: boolean
  readonly allowedValues?: readonly string[]
  readonly allowedPattern?: string
  /** How long a text, or a list, may be. */
  readonly limits?: Limits
}

/** What other documents can know of a document: its kind and its parameters. */
export interface DocumentInterface {
  readonly name: string
  readonly kind: DocumentKind
  readonly schemaVersion: string | undefined
  readonly parameters: ReadonlyMap<string, InterfaceParameter>
  /** The documents that it runs by `aws:runDocument`, or that every run of the runbook starts; absent where there are none. */
  readonly runs?: readonly string[]
  /** Where it was found; AWS's own documents have no path. */
  readonly path?: string
}

/** The documents that a call may name. */
export interface Repository {
  /** Documents under the name, in the same repository or AWS-owned. Several files may claim one name. */
  find(name: string): readonly DocumentInterface[]
  /** All names, for suggestions. */
  names(): Iterable<string>
  /** Names that only documents of the repository itself have. */
  localNames(): readonly string[]
  /** Whether a document of AWS's with the name exists; undefined where the list is not loaded. */
  ownedByAws(name: string): boolean | undefined
}

/** No other documents are known. */
export const emptyRepository: Repository = {
  find: () => [],
  names: () => [],
  localNames: () => [],
  ownedByAws: () => undefined,
}

/** When the list of AWS's own documents was taken. */
export const ownedAsOf = 'August 2026'

/**
 * The documents of a repository, and AWS's own where they are loaded. A document of the repository stands before one of AWS's with its name.
 * `names` are those of all documents, where the interfaces are only those of the documents that may be asked for.
 */
export function repositoryOf(
  interfaces: Iterable<DocumentInterface>,
  owned?: OwnedDocuments,
  names: Iterable<string> = [],
): Repository {
  const byName = new Map<string, DocumentInterface[]>()
  for (const each of interfaces) addTo(byName, each.name, each)
  const ofAws = new Map<string, readonly DocumentInterface[]>()
  const findAtAws = (name: string) => {
    const document = owned?.get(name)
    const known = ofAws.get(name) ?? (document ? [ownedInterface(document)] : [])
    ofAws.set(name, known)
    return known
  }
  const own = new Set([...names, ...byName.keys()])
  const localNames = [...own].filter((name) => !owned?.has(name))
  return {
    find: (name) => byName.get(name) ?? findAtAws(name),
    *names() {
      yield* own
      if (owned) yield* owned.names()
    },
    localNames: () => localNames,
    ownedByAws: (name) => owned?.has(name),
  }
}

function ownedInterface({ name, kind, schemaVersion, parameters }: OwnedDocument): DocumentInterface {
  const declared = [...parameters].map(([parameter, declaration]) => {
    const { type, default: value, allowedValues, allowedPattern } = declaration
    const limits = limitsAmong((name) => Number(declaration[name] ?? Number.NaN))
    const facts: InterfaceParameter = {
      type,
      required: value === undefined,
      ...(allowedValues && { allowedValues: allowedValues.map(String) }),
      ...(allowedPattern !== undefined && { allowedPattern }),
      ...(limits && { limits }),
    }
    return [parameter, facts] as const
  })
  return { name, kind: kind as DocumentKind, schemaVersion: schemaVersion || undefined, parameters: new Map(declared) }
}
