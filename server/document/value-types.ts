import { commonOutputs, type NativeOutput } from '../../schemas/action.js'
import { parameterTypeNamed } from '../../schemas/parameter-types.js'
import type { SsmType } from '../../schemas/values.js'
import { stringOf } from '../syntax/tree.js'
import { actionOf } from './action-of.js'
import { declaredOutput } from './declared-output.js'
import type { SsmDocument, Step } from './document.js'
import type { Reference } from './references.js'

/** The type of the value that a declared type name stands for: `AWS::EC2::Instance::Id` is text. */
export function baseType(type: string | undefined): SsmType | undefined {
  return type === undefined ? undefined : parameterTypeNamed(type)?.base
}

/** The type of what a reference gives as a whole value, or undefined where it is not known. */
export function typeOfReference(reference: Reference, document: SsmDocument): SsmType | undefined {
  const { target } = reference
  switch (target.kind) {
    case 'parameter':
      return baseType(document.parameter(target.name)?.type)
    case 'variable':
      return baseType(document.variable(target.name)?.type)
    case 'system':
      return 'String'
    case 'output':
      return typeOfOutput(document.step(target.step), target.output)
    case 'ssm':
    case 'ssm-secure':
    case 'unclear':
      return undefined
  }
}

/** The type of a step's output: as declared (text where no type is), native, or what every step has. */
export function typeOfOutput(step: Step | undefined, name: string): SsmType | undefined {
  const declared = declaredOutput(step, name)
  if (declared) return declared.typeNode ? baseType(declared.type) : 'String'
  const native = nativeOutput(step, name)
  if (native) return step?.action === 'aws:loop' && name === 'CurrentIteratorValue' ? iteratorType(step) : native
  return step && commonOutput(name)?.type
}

/** What is said of an output that the step gives without a declaration: one of its action, or one that every step has. */
export const givenOutputOf = (step: Step, name: string): NativeOutput | undefined =>
  nativeOutputOf(step, name) ?? commonOutput(name)

const commonOutput = (name: string): NativeOutput | undefined =>
  Object.hasOwn(commonOutputs, name) ? commonOutputs[name] : undefined

/** The type of an output that the action gives without a declaration. */
export function nativeOutput(step: Step | undefined, name: string): SsmType | undefined {
  return nativeOutputOf(step, name)?.type
}

/** What is known of an output that the action gives without a declaration. */
export function nativeOutputOf(step: Step | undefined, name: string): NativeOutput | undefined {
  const outputs = step && actionOf(step)?.outputs
  return outputs && Object.hasOwn(outputs, name) ? outputs[name] : undefined
}

/** Documented as text; with a data type of its own the value is used as one, so nothing is said of it. */
function iteratorType(step: Step): SsmType | undefined {
  const type = stringOf(step.input('IteratorDataType'))
  return type === undefined || type === 'String' ? 'String' : undefined
}
