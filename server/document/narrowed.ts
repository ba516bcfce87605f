import type { SsmDocument, Step } from './document.js'
import { noFacts } from './fact-of.js'

/** A document as if it had no other steps than these, which stand in no loop, and those in their bodies. */
export function narrowed(document: SsmDocument, mainSteps: readonly Step[]): SsmDocument {
  const steps = mainSteps.flatMap(withBody)
  const searched = new Set<Step | undefined>([undefined, ...steps])
  return {
    ...document,
    mainSteps,
    steps,
    references: document.references.filter(({ site }) => searched.has(site.step)),
    facts: noFacts(),
    step: (wanted) => steps.find(({ name }) => name === wanted),
  }
}

const withBody = (step: Step): readonly Step[] => [step, ...step.body.flatMap(withBody)]
