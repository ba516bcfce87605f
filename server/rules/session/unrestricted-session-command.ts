import type { Parameter } from '../../document/document.js'
import { rangeOfReference } from '../../document/references.js'
import { type Finding, rule } from '../rule.js'
import { isRestricted } from '../security/restricted.js'

export const unrestrictedSessionCommand = rule({
  name: 'unrestricted-session-command',
  severity: 'warning',
  kinds: ['Session'],
  summary: 'A parameter that may hold any text becomes part of the command of a session.',
  why: 'Whoever may start a session with the document can run any command on the node, whatever command the document shows. A parameter with `allowedValues` or a narrow `allowedPattern` says what may run.',
  page: 'session-manager-restrict-command-access',

  check(document) {
    const told = new Set<Parameter>()
    const found: Finding[] = []
    for (const reference of document.references) {
      const { target, site } = reference
      if (target.kind !== 'parameter' || site.path[0] !== 'properties' || site.path.at(-1) !== 'commands') continue
      const parameter = document.parameter(target.name)
      if (!parameter || isRestricted(parameter) || told.has(parameter)) continue
      told.add(parameter)
      found.push({
        range: rangeOfReference(document.tree, reference),
        message: `\`${parameter.name}\` may hold any command; give it \`allowedValues\` or an \`allowedPattern\``,
        related: [{ range: parameter.key, message: 'declared here' }],
      })
    }
    return found
  },
})
