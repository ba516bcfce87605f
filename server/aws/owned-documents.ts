/** A parameter of a document that AWS owns. Without a default, a caller has to give it. */
export interface OwnedParameter {
  readonly type: string
  readonly default?: unknown
  readonly allowedValues?: readonly unknown[]
  readonly allowedPattern?: string
  readonly minChars?: number | string
  readonly maxChars?: number | string
  readonly minItems?: number
  readonly maxItems?: number
  readonly interpolationType?: string
}

/** What a caller of a document that AWS owns has to know. */
export interface OwnedDocument {
  readonly name: string
  /** AWS's document type. */
  readonly kind: string
  /** Empty where the content has none. */
  readonly schemaVersion: string
  readonly parameters: ReadonlyMap<string, OwnedParameter>
  /** Declared outputs, each as `step.Output`. */
  readonly outputs: readonly string[]
}

/** The documents that AWS owns, by name. AWS adds to them at any time: an unknown name proves nothing. */
export interface OwnedDocuments {
  readonly get: (name: string) => OwnedDocument | undefined
  readonly has: (name: string) => boolean
  readonly names: () => readonly string[]
}

/** The lists of `owned-documents.generated.json`; its generator says what their lines mean. */
interface Lists {
  readonly kinds: readonly string[]
  readonly types: readonly string[]
  readonly patterns: readonly string[]
  readonly values: readonly (readonly unknown[])[]
  readonly defaults: readonly unknown[]
  readonly facets: readonly object[]
  readonly parameters: readonly string[]
  readonly documents: readonly string[]
}

let loading: Promise<OwnedDocuments> | undefined

/** Loads the documents that AWS owns, once: 200 KB which a run over documents that call no other does not need. */
export function loadOwnedDocuments(): Promise<OwnedDocuments> {
  loading ??= import('./owned-documents.generated.json', { with: { type: 'json' } }).then((module) =>
    ownedDocuments(module.default),
  )
  return loading
}

function ownedDocuments(lists: Lists): OwnedDocuments {
  const lines = new Map(lists.documents.map((line) => [line.slice(0, line.indexOf(' ')), line]))
  const read = new Map<string, OwnedDocument>()
  const get = (name: string) => {
    const line = lines.get(name)
    if (line === undefined) return undefined
    const document = read.get(name) ?? documentOf(line, lists)
    read.set(name, document)
    return document
  }
  return { get, has: (name) => lines.has(name), names: () => [...lines.keys()] }
}

function documentOf(line: string, lists: Lists): OwnedDocument {
  const [name = '', kind, ...words] = line.split(' ')
  const [type = '', schemaVersion = ''] = lists.kinds[Number(kind)]?.split(' ') ?? []
  const indices = words.filter((word) => !word.includes('.'))
  return {
    name,
    kind: type,
    schemaVersion,
    parameters: new Map(indices.map((index) => parameterOf(lists.parameters[Number(index)] ?? '', lists))),
    outputs: words.filter((word) => word.includes('.')),
  }
}

function parameterOf(line: string, lists: Lists): [name: string, parameter: OwnedParameter] {
  const [name = '', type, ...words] = line.split(' ')
  const facets = words.map((word) => facetOf(word, lists))
  return [name, Object.assign({ type: lists.types[Number(type)] ?? '' }, ...facets)]
}

function facetOf(word: string, lists: Lists): object {
  const index = Number(word.slice(1))
  switch (word[0]) {
    case 'd':
      return { default: lists.defaults[index] }
    case 'p':
      return { allowedPattern: lists.patterns[index] }
    case 'v':
      return { allowedValues: lists.values[index] }
    default:
      return lists.facets[index] ?? {}
  }
}
