import { parameterTypeNamed } from '../../../schemas/parameter-types.js'
import { outputTypes } from '../../../schemas/step-fields.js'
import { describeNode, listOf } from '../../document/describe.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { isDynamic, isEmpty } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

export const unknownOutputType = rule({
  name: 'unknown-output-type',
  severity: 'error',
  kinds: runbooks,
  needs: 'step outputs',
  summary: 'The type of an output is none of those that outputs can have.',
  why: 'The selected value is converted to the type that is declared, and there are six. Types of parameters for AWS resources are not among them. Without `Type` the output is a String.',
  page: 'automation-action-outputs-inputs',

  check(document) {
    const found: Finding[] = []
    for (const { typeNode, type } of stepIndex(document).outputs) {
      if (!typeNode || isDynamic(typeNode) || outputTypes.some((each) => each === type)) continue
      const meant = type === undefined ? undefined : meantBy(type)
      found.push({
        range: headOf(typeNode),
        severity: isEmpty(typeNode) ? 'warning' : 'error',
        message: `an output is of type ${listOf(outputTypes)}, found ${describeNode(typeNode)}${didYouMean(meant)}`,
        ...(type !== undefined && meant !== undefined && { fixes: [correction(typeNode, type, meant)] }),
      })
    }
    return found
  },
})

/** What other languages call the types. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['number', 'Integer'],
  ['int', 'Integer'],
  ['bool', 'Boolean'],
  ['list', 'StringList'],
  ['array', 'StringList'],
  ['map', 'StringMap'],
  ['object', 'StringMap'],
  ['dict', 'StringMap'],
])

const meantBy = (type: string): string | undefined =>
  elsewhere.get(type.toLowerCase()) ?? parameterTypeNamed(type)?.base ?? nearest(type, outputTypes)
