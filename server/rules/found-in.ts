import type { SsmDocument, Step } from '../document/document.js'
import { narrowed } from '../document/narrowed.js'
import { once } from '../syntax/once.js'
import { hasKeptParts, type KeptPart, keptPart } from '../syntax/kept-parts.js'
import { lastAtMost } from '../syntax/last-at-most.js'
import type { Range } from '../syntax/tree.js'
import { asked } from './asked.js'
import { type Found, type Given, keepFindings, keptFindings } from './kept-findings.js'
import type { Rule, RuleContext } from './rule.js'
import { isOfOtherFamily } from './steps/family.js'

/** What rules find in a document. In a step that is as it was in an older version of the text only rules that look across steps look again. */
export function foundIn(document: SsmDocument, shown: readonly Rule[], context: RuleContext): readonly Found[] {
  const rules = isOfOtherFamily(document) ? ofAnyFamily(shown) : shown
  const places = placesOf(document)
  const around = places && partsAround(document)
  if (!around) return asked(rules, document, context)
  const { kind, name } = document
  const { ofStepsAlone, across } = byReach(rules)
  const found = [
    ...asked(across, document, context),
    ...foundInSteps(document, places, { kind, name, around, context, rules: ofStepsAlone }),
  ]
  // In the order of the rules, as if nothing were kept.
  const order = new Map(rules.map((rule, at) => [rule, at]))
  return found.sort((a, b) => (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0))
}

/** Rules to which the kind of a document makes no difference: one with the wrong schema version is told of that alone. */
const ofAnyFamily = once((rules: readonly Rule[]) =>
  rules.filter(
    ({ kinds, ofOwnKind }) => !ofOwnKind && (!kinds || (kinds.includes('Automation') && kinds.includes('Command'))),
  ),
)

const byReach = once((rules: readonly Rule[]) => ({
  ofStepsAlone: rules.filter(({ acrossSteps }) => !acrossSteps),
  across: rules.filter(({ acrossSteps }) => acrossSteps),
}))

/** A step of `mainSteps`, with the text up to the next one. */
interface Place extends Range {
  readonly step: Step
  readonly part: KeptPart | undefined
}

/** Undefined where no step is known from an older version of the text. */
function placesOf({ tree, root, mainSteps, mainStepsNode: list }: SsmDocument): readonly Place[] | undefined {
  if (!hasKeptParts(tree) || !list || list.items.length !== mainSteps.length) return undefined
  const next = root.entries.find(({ key }) => key.start > list.start)
  const places = mainSteps.map((step, at) => ({
    step,
    part: keptPart(tree, step.node),
    start: step.node.start,
    end: mainSteps[at + 1]?.node.start ?? next?.key.start ?? Number.POSITIVE_INFINITY,
  }))
  return places.some(({ part }) => part) ? places : undefined
}

/** All that stands beside the steps; undefined where something of it is not as it was. */
function partsAround({ tree, root, mainStepsNode }: SsmDocument): readonly KeptPart[] | undefined {
  const beside = root.entries.filter(({ value }) => value !== mainStepsNode)
  const parts = beside.flatMap(({ value }) => keptPart(tree, value) ?? [])
  return parts.length === beside.length ? parts : undefined
}

function* foundInSteps(document: SsmDocument, places: readonly Place[], given: Given): Generator<Found> {
  const anew = new Map<Place, Found[]>()
  for (const place of places) {
    const kept = place.part && keptFindings(place.part, place.step, given)
    if (kept) yield* kept
    else anew.set(place, [])
  }
  const steps = [...anew.keys()].map(({ step }) => step)
  const starts = places.map((place) => place.start)
  for (const each of asked(given.rules, narrowed(document, steps), given.context)) {
    const { start } = each.finding.range
    const place = places[lastAtMost(starts, start)]
    if (!place || start < place.start || place.end <= start) yield each
    else anew.get(place)?.push(each)
  }
  for (const [place, found] of anew) {
    yield* found
    if (place.part) keepFindings(place.part, place.step, place, found, given)
  }
}
