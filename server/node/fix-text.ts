import type { Source } from '../hosts/find-documents.js'
import type { Edit, Fix } from '../rules/rule.js'
import { takenPlaces } from '../rules/taken-places.js'
import { type Opened, open } from '../hosts/open.js'
import { type Diagnostic, type LintedDocument, type LintOptions, lintOpened } from '../service.js'

/** A text with what is found in it. */
export interface CheckedText {
  readonly text: string
  readonly opened: Opened
  readonly linted: readonly LintedDocument[]
}

/** A mended text, with what is left to be found. */
export interface FixedText extends CheckedText {
  /** How many fixes were applied. */
  readonly count: number
}

/** A fix of a finding that is to be tried. */
interface Candidate {
  readonly diagnostic: Diagnostic
  readonly fix: Fix
}

/** Mending one thing may bring another to light; after so many attempts the rest is left. */
const mostAttempts = 50

/** Opens and lints a text. */
export async function checkText(source: Source, options: LintOptions): Promise<CheckedText> {
  const opened = await open(source, options.placeholders)
  return { text: source.text, opened, linted: await lintOpened(opened, options) }
}

/**
 * Applies fixes until none is left: all at once, and where some of them do harm half as many, until it is known which. Fixes are edits of
 * the text, so comments and layout stay. What does not mend its finding, or breaks the text, is not applied: within the quotes of a template an
 * edit may mean something else.
 */
export async function fixText(source: Source, options: LintOptions, unsafe: boolean): Promise<FixedText> {
  let current: FixedText = { ...(await checkText(source, options)), count: 0 }
  const harmful = new Set<string>()
  const seen = new Set([current.text])
  let most = Number.POSITIVE_INFINITY
  for (let attempts = 0; attempts < mostAttempts; attempts++) {
    const all = candidatesOf(current, unsafe).filter((candidate) => !harmful.has(keyOf(candidate)))
    const chosen = all.slice(0, most)
    if (chosen.length === 0) break
    const text = applyEdits(
      current.text,
      chosen.flatMap(({ fix }) => fix.edits),
    )
    const next = seen.has(text) ? undefined : await checkText({ ...source, text }, options)
    if (next && isMended(current, next, chosen)) {
      current = { ...next, count: current.count + chosen.length }
      seen.add(text)
      most = chosen.length * 2
    } else if (chosen.length > 1) most = chosen.length / 2
    else for (const candidate of chosen) harmful.add(keyOf(candidate))
  }
  return current
}

const keyOf = ({ diagnostic, fix }: Candidate): string => `${diagnostic.rule}\0${diagnostic.message}\0${fix.title}`

/** The first fitting fix of each finding, as far as they do not touch each other. */
function candidatesOf({ linted }: CheckedText, unsafe: boolean): Candidate[] {
  const fits = (fix: Fix) => (fix.safe || unsafe) && fix.edits.length > 0
  const taken = takenPlaces()
  const chosen: Candidate[] = []
  const all = linted.flatMap(({ diagnostics }) => diagnostics)
  // What nothing seems to need may be needed by what is wrong: a reference that is mistyped, a step that cannot be read.
  const mayRemove = all.every(
    ({ severity, tag }) => severity === 'info' || tag === 'unnecessary' || tag === 'deprecated',
  )
  for (const diagnostic of all) {
    if (diagnostic.tag === 'unnecessary' && !mayRemove) continue
    const fix = diagnostic.fixes.find(fits)
    if (!fix || fix.edits.some(taken.touches)) continue
    fix.edits.forEach(taken.add)
    chosen.push({ diagnostic, fix })
  }
  return chosen
}

function isMended(before: CheckedText, after: CheckedText, fixed: readonly Candidate[]): boolean {
  // Where a fault of the file around is mended, documents may be seen that were not before.
  const isClearer = after.opened.faults.length < before.opened.faults.length
  const more = after.opened.documents.length - before.opened.documents.length
  if (isClearer ? more < 0 : more !== 0) return false
  if (faultsOf(after) > faultsOf(before)) return false
  const still = timesFound(after)
  const were = timesFound(before)
  return fixed.every(({ diagnostic: { rule, message } }) => {
    const key = `${rule}\0${message}`
    return (still.get(key) ?? 0) < (were.get(key) ?? 0)
  })
}

const faultsOf = ({ opened }: CheckedText): number =>
  opened.documents.reduce((sum, { faults }) => sum + faults.length, opened.faults.length)

function timesFound({ linted }: CheckedText): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { rule, message } of linted.flatMap(({ diagnostics }) => diagnostics)) {
    const key = `${rule}\0${message}`
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  return times
}

/** The text with the edits made, which must not overlap. New lines end as the others of the text do. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  let result = ''
  let last = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(last, edit.start) + edit.text.replaceAll(/\r?\n/g, lineEnd)
    last = edit.end
  }
  return result + text.slice(last)
}
