import type { SsmDocument } from '../document/document.js'
import type { DocumentKind } from '../document/kinds.js'
import type { Repository } from '../document/repository.js'
import type { HostResource } from '../hosts/host.js'
import type { Engines } from './engines.js'
import type { Need } from './needs.js'
import type { Range } from '../syntax/tree.js'

/**
 * `error`: AWS refuses the document, or the run must fail. `warning`: it will surprise. `info`: worth knowing, shown in strict mode only.
 */
export type Severity = 'error' | 'warning' | 'info'

/** How editors may show what a rule finds. */
export type RuleTag = 'unnecessary' | 'deprecated'

/** A change of the text. Offsets refer to the text of the document's tree, or as a `HostRange` to the text around it. */
export interface Edit extends Range {
  readonly text: string
}

/** A way to mend a finding. A safe one keeps the meaning that the document has, or can only have had. */
export interface Fix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** One fault in one place. Ranges refer to the text of the document's tree, or as a `HostRange` to the text around it. */
export interface Finding {
  readonly range: Range
  readonly message: string
  /** Other than the rule's own, for cases of which less, or more, is known. */
  readonly severity?: Severity
  readonly related?: readonly { readonly range: Range; readonly message: string }[]
  /** Names, one of which would have to be in the document: it may stand where a fault keeps it from being read. */
  readonly lacks?: readonly string[]
  readonly fixes?: readonly Fix[]
}

/** What a rule may ask for beside the document. Rules do no I/O and read no clock: all they need is here. */
export interface RuleContext {
  /** The day for which deprecations are judged, as `2026-11-23`. */
  readonly today: string
  /** Parsers of embedded languages that were loaded because the document needs them. */
  readonly engines: Engines
  /** Other documents that calls may name: of the same repository, and AWS's own. */
  readonly repository: Repository
  /** The resource of CloudFormation or Terraform that holds the document; its ranges are of the host's text. */
  readonly resource?: HostResource
}

/** A check for one kind of defect. The name says what is wrong; `why` says what happens then. */
export interface Rule {
  readonly name: string
  /** Of findings that state no other; a rule of severity `info` has no other. */
  readonly severity: Severity
  /** Kinds of documents to which the rule applies; all where absent. */
  readonly kinds?: readonly DocumentKind[]
  /** What it looks at: in a document with none of it the rule finds nothing, and is not asked. */
  readonly needs?: Need
  /** One sentence: what the rule finds. */
  readonly summary: string
  /** What AWS, or the agent, or a reader does about it: one to three sentences. */
  readonly why: string
  /** AWS's own words where it refuses this, so that a search for them finds the rule. */
  readonly aws?: string | readonly string[]
  /** It looks at nothing but the resource around the document, so that it is asked even where the document cannot be read. */
  readonly ofResource?: true
  /** What it finds is not needed, or is on its way out: editors show it faded or struck through. */
  readonly tag?: RuleTag
  /** Page of the Systems Manager user guide that states it, without address and ending. */
  readonly page?: string
  /**
   * Whether what it finds depends on several steps together. What any other rule finds in a step depends on that step and what stands beside all of
   * them, and what it finds elsewhere on the latter: in an editor it is asked about the steps that have changed alone.
   */
  readonly acrossSteps?: true
  /**
   * It measures documents of all its kinds by what their own kind has. In a document whose steps are all of another kind, so that its schema version
   * is wrong, it is not asked; nor are rules for runbooks alone, or for Command documents alone.
   */
  readonly ofOwnKind?: true
  check(document: SsmDocument, context: RuleContext): readonly Finding[]
}

/** Kinds whose steps are Automation actions. */
export const runbooks: readonly DocumentKind[] = ['Automation', 'Automation.ChangeTemplate']

/** Kinds whose steps are plugins that the agent runs on a node. */
export const commands: readonly DocumentKind[] = ['Command', 'Policy']

/** Kinds which declare parameters. */
export const parameterized: readonly DocumentKind[] = [...runbooks, ...commands, 'Session']

/** A rule whose findings the parser makes while it reads. */
export const syntaxRule = (definition: Omit<Rule, 'check'>): Rule => ({ ...definition, check: findsNothing })

const findsNothing = (): readonly Finding[] => []

/** Whether a rule says something of documents, rather than to name what was found before. */
export const isAsked = ({ check }: Rule): boolean => check !== findsNothing

/** States a rule; checks only that it is one. */
export const rule = (definition: Rule): Rule => definition

/** A fix that replaces a range, safe only where the caller knows so. */
export function replaceWith(
  range: Range,
  text: string,
  { title = `replace with \`${text}\``, safe = false } = {},
): Fix {
  return { title, safe, edits: [{ start: range.start, end: range.end, text }] }
}

/** The fix that writes another name in all places; not safe. */
export const renaming = (places: readonly Range[], text: string): Fix => ({
  title: `replace with \`${text}\``,
  safe: false,
  edits: places.map(({ start, end }) => ({ start, end, text })),
})

/** A fix that takes out what has a name; not safe, for something else may use it. */
export const removal = (name: string, edit: Edit, told = `\`${name}\``): Fix => ({
  title: `remove ${told}`,
  safe: false,
  edits: [edit],
})

/** A fix that replaces a mistyped word by the known one that was probably meant; safe where only the case of letters differs. */
export function correction(range: Range, written: string, meant: string): Fix {
  return replaceWith(range, meant, { safe: written.toLowerCase() === meant.toLowerCase() })
}
