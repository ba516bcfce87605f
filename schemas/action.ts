import type { TObject, TProperties, TSchema } from 'typebox'
import * as Type from 'typebox'
import type { SsmType, Value } from './values.js'

/** How sure a fact is: stated by AWS, seen in documents that AWS accepts, or our own conclusion. Decides a finding's severity. */
export type Evidence = 'documented' | 'observed' | 'inferred'

/** A relation between inputs of one step that a schema of single inputs cannot express. */
export type Relation =
  | {
      readonly kind: 'exactly-one-of' | 'at-least-one-of' | 'at-most-one-of'
      readonly inputs: readonly string[]
      readonly evidence: Evidence
    }
  | { readonly kind: 'requires'; readonly input: string; readonly needs: string; readonly evidence: Evidence }
  /** Where the text of `input` matches `pattern`, `needs` has to be given. */
  | {
      readonly kind: 'requires-when'
      readonly input: string
      readonly pattern: string
      readonly needs: string
      readonly evidence: Evidence
    }
  /** Where the text of `input` matches `pattern`, `excludes` must not be given. */
  | {
      readonly kind: 'excludes-when'
      readonly input: string
      readonly pattern: string
      readonly excludes: string
      readonly evidence: Evidence
    }
  /** The number in `input` is not larger than the length of the list in `list`. */
  | { readonly kind: 'at-most-length-of'; readonly input: string; readonly list: string; readonly evidence: Evidence }
  /** The list in `input` holds one item where `other` is given and its text does not match `pattern`. */
  | {
      readonly kind: 'single-unless'
      readonly input: string
      readonly other: string
      readonly pattern: string
      readonly evidence: Evidence
    }

export const exactlyOneOf = (inputs: readonly string[], evidence: Evidence = 'documented'): Relation => ({
  kind: 'exactly-one-of',
  inputs,
  evidence,
})
export const atLeastOneOf = (inputs: readonly string[], evidence: Evidence = 'documented'): Relation => ({
  kind: 'at-least-one-of',
  inputs,
  evidence,
})
export const atMostOneOf = (inputs: readonly string[], evidence: Evidence = 'documented'): Relation => ({
  kind: 'at-most-one-of',
  inputs,
  evidence,
})
/** Where `input` is given, `needs` has to be given too. */
export const requires = (input: string, needs: string, evidence: Evidence = 'documented'): Relation => ({
  kind: 'requires',
  input,
  needs,
  evidence,
})

/** Where the text of `input` matches `pattern`, `needs` has to be given. */
export const requiresWhen = (
  input: string,
  pattern: string,
  needs: string,
  evidence: Evidence = 'documented',
): Relation => ({ kind: 'requires-when', input, pattern, needs, evidence })
/** Where the text of `input` matches `pattern`, `excludes` must not be given. */
export const excludesWhen = (
  input: string,
  pattern: string,
  excludes: string,
  evidence: Evidence = 'documented',
): Relation => ({ kind: 'excludes-when', input, pattern, excludes, evidence })
/** The number in `input` is not larger than the length of the list in `list`. */
export const atMostLengthOf = (input: string, list: string, evidence: Evidence = 'documented'): Relation => ({
  kind: 'at-most-length-of',
  input,
  list,
  evidence,
})
/** The list in `input` holds one item where `other` is given and its text does not match `pattern`. */
export const singleUnless = (
  input: string,
  other: string,
  pattern: string,
  evidence: Evidence = 'documented',
): Relation => ({ kind: 'single-unless', input, other, pattern, evidence })

/** The inputs that a relation speaks of, in its own order. */
export function inputsOfRelation(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case 'exactly-one-of':
    case 'at-least-one-of':
    case 'at-most-one-of':
      return relation.inputs
    case 'requires':
    case 'requires-when':
      return [relation.input, relation.needs]
    case 'excludes-when':
      return [relation.input, relation.excludes]
    case 'at-most-length-of':
      return [relation.input, relation.list]
    case 'single-unless':
      return [relation.input, relation.other]
  }
}

/** A native output of an action: what `{{ step.Name }}` gives without a declaration. */
export interface NativeOutput {
  readonly type: SsmType
  readonly description: string
  /** All values it can have, where AWS lists them. */
  readonly values?: readonly string[]
}

/** What every step gives, whatever its action. */
export const commonOutputs: Readonly<Record<string, NativeOutput>> = {
  OutputPayload: { type: 'String', description: 'JSON text of all that the action gives.' },
}

/** A call to an AWS API which the action makes on the author's behalf. */
export interface ApiCall {
  /** boto3 name of the service, such as `ec2`; `<Service>` where an input decides. */
  readonly service: string
  readonly operation: string
  readonly when?: string
  /** Repeated until the state named in `until`. */
  readonly poll?: boolean
  readonly until?: string
}

/** What an action does with the properties every step shares. Times in seconds. */
export interface StepBehaviour {
  readonly timeout?: {
    readonly default?: number
    /** The action ends by itself after this long, whatever `timeoutSeconds` says. */
    readonly cap?: number
    readonly maximum?: number
  }
  /** False where `onCancel` of another step may not name a step with this action. */
  readonly onCancelTarget?: false
  /** False where the step itself may not have `onCancel`. */
  readonly onCancel?: false
  /**
   * Whether `outputs` may be declared on the step: `allowed` where AWS says or shows so, `none` where the action has no result to
   * select from, `unspecified` elsewhere (documents that AWS runs do declare some).
   */
  readonly outputs?: 'allowed' | 'unspecified' | 'none'
  /** What becomes of a declared output with the name of a native one: creation was seen to fail, or AWS shows it. Elsewhere nobody says. */
  readonly redeclared?: 'refused' | 'shown'
  /** Root of the step's output selectors, in words. */
  readonly selectorRoot?: string
  /** The one key of that root, where it has but one. */
  readonly selectorKey?: string
}

interface Definition<Name extends string, Inputs extends TProperties> {
  readonly name: Name
  /** One sentence in the imperative: what the step does. */
  readonly summary: string
  /** Page of the Systems Manager user guide, without address and ending. */
  readonly page: string
  readonly inputs: Inputs
  /** True where inputs beyond the listed ones go to an AWS API as they are. */
  readonly openInputs?: boolean
  /** Inputs whose names follow a pattern (regular expression → value), beside the listed ones. */
  readonly inputPatterns?: Readonly<Record<string, TSchema>>
  /** Shapes that inputs name by `$ref: '#/$defs/…'`, because they contain themselves. */
  readonly definitions?: Readonly<Record<string, TSchema>>
  readonly relations?: readonly Relation[]
  /** Facts worth telling an author: limits, surprises. One sentence each. */
  readonly limits?: readonly string[]
  /** Inputs of a new step, as completion inserts them. */
  readonly snippet: Readonly<Record<string, unknown>>
}

/** An Automation action: the one home of every fact on it. */
export interface Action<Name extends string = string, Inputs extends TProperties = TProperties>
  extends Definition<Name, Inputs> {
  readonly schema: TObject<Inputs>
  /** AWS's own class of the action's impact (user guide, remediation-impact-type). */
  readonly impact: 'Mutating' | 'NonMutating' | 'Undetermined'
  readonly outputs: Readonly<Record<string, NativeOutput>>
  readonly step: StepBehaviour
  readonly calls: readonly ApiCall[]
  /** IAM actions that the assume role needs; those under `sometimes` only with certain inputs. */
  readonly permissions: { readonly always: readonly string[]; readonly sometimes?: readonly string[] }
}

export type Platform = 'Linux' | 'MacOS' | 'Windows'

/** A plugin of Command and Policy documents: the one home of every fact on it. */
export interface Plugin<Name extends string = string, Inputs extends TProperties = TProperties>
  extends Definition<Name, Inputs> {
  readonly schema: TObject<Inputs>
  /** Platforms on which the agent has the plugin; elsewhere a 2.2 step is silently skipped. */
  readonly platforms: readonly Platform[]
  /** Schema versions whose documents may name the plugin. */
  readonly schemaVersions: readonly ('1.2' | '2.0' | '2.2')[]
  /** Whether `inputs` may be left out. */
  readonly inputsOptional?: boolean
  /** Why nobody should use it any more, to be read after the plugin's name. */
  readonly deprecated?: string
}

type WithoutSchema<T> = Omit<T, 'schema'>

export function defineAction<const Name extends string, Inputs extends TProperties>(
  action: WithoutSchema<Action<Name, Inputs>>,
): Action<Name, Inputs> {
  return { ...action, schema: inputsSchema(action) }
}

export function definePlugin<const Name extends string, Inputs extends TProperties>(
  plugin: WithoutSchema<Plugin<Name, Inputs>>,
): Plugin<Name, Inputs> {
  return { ...plugin, schema: inputsSchema(plugin) }
}

function inputsSchema<Name extends string, Inputs extends TProperties>(
  definition: Definition<Name, Inputs>,
): TObject<Inputs> {
  const { inputs, openInputs, inputPatterns, definitions } = definition
  return Type.Object(inputs, {
    additionalProperties: openInputs ?? false,
    ...(inputPatterns && { patternProperties: inputPatterns }),
    ...(definitions && { $defs: definitions }),
  })
}

/** The value that a definition declares for the input with this name; `undefined` for an unknown name and for inputs that go to an AWS API. */
export function inputOf(
  definition: Pick<Definition<string, TProperties>, 'inputs' | 'inputPatterns'>,
  name: string,
): Value | undefined {
  if (Object.hasOwn(definition.inputs, name)) return definition.inputs[name] as Value
  for (const pattern in definition.inputPatterns)
    if (new RegExp(pattern).test(name)) return definition.inputPatterns[pattern] as Value
  return undefined
}
