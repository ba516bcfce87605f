import { addTo } from '../../languages/add-to.js'
import type { SsmDocument, Step, Variable } from '../../document/document.js'
import { flowOf } from '../../document/flow.js'
import { jumpsKnown } from '../../document/known-jumps.js'
import { loopsAround, mayPrecede } from '../../document/loops.js'
import { rangeOfReference } from '../../document/references.js'
import { isDynamic, stringOf } from '../../syntax/tree.js'
import { referencesTo } from '../references/resolved.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const unsetVariable = rule({
  name: 'unset-variable',
  severity: 'warning',
  kinds: runbooks,
  needs: 'variables',
  summary: 'A step reads a variable that has no default and cannot have been set yet.',
  why: 'What a variable gives before its first value is not documented; a step whose inputs cannot be resolved fails.',
  page: 'automation-action-update-variable',
  acrossSteps: true,

  check(document) {
    const empty = new Set(document.variables.filter(hasNoDefault).map(({ name }) => name))
    if (empty.size === 0 || !jumpsKnown(document)) return []
    const flow = flowOf(document)
    const isBefore = (setter: Step, user: Step) =>
      loopsAround(setter).includes(user) || mayPrecede(setter, user, (from) => flow.leads(from, user))
    const setters = settersOf(document)
    const found: Finding[] = []
    for (const reference of referencesTo(document, 'variable')) {
      const { name } = reference.target
      const user = reference.site.step
      if (!user || !empty.has(name) || !flow.isReachable(user)) continue
      if (setters.get(name)?.some((step) => isBefore(step, user)) || setters.has(undefined)) continue
      const message = `the variable \`${name}\` has no value here: it has no default, and ${setters.has(name) ? 'is set later only' : 'no step sets it'}`
      found.push({ range: rangeOfReference(document.tree, reference), message })
    }
    return found
  },
})

const hasNoDefault = ({ node, default: standard }: Variable): boolean => node.kind === 'map' && standard === undefined

/** The steps that set each variable; under no name those of which it is not known. */
function settersOf({ steps }: SsmDocument): ReadonlyMap<string | undefined, readonly Step[]> {
  const found = new Map<string | undefined, Step[]>()
  for (const step of steps) {
    const node = step.action === 'aws:updateVariable' ? step.input('Name') : undefined
    if (!node) continue
    const name = isDynamic(node) ? undefined : /^(?:\{\{\s*)?variable:(\w+)/.exec(stringOf(node) ?? '')?.[1]
    addTo(found, name, step)
  }
  return found
}
