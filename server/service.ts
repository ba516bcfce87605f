import type { SsmDocument } from './document/document.js'
import type { DocumentKind } from './document/kinds.js'
import { emptyRepository, type Repository } from './document/repository.js'
import type { Source } from './hosts/find-documents.js'
import { type Embedded, isHostRange } from './hosts/host.js'
import { type Opened, open } from './hosts/open.js'
import { placeOfChange, type TextHosting, textInHost } from './hosts/text-in-host.js'
import { fileRules } from './rules/file-rules.js'
import { besideFaults } from './rules/beside-faults.js'
import { foundIn } from './rules/found-in.js'
import { loadEngines } from './rules/load-engines.js'
import { hasComments, ignoredRules, voidIgnores } from './rules/ignore-comments.js'
import { type Ignores, ignoresOf, noIgnores } from './rules/ignores.js'
import { rules } from './rules/index.generated.js'
import type { Edit, Finding, Fix, Rule, RuleTag, Severity } from './rules/rule.js'
import { type RuleChoice, shownRules } from './rules/shown-rules.js'
import { syntaxFinding } from './rules/syntax-findings.js'
import { unknownIgnoredRule } from './rules/syntax/unknown-ignored-rule.js'
import { unusedIgnores } from './rules/unused-ignores.js'
import { unusedIgnore } from './rules/syntax/unused-ignore.js'
import { headOf } from './rules/places.js'
import { passedOver, type Told, unknownKind, withoutDocuments } from './rules/unknown-kind.js'
import { unknownRules } from './rules/unknown-rule.js'
import { formatOf } from './syntax/parse.js'
import type { Placeholder } from './syntax/placeholders.js'
import { hidesRest, isFatal, type Range } from './syntax/tree.js'

/** What a lint run knows beside the text. All fields have defaults but the date, which rules may not read from the clock. */
export interface LintOptions extends RuleChoice {
  /** The day for which deprecations are judged, as `2026-11-23`. */
  readonly today: string
  readonly repository?: Repository
  /** Text that a preprocessor replaces before AWS sees the document, such as `%%NAME%%`. */
  readonly placeholders?: readonly Placeholder[]
}

/** A finding as front ends show it: offsets refer to the text that was given. */
export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly range: Range
  readonly related: readonly { readonly range: Range; readonly message: string }[]
  readonly fixes: readonly Fix[]
  readonly tag?: RuleTag
  /** Page of the Systems Manager user guide that states it, without address and ending. */
  readonly page?: string
}

/** One document of a text with what was found in it. */
export interface LintedDocument {
  /** Undefined where the content does not tell. */
  readonly kind: DocumentKind | undefined
  readonly schemaVersion: string | undefined
  readonly name: string | undefined
  readonly document: SsmDocument | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Everything that is wrong with the documents of a text, in the order of the text. */
export async function lint(source: Source, options: LintOptions): Promise<LintedDocument[]> {
  return lintOpened(await open(source, options.placeholders), options)
}

/** Like {@link lint}, for a text that was opened before. */
export async function lintOpened(opened: Opened, options: LintOptions): Promise<LintedDocument[]> {
  const linted: LintedDocument[] = []
  const mayIgnore = hasComments(opened.source.text)
  const ignores = mayIgnore ? ignoresOf(opened.source.text) : noIgnores
  for (const { embedded, document } of opened.models) {
    const explicit = opened.source.explicit === true
    const ofComments = mayIgnore && linted.length === 0 ? unknownIgnores(opened.source, options) : []
    const diagnostics = [...(await diagnose(embedded, document, options, explicit)), ...ofComments]
    const shown = distinct(diagnostics).filter(({ rule, range }) => !ignores.hides(rule, range))
    linted.push({
      kind: document?.kind ?? embedded.kind,
      schemaVersion: document?.schemaVersion,
      name: document?.name,
      document,
      diagnostics: inOrder(shown),
    })
  }
  const [first] = linted
  const idle = first ? idleIgnores(opened, ignores, options) : []
  if (first && idle.length > 0) linted[0] = { ...first, diagnostics: inOrder([...first.diagnostics, ...idle]) }
  const isSilent = linted.every(({ diagnostics }) => diagnostics.length === 0)
  const isTold = opened.faults.length > 0 || (isSilent && isUnchecked(opened))
  if (isTold) linted.unshift(ofHost(opened, options))
  const passed = isTold ? [] : ofPassedOver(opened, options).filter(({ rule, range }) => !ignores.hides(rule, range))
  if (passed.length > 0) linted.unshift({ ...nothingKnown, diagnostics: inOrder(passed) })
  return linted
}

const inOrder = (diagnostics: Diagnostic[]): Diagnostic[] =>
  diagnostics.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)

/** The documents that were not checked, which is told where all is. */
function ofPassedOver({ unread = [], models }: Opened, options: LintOptions): Diagnostic[] {
  if (!options.strict) return []
  const found = unread.flatMap((range) => shownOf(passedOver(range, false), options, whole))
  for (const { embedded, document } of models)
    if (isHardlyKnown(embedded, document) && embedded.root && !embedded.faults.some(hidesRest))
      found.push(...shownOf(passedOver(embedded.resource?.range ?? headOf(embedded.root), true), options, embedded))
  return found
}

const shownOf = ({ rule, finding }: Told, options: LintOptions, hosting: TextHosting): Diagnostic[] => [
  ...present(rule, finding, options, hosting),
]

const nothingKnown = { kind: undefined, schemaVersion: undefined, name: undefined, document: undefined } as const

/** Whether of a file that was named no document could be checked, which must not read as "no findings": there is none, or hardly anything is known of it. */
const isUnchecked = ({ models, source }: Opened): boolean =>
  source.explicit === true && models.every(({ embedded, document }) => isHardlyKnown(embedded, document))

/** Whether nothing of a document could be checked, or none of its steps, which are what it is about. */
const isHardlyKnown = ({ partial, open }: Embedded, document: SsmDocument | undefined): boolean =>
  partial === true || (open === true && !document?.steps.some(({ node }) => node.kind === 'map'))

/** Comments that hid nothing, where all was looked for: with all rules that are not switched off, in a text that can be read, beside other documents. */
function idleIgnores({ source, models, faults }: Opened, ignores: Ignores, options: LintOptions): Diagnostic[] {
  const { strict, only, repository, severities } = options
  if (!strict || only || !repository || ignores.comments.length === 0 || faults.length > 0) return []
  if (models.some(({ embedded, document }) => !document || isKnownInPart(embedded) || embedded.faults.some(isFatal)))
    return []
  const isAsked = (rule: string) => documentRules.has(rule) && severities?.get(rule) !== 'off'
  return [...unusedIgnores(source.text, ignores, isAsked)].flatMap((finding) => [
    ...present(unusedIgnore, finding, options, whole),
  ])
}

const isKnownInPart = ({ partial, open }: Embedded): boolean => partial === true || open === true

/** Rules that are asked of every document; that on comments is asked last. */
const documentRules: ReadonlySet<string> = new Set(
  rules.map(({ name }) => name).filter((name) => name !== unusedIgnore.name),
)

const ruleNames: ReadonlySet<string> = new Set([...rules, ...fileRules].map(({ name }) => name))

/** Comments of a text that ignore nothing, as those that name a rule which there is none of; they belong to none of its documents. */
function unknownIgnores({ text }: Source, options: LintOptions): Diagnostic[] {
  const messageFor = unknownRules(ruleNames)
  const unknown = ignoredRules(text)
    .filter(({ name }) => !ruleNames.has(name))
    .map((range) => ({ ...range, message: messageFor(range.name) }))
  return [...unknown, ...voidIgnores(text)].flatMap(({ message, start, end }) => [
    ...present(unknownIgnoredRule, { range: { start, end }, message }, options, whole),
  ])
}

const whole: Pick<Embedded, 'toHost'> = { toHost: (range) => range }

/** What an alias repeats, or a plugin of schema 1.2 with several configurations, is found once for each use and told once. */
function distinct(diagnostics: Diagnostic[]): Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics
  const told = new Set<string>()
  return diagnostics.filter(({ rule, range, message }) => {
    const key = `${rule} ${range.start} ${range.end} ${message}`
    return !told.has(key) && told.add(key)
  })
}

/** Faults of a host file, which belong to none of its documents, or that none of them was checked. */
function ofHost({ faults, models, relevant, source }: Opened, options: LintOptions): LintedDocument {
  const { text, path } = source
  const written = { text, format: formatOf(text, path) }
  const all =
    faults.length > 0
      ? faults.map((fault) => syntaxFinding(fault, written))
      : [withoutDocuments(source.text, relevant || models.length > 0)]
  const diagnostics = all.flatMap(({ rule, finding }) => {
    return [...present(rule, finding, options, whole)]
  })
  return { ...nothingKnown, diagnostics }
}

async function diagnose(
  embedded: Embedded,
  document: SsmDocument | undefined,
  options: LintOptions,
  explicit: boolean,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = []
  for (const fault of embedded.faults) {
    const { rule, finding } = syntaxFinding(fault, embedded.tree)
    found.push(...present(rule, finding, options, embedded))
  }
  const unread = isUnread(embedded)
  if (unread && !(document && embedded.resource)) return found
  if (!document) {
    const told = unknownKind(embedded, explicit)
    return told ? [...found, ...present(told.rule, told.finding, options, embedded)] : found
  }
  const repository = options.repository ?? emptyRepository
  const context = {
    today: options.today,
    engines: unread ? { validators: {} } : await loadEngines(document, repository),
    repository,
    ...(embedded.resource && { resource: embedded.resource }),
  }
  const shown = shownRules(document.kind, options)
  const asked = unread ? shown.filter(({ ofResource }) => ofResource) : shown
  for (const { rule, finding } of besideFaults(foundIn(document, asked, context), embedded.tree, embedded.faults))
    found.push(...present(rule, finding, options, embedded))
  return found
}

/** Whether what the document is missing may stand in a part of it that could not be read. */
const isUnread = ({ faults, partial }: Embedded): boolean => faults.some(hidesRest) || partial === true

/** The finding as it is shown, or nothing where it is switched off. */
function* present(rule: Rule, finding: Finding, options: LintOptions, hosting: TextHosting): Generator<Diagnostic> {
  if (options.only && !options.only.has(rule.name)) return
  const severity = options.severities?.get(rule.name) ?? finding.severity ?? rule.severity
  if (severity === 'off' || (severity === 'info' && !options.strict)) return
  yield {
    rule: rule.name,
    severity,
    message: finding.message,
    range: placeInHost(finding.range, hosting),
    related: (finding.related ?? []).map(({ range, message }) => ({ range: placeInHost(range, hosting), message })),
    fixes: (finding.fixes ?? []).flatMap((fix) => fixInHost(fix, hosting) ?? []),
    ...(rule.tag && { tag: rule.tag }),
    ...(rule.page !== undefined && { page: rule.page }),
  }
}

const placeInHost = (range: Range, hosting: TextHosting): Range => (isHostRange(range) ? range : hosting.toHost(range))

/** A fix in terms of the file; undefined where its text cannot be written there as it is. */
function fixInHost(fix: Fix, hosting: TextHosting): Fix | undefined {
  const edits = fix.edits.flatMap((edit): Edit | [] => {
    const isCut = !isHostRange(edit) && !edit.text.endsWith('\n')
    const { start, end } = isCut ? placeOfChange(edit, hosting) : placeInHost(edit, hosting)
    const text = isHostRange(edit) ? edit.text : textInHost(edit, hosting)
    return text === undefined ? [] : { start, end, text }
  })
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined
}
