import { systemVariableNamed, systemVariables } from '../../../schemas/system-variables.js'
import { referenceIndex } from '../../document/reference-index.js'
import { rangeOfName } from '../../document/references.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

export const unknownSystemVariable = rule({
  name: 'unknown-system-variable',
  severity: 'error',
  kinds: runbooks,
  needs: 'system variables',
  summary: 'A reference names a system variable that Automation does not have.',
  why: 'There are five under `global:` and one under `automation:`. Others cannot be resolved, so a step that needs one fails.',
  page: 'automation-variables',

  check(document) {
    const found: Finding[] = []
    for (const reference of referenceIndex(document).to('system')) {
      const { target, site } = reference
      if (site.area === 'text' || site.area === 'key' || site.area === 'step-field') continue
      const written = `${target.namespace}:${target.name}`
      if (systemVariableNamed(written)) continue
      const meant =
        sameName(target.name) ??
        nearest(
          written,
          systemVariables.map(({ name }) => name),
        )
      const range = rangeOfName(document.tree, reference)
      found.push({
        range,
        message: `there is no system variable \`${written}\`${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [correction(range, written, meant)] }),
      })
    }
    return found
  },
})

/** The variable of that name in the other namespace. */
const sameName = (name: string): string | undefined =>
  systemVariables.find((each) => each.name.slice(each.name.indexOf(':') + 1) === name)?.name
