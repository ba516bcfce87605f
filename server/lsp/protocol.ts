/**
 * What the server answers beside the Language Server Protocol, for front ends that show more than an editor does. Names and shapes are all
 * there is here, so that a client may import it without anything of the server.
 */
import type { Range } from 'vscode-languageserver'

/** A text that is open, by its address. */
export interface OfText {
  readonly textDocument: { readonly uri: string }
}

/** What a document is, in a few words: for a status bar, and for forms that ask for its parameters. */
export interface About {
  readonly kind: string
  readonly schemaVersion: string | null
  readonly name: string | null
  /** Of the document, in bytes, and what AWS takes at most. */
  readonly size: number
  readonly sizeLimit: number
  readonly parameters: readonly AboutParameter[]
  /** Whether it can be rehearsed. */
  readonly runnable: boolean
  /** Whether the text is the document, rather than a template that holds it. */
  readonly whole: boolean
}

/** A parameter of a document, for a form that asks for its value. */
export interface AboutParameter {
  readonly name: string
  readonly type: string
  readonly description: string | null
  /** As it is typed into a form: lists and maps as JSON. `null`: there is none, a value has to be given. */
  readonly default: string | null
  readonly allowedValues: readonly string[]
}

/** A picture of the ways through a document: an SVG in which each node carries its id as `data-id`. */
export interface Drawing {
  readonly svg: string
  /** Those that stand for a step. */
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly range: Range }[]
}

/** A step of one of the documents of a text, with the place of all of it. */
export interface PlacedStep {
  readonly name: string
  readonly range: Range
}

/** A document to begin with. */
export interface Skeleton {
  readonly label: string
  readonly detail: string
  readonly text: string
}

/** A case of a test file. */
export interface NamedCase {
  readonly name: string
  readonly range: Range
}

/** A place at which a debugger can tell a value. */
export interface Evaluable {
  readonly range: Range
  /** What it evaluates. */
  readonly expression: string
  /** `selector`: of the answer that the step gets, and only while it is pending. */
  readonly kind: 'reference' | 'declaration' | 'selector'
  /** The step that it stands in. */
  readonly step: Range | null
}

/** The address of a file for rehearsals that a web page has open beside its document. */
export const besideUri = (kind: 'account' | 'mocks'): string => `file://beside/${kind}.yaml`

/** Each request with its parameters and its answer; `null` where the text holds no such document. */
export interface Requests {
  readonly 'ssmith/about': { readonly params: OfText; readonly result: About | null }
  /** Why a run would not take a value of a parameter, as one types it; `null` where it would. */
  readonly 'ssmith/parameterFault': {
    readonly params: OfText & { readonly name: string; readonly value: string }
    readonly result: string | null
  }
  /** `trace` is what `ssmith simulate --format json` writes: its way is drawn too. */
  readonly 'ssmith/graph': { readonly params: OfText & { readonly trace?: unknown }; readonly result: Drawing | null }
  /** In the order of the text, those in loops included. */
  readonly 'ssmith/steps': { readonly params: OfText; readonly result: readonly PlacedStep[] | null }
  readonly 'ssmith/convert': {
    readonly params: OfText
    readonly result: { readonly text: string; readonly format: 'yaml' | 'json' } | null
  }
  readonly 'ssmith/expressions': { readonly params: OfText; readonly result: readonly Evaluable[] | null }
  /** The cases of a test file, which need not be open. */
  readonly 'ssmith/cases': { readonly params: { readonly text: string }; readonly result: readonly NamedCase[] }
  readonly 'ssmith/skeletons': {
    readonly params: { readonly format: 'yaml' | 'json' }
    readonly result: readonly Skeleton[]
  }
}
