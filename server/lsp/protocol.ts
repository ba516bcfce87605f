/**
 * What the server answers beside the Language Server Protocol: requests that the VS Code extension and other rich front ends send. The
 * names and shapes are all there is here, so that a client may import it without anything of the server.
 */
import type { Range } from 'vscode-languageserver'

/** A text, by its address. */
export interface OfDocument {
  readonly uri: string
}

/** What a document is, in a few words: for a status bar, and for forms that ask for its parameters. */
export interface About {
  readonly kind: string
  readonly schemaVersion: string | null
  readonly name: string | null
  /** Of the document, in bytes of UTF-8, and what AWS takes at most. */
  readonly size: number
  readonly sizeLimit: number
  readonly parameters: readonly AboutParameter[]
  /** Whether it can be rehearsed. */
  readonly runnable: boolean
}

export interface AboutParameter {
  readonly name: string
  readonly type: string
  readonly description: string | null
  /** As it is typed into a form: lists and maps as JSON. `null`: there is none, a value must be given. */
  readonly default: string | null
  readonly allowedValues: readonly string[]
}

/** A drawing of the ways through a document, as an SVG whose nodes carry `data-node`. */
export interface Drawing {
  readonly svg: string
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly range: Range }[]
}

/** A rehearsal: as text for a person, and in the form of `ssmith simulate --format json`. */
export interface Rehearsed {
  readonly status: string
  readonly text: string
  readonly report: unknown
}

/** A document to begin with. */
export interface Skeleton {
  readonly label: string
  readonly detail: string
  readonly language: 'ssm-yaml' | 'ssm-json'
  readonly text: string
}

/** Something that can only be told in words, such as why there is no policy. */
export interface Refusal {
  readonly refused: string
}

/** Each request with its parameters and its answer. */
export interface Requests {
  readonly 'ssmith/about': { readonly params: OfDocument; readonly result: About | null }
  readonly 'ssmith/graph': {
    readonly params: OfDocument & { readonly trace?: unknown }
    readonly result: Drawing | Refusal
  }
  readonly 'ssmith/simulate': {
    readonly params: OfDocument & { readonly parameters: Readonly<Record<string, string>> }
    readonly result: Rehearsed | Refusal
  }
  readonly 'ssmith/policy': { readonly params: OfDocument; readonly result: { readonly text: string } | Refusal }
  readonly 'ssmith/convert': {
    readonly params: OfDocument
    readonly result: { readonly text: string; readonly language: 'ssm-yaml' | 'ssm-json' } | Refusal
  }
  readonly 'ssmith/explain': {
    readonly params: { readonly rule: string }
    readonly result: { readonly markdown: string } | Refusal
  }
  readonly 'ssmith/skeletons': { readonly params: Record<string, never>; readonly result: readonly Skeleton[] }
}
