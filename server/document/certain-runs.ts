import { type Call, callsOf } from './calls.js'
import type { SsmDocument, Step } from './document.js'
import { factOf } from './fact-of.js'
import { type EdgeReason, endKnown, flowOf, isEnd } from './flow.js'
import { jumpsKnown } from './known-jumps.js'

/** The calls by which every run of a runbook starts another runbook of the same account, unless a step before them fails. */
export const certainRuns = factOf((document): readonly Call[] => {
  const calls = callsOf(document).filter(isOneRun)
  if (calls.length === 0 || !jumpsKnown(document)) return []
  const steps = certainSteps(document)
  return calls.filter(({ step }) => steps.has(step))
})

/** Targets may be none, and other accounts have documents of their own, as other versions may be of other content. */
const isOneRun = ({ by, account, version, step }: Call): boolean =>
  by === 'aws:executeAutomation' &&
  !account &&
  (version === undefined || version.startsWith('$')) &&
  !['Targets', 'TargetMaps', 'TargetLocations'].some((name) => step.input(name) !== undefined)

/** What happens whatever the steps come to. */
const onward: ReadonlySet<EdgeReason> = new Set(['next', 'nextStep'])
const onTrouble: ReadonlySet<EdgeReason> = new Set(['onFailure', 'onCancel', 'loop'])

/** The steps from the first one on up to where runs can take several ways. */
function certainSteps(document: SsmDocument): ReadonlySet<Step> {
  const found = new Set<Step>()
  const flow = flowOf(document)
  for (let here = document.mainSteps[0]; here && !found.has(here); ) {
    found.add(here)
    const ways = flow.from(here).filter(({ reason }) => !onTrouble.has(reason))
    const [way, ...others] = ways
    if (!way || others.length > 0 || !onward.has(way.reason) || isEnd(here) || !endKnown(here)) break
    here = way.to
  }
  return found
}
