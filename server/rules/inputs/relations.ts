import type { Evidence, Relation } from '../../../schemas/action.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { fixedText, inputEntry, mayBeEmpty } from '../../document/inputs.js'
import { factOf } from '../../document/fact-of.js'
import { once } from '../../syntax/once.js'
import type { Entry } from '../../syntax/tree.js'
import type { Severity } from '../rule.js'

/** A relation between inputs of a step that does not hold. */
export type BrokenRelation =
  | { readonly fault: 'several'; readonly entries: readonly Entry[]; readonly severity: Severity }
  | { readonly fault: 'none'; readonly inputs: readonly string[]; readonly severity: Severity }
  | { readonly fault: 'alone'; readonly entry: Entry; readonly needs: string; readonly severity: Severity }
  | { readonly fault: 'excluded'; readonly entry: Entry; readonly by: Entry; readonly severity: Severity }

/** The relations of inputs that do not hold, by their steps; other steps are not listed. What a reference decides is left open. */
export const brokenRelations = factOf((document): ReadonlyMap<Step, readonly BrokenRelation[]> => {
  const found = new Map<Step, readonly BrokenRelation[]>()
  for (const step of document.steps) {
    const relations = step.inputs?.kind === 'map' ? step.definition?.relations : undefined
    if (!relations) continue
    const broken: BrokenRelation[] = []
    for (const relation of relations) {
      const fault = broke(document, step, relation)
      if (fault) broken.push(fault)
    }
    if (broken.length > 0) found.set(step, withoutConsequences(broken))
  }
  return found
})

/** Where one input needs another, that one is not missed twice. */
function withoutConsequences(broken: readonly BrokenRelation[]): readonly BrokenRelation[] {
  const missing = new Set(broken.flatMap((each) => (each.fault === 'alone' ? [each.needs] : [])))
  return broken.filter((each) => each.fault !== 'none' || !each.inputs.some((input) => missing.has(input)))
}

function broke(document: SsmDocument, step: Step, relation: Relation): BrokenRelation | undefined {
  const entry = (name: string) => inputEntry(document, step, name)
  const severity = severityOf(relation.evidence)
  switch (relation.kind) {
    case 'exactly-one-of':
      return several(given(entry, relation.inputs), severity) ?? none(entry, relation.inputs, severity)
    case 'at-most-one-of':
      return several(given(entry, relation.inputs), severity)
    case 'at-least-one-of':
      return none(entry, relation.inputs, severity)
    case 'requires':
    case 'requires-when': {
      const alone = entry(relation.input)
      if (!alone || entry(relation.needs) || !applies(relation, alone)) return undefined
      return { fault: 'alone', entry: alone, needs: relation.needs, severity }
    }
    case 'excludes-when': {
      const by = entry(relation.input)
      const excluded = entry(relation.excludes)
      if (!by || !excluded || !applies(relation, by) || mayBeEmpty(excluded.value)) return undefined
      return { fault: 'excluded', entry: excluded, by, severity }
    }
    case 'at-most-length-of':
    case 'single-unless':
      return undefined
  }
}

type Find = (name: string) => Entry | undefined

/** Those of the inputs that are given. */
function given(entry: Find, inputs: readonly string[]): readonly Entry[] {
  const found: Entry[] = []
  for (const name of inputs) {
    const one = entry(name)
    if (one) found.push(one)
  }
  return found
}

/** Of two inputs that are references both may be meant as alternatives; beside a fixed one a reference is merely suspicious. */
function several(entries: readonly Entry[], severity: Severity): BrokenRelation | undefined {
  if (entries.length < 2) return undefined
  const fixed = entries.filter(({ value }) => !mayBeEmpty(value)).length
  if (fixed === 0) return undefined
  return { fault: 'several', entries, severity: fixed === 1 ? 'warning' : severity }
}

function none(entry: Find, inputs: readonly string[], severity: Severity): BrokenRelation | undefined {
  return inputs.some(entry) ? undefined : { fault: 'none', inputs, severity }
}

function applies(relation: Relation, { value }: Entry): boolean {
  if (!('pattern' in relation)) return !mayBeEmpty(value)
  const text = fixedText(value)
  return text !== undefined && patternOf(relation).test(text)
}

const patternOf = once(({ pattern }: { readonly pattern: string }) => new RegExp(pattern))

/** What AWS states is refused, or fails; of what is merely concluded one is warned. */
function severityOf(evidence: Evidence): Severity {
  return evidence === 'inferred' ? 'warning' : 'error'
}
