import { isCommand } from '../../document/build.js'
import { calledName } from '../../document/call-name.js'
import type { SsmDocument } from '../../document/document.js'
import type { Json } from '../../syntax/tree.js'
import { type Task, tell } from '../task.js'
import { DocumentFailure } from './document-failure.js'
import { mapInput, textInput } from './json-inputs.js'
import type { Interpret, Interpreted, ReadyStep } from './node-run.js'
import { ownedDocument } from './owned-document.js'
import { failed, merged, type PluginResult, succeeded } from './plugin-result.js'

/** Documents within each other, at most, the outermost included (agent, plugins/rundocument). */
const deepest = 3

/** Documents that are rehearsed within those of one command on a node, at most: steps may run lists of them. */
const mostNested = 100

/** What `AWS-RunPatchBaselineWithHooks` names where there is nothing to do. */
const noDocument = 'AWS-Noop'

/** Runs a document within a document. `undefined`: it is not at hand, so that the world has to say how it ends. */
export function* runDocumentPlugin(
  { inputs, path }: ReadyStep,
  { run, depth }: Interpreted,
  interpret: Interpret,
): Task<PluginResult | undefined> {
  const type = textInput(inputs, 'documentType')
  const named = textInput(inputs, 'documentPath')
  if (type === '') return failed('Document Type must be specified to either by SSMDocument or LocalPath.')
  if (type !== 'SSMDocument' && type !== 'LocalPath') return failed('Document type specified in invalid')
  if (named === '') return failed('Document Path must be provided')
  if (depth >= deepest)
    return failed(
      `Maximum depth for document execution exceeded. Maximum depth permitted - ${deepest} and current depth - ${depth + 1}`,
    )
  if (named === noDocument) return succeeded('')
  const name = documentNamed(named)
  const document = run.documents(name) ?? ownedDocument(name)
  if (!document) return undefined
  if (type === 'LocalPath' && !run.downloaded.has(name))
    yield tell({
      kind: 'note',
      step: path,
      text: `no step before downloads ${named}; the document of that name is run`,
    })
  const supplied = suppliedTo(document, inputs)
  if (typeof supplied === 'string') return failed(`There was an error while preparing documents - ${supplied}`)
  if (++run.nested > mostNested) return failed(`more than ${mostNested} documents within each other are not rehearsed`)
  try {
    return merged(yield* interpret({ document, supplied, run, depth: depth + 1, path: `${path}/` }))
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error
    return failed(`There was an error while preparing documents - ${error.message}`)
  }
}

/** The name of a document in a path, an ARN, or a name with a version. */
export function documentNamed(text: string): string {
  const called = calledName(text)?.name
  const file = (called ?? text).split(/[\\/]/).at(-1) ?? ''
  return file.replace(/\.(?:json|ya?ml)$/i, '')
}

/** The values that the document gets, or why it cannot run. Null leaves a parameter at its default. */
function suppliedTo(document: SsmDocument, inputs: Json): ReadonlyMap<string, Json> | string {
  if (!isCommand(document.kind)) return `it is a document of the type ${document.kind}`
  const values = mapInput(inputs, 'documentParameters')
  if (values === undefined) return 'documentParameters is no map'
  return new Map(Object.entries(values).filter(([, value]) => value !== null))
}
