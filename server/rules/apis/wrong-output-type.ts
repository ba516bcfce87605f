import type { Shape } from '../../aws/service.js'
import type { StepOutput } from '../../document/document.js'
import { selectFields } from '../../document/response-fields.js'
import { parseSelector } from '../../languages/json-path.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { becomes } from './becomes.js'
import { type KnownCall, knownCalls } from './known-calls.js'
import { naturalType } from './natural-type.js'
import { shapeName } from './shape-name.js'

export const wrongOutputType = rule({
  name: 'wrong-output-type',
  severity: 'warning',
  kinds: runbooks,
  needs: 'known API calls',
  summary: 'An output declares a type which the field of the response that it selects cannot become.',
  why: 'Only some values are converted: text that reads as a number or boolean, one value to a list of one, a map or a list of maps to the text of its JSON. With any other the step fails.',
  page: 'automation-action-outputs-inputs',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const call of knownCalls(document, engines)) {
      for (const output of call.step.outputs) {
        const finding = fault(call, output)
        if (finding) found.push(finding)
      }
    }
    return found
  },
})

function fault(
  { operation, of }: KnownCall,
  { selector: text, selectorNode, type, typeNode, node }: StepOutput,
): Finding | undefined {
  if (text === undefined || text.includes('{{') || (typeNode && type === undefined)) return undefined
  const selector = parseSelector(text)
  if (!selector.ok || selector.steps.length === 0) return undefined
  const selection = selectFields(operation, of.name, selector.steps)
  const declared = type ?? 'String'
  const shape = selection.found ? shapeOf(selection.shapes, selector.definite, declared) : undefined
  if (!shape || becomes(shape, declared)) return undefined
  return {
    range: typeNode ?? selectorNode ?? headOf(node),
    message: `\`${text}\` is ${shapeName(shape)}, which does not become a value of type ${declared}; declare ${naturalType(shape)}`,
  }
}

/** What is found, where that is one kind of thing. Several values are a list, of which other rules say that it is neither a map nor one value. */
function shapeOf([first, ...others]: readonly Shape[], isOne: boolean, declared: string): Shape | undefined {
  if (!first || others.some(({ kind }) => kind !== first.kind)) return undefined
  if (isOne) return others.length === 0 ? first : undefined
  return declared === 'MapList' && first.kind !== 'list' ? { kind: 'list', item: first } : undefined
}
