import { apiCallsOf } from '../document/api-calls.js'
import { boto3ScriptsOf } from '../document/boto3-scripts.js'
import { callsOf } from '../document/calls.js'
import { declaredProperties } from '../document/declared-properties.js'
import { conditionsOf } from '../document/conditions.js'
import type { SsmDocument } from '../document/document.js'
import { referenceIndex } from '../document/reference-index.js'
import { limitNames } from '../document/limits.js'
import { scriptsOf } from '../document/scripts.js'
import { shapeFaults } from '../document/shape-faults.js'
import { type StepField, stepIndex } from '../document/step-index.js'
import { apiInputFaults } from './apis/api-inputs.js'
import { knownCalls } from './apis/known-calls.js'
import { keywordFaults } from './boto3/keyword-faults.js'
import { knownUses } from './boto3/known-uses.js'
import { inputsOfFormat } from './inputs/formatted.js'
import { brokenRelations } from './inputs/relations.js'
import { halfInScripts } from './references/half-in-scripts.js'
import { halfReferences } from './references/half-references.js'
import type { RuleContext } from './rule.js'

/** What rules look at and many documents have nothing of, with the test for that. */
const tests = {
  resource: (_, { resource }) => resource !== undefined && !resource.isCustom,
  tags: ({ tree: { format, text }, host }) =>
    format === 'yaml' && host !== 'CloudFormation' && text.includes('!') && / !\w|[[{,]!\w/.test(text),
  loops: (document) => hasAction(document, 'aws:loop'),
  approvals: (document) => hasAction(document, 'aws:approve'),
  stacks: (document) => hasAction(document, 'aws:createStack'),
  targets: (document) => hasAction(document, 'aws:runCommand') || hasAction(document, 'aws:executeAutomation'),
  variables: (document) => document.variables.length > 0,
  'variable updates': (document) => hasAction(document, 'aws:updateVariable'),
  'unclear references': (document) => referenceIndex(document).to('unclear').length > 0,
  'half references': (document) => halfReferences(document).length + halfInScripts(document).length > 0,
  timestamps: (document) => inputsOfFormat(document, 'timestamp').length > 0,
  'shape faults': (document, { engines }) => shapeFaults(document, engines.validators).length > 0,
  'broken relations': (document) => brokenRelations(document).size > 0,
  'API input faults': (document, { engines }) => apiInputFaults(document, engines).length > 0,
  'boto3 keyword faults': (document, { engines }) => keywordFaults(document, engines).length > 0,
  'boto3 scripts': (document) => boto3ScriptsOf(document).length > 0,
  'boto3 uses': (document, { engines }) => knownUses(document, engines).length > 0,
  'API calls': (document) => apiCallsOf(document).length > 0,
  'known API calls': (document, { engines }) => knownCalls(document, engines).length > 0,
  calls: (document) => callsOf(document).length > 0,
  conditions: (document) => conditionsOf(document).all.length + conditionsOf(document).others.length > 0,
  jumps: (document) => stepIndex(document).jumps.length > 0,
  'jumps or ends': (document) =>
    stepIndex(document).jumps.length > 0 || stepIndex(document).withField('isEnd').some(isNotLast),
  'step outputs': (document) => stepIndex(document).withField('outputs').length > 0,
  'document outputs': (document) => document.outputs.length > 0,
  attachments: (document) => document.files.length > 0,
  'allowed values': (document) => declaredProperties(document).has('allowedValues'),
  patterns: (document) => declaredProperties(document).has('allowedPattern'),
  'patterns or types that imply one': (document) =>
    declaredProperties(document).has('allowedPattern') || document.parameters.some(({ type }) => type?.includes('::')),
  limits: (document) => hasLimits(document),
  'limits or variables': (document) => document.variables.length > 0 || hasLimits(document),
  'interpolation types': (document) => declaredProperties(document).has('interpolationType'),
  durations: (document) => inputsOfFormat(document, 'duration').length > 0,
  'JSON inputs': (document) => inputsOfFormat(document, 'json').length > 0,
  scripts: (document) => scriptsOf(document).length > 0,
  'script steps': (document) => hasAction(document, 'aws:executeScript'),
  'system variables': (document) => referenceIndex(document).to('system').length > 0,
  'references to outputs': (document) => referenceIndex(document).to('output').length > 0,
  'references in keys': (document) => referenceIndex(document).within('key').length > 0,
  'references in defaults': (document) => referenceIndex(document).within('parameter-default').length > 0,
  'references in scripts': (document) => referenceIndex(document).within('script').length > 0,
} as const satisfies Readonly<Record<string, (document: SsmDocument, context: RuleContext) => boolean>>

const hasLimits = (document: SsmDocument): boolean => limitNames.some((name) => declaredProperties(document).has(name))

const isNotLast = ({ step: { siblings, index } }: StepField): boolean => index < siblings.length - 1

const hasAction = (document: SsmDocument, action: string): boolean => stepIndex(document).withAction(action).length > 0

/** One of these things, by its name. */
export type Need = keyof typeof tests

/**
 * Whether a document has such a thing. Rules that look at something else are not asked: code that runs once for a document is fetched from afar,
 * and takes longer to begin than to find nothing.
 */
export const has = (need: Need, document: SsmDocument, context: RuleContext): boolean => tests[need](document, context)
