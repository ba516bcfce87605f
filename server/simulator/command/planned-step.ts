import type { SsmDocument, Step } from '../../document/document.js'
import { isFilledIn } from '../../document/steps.js'
import { once } from '../../syntax/once.js'
import { entryOf, isDynamic, type Json, type Node, stringOf, writtenJson } from '../../syntax/tree.js'

/** A step as the agent plans it. Configurations of one plugin of schema 1.2 are one step, which has the name of the plugin. */
export interface PlannedStep {
  readonly name: string
  /** As written. */
  readonly plugin: string
  /** What its inputs are, or `properties` in schema 1.2; a list runs the plugin once for each item. */
  readonly inputs: Json
  readonly precondition: Json | undefined
}

/** The steps of a document in the order in which we run them: of schema 1.2 the agent runs them in any. What a host fills in is none. */
export const plannedSteps = once((document: SsmDocument): readonly PlannedStep[] => {
  if (document.mainStepsNode)
    return document.mainSteps
      .filter((step) => !isFilledIn(step))
      .map((step) => planned(step, step.name ?? '', step.inputs))
  const firsts = document.mainSteps.filter(({ node }, at, all) => all[at - 1]?.node !== node)
  return firsts.map((step) => planned(step, stringOf(step.actionNode) ?? '', entryOf(step.node, 'properties')?.value))
})

/** The steps of a name: configurations of one plugin of schema 1.2, which has the name of the plugin, run as one. */
export const stepsNamed = (name: string, { steps }: SsmDocument): readonly Step[] =>
  steps.filter((step) => (step.name ?? stringOf(step.actionNode)) === name)

function planned(step: Step, name: string, inputs: Node | undefined): PlannedStep {
  const precondition = step.entry('precondition')?.value
  return {
    name,
    plugin: stringOf(step.actionNode) ?? '',
    inputs: inputs ? inputsOf(inputs) : {},
    precondition: precondition && writtenJson(precondition),
  }
}

/** What a host fills in is shown as it is written, and a script that it fills in as a whole is a line. */
function inputsOf(inputs: Node): Json {
  const written = writtenJson(inputs)
  const script = entryOf(inputs, 'runCommand')?.value
  return script && isDynamic(script) ? { ...(written as object), runCommand: [writtenJson(script)] } : written
}
