import type { SsmDocument } from '../document/document.js'
import { referenceIndex } from '../document/reference-index.js'
import { shapeFaults } from '../document/shape-faults.js'
import { stepIndex } from '../document/step-index.js'
import { apiInputFaults } from './apis/api-inputs.js'
import { keywordFaults } from './boto3/keyword-faults.js'
import { inputsOfFormat } from './inputs/formatted.js'
import { brokenRelations } from './inputs/relations.js'
import { halfReferences } from './references/half-references.js'
import type { RuleContext } from './rule.js'

/** What rules look at and many documents have nothing of, with the test for that. */
const tests = {
  resource: (_, { resource }) => resource !== undefined,
  loops: (document) => hasAction(document, 'aws:loop'),
  approvals: (document) => hasAction(document, 'aws:approve'),
  stacks: (document) => hasAction(document, 'aws:createStack'),
  variables: (document) => document.variables.length > 0,
  'variable updates': (document) => hasAction(document, 'aws:updateVariable'),
  'unclear references': (document) => referenceIndex(document).to('unclear').length > 0,
  'half references': (document) => halfReferences(document).length > 0,
  timestamps: (document) => inputsOfFormat(document, 'timestamp').length > 0,
  'shape faults': (document, { engines }) => shapeFaults(document, engines.validators).length > 0,
  'broken relations': (document) => brokenRelations(document).size > 0,
  'API input faults': (document, { engines }) => apiInputFaults(document, engines).length > 0,
  'boto3 keyword faults': (document, { engines }) => keywordFaults(document, engines).length > 0,
} as const satisfies Readonly<Record<string, (document: SsmDocument, context: RuleContext) => boolean>>

const hasAction = (document: SsmDocument, action: string): boolean => stepIndex(document).withAction(action).length > 0

export type Need = keyof typeof tests

/**
 * Tells what a document has. Rules that look at something else are not asked: code that runs once for a document is fetched from afar, and
 * takes longer to begin than to find nothing.
 */
export function presence(document: SsmDocument, context: RuleContext): (need: Need) => boolean {
  const known = new Map<Need, boolean>()
  return (need) => {
    const found = known.get(need) ?? tests[need](document, context)
    known.set(need, found)
    return found
  }
}
