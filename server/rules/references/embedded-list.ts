import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { expectedAt } from '../../document/expected-value.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import { typeOfReference } from '../../document/value-types.js'
import { commands, rule, runbooks } from '../rule.js'

export const embeddedList = rule({
  name: 'embedded-list',
  severity: 'warning',
  kinds: [...runbooks, ...commands],
  summary: 'A list or a map is put into the middle of other text.',
  why: 'Only a reference that is the whole value keeps its type. Within text the agent writes lists and maps as JSON; what Automation writes is not documented.',
  page: 'automation-variables',

  *check(document) {
    for (const reference of document.references) {
      if (reference.whole || reference.scalar.dynamic || reference.site.area !== 'input' || isJson(reference)) continue
      const type = typeOfReference(reference, document)
      if (type !== 'StringList' && type !== 'StringMap' && type !== 'MapList') continue
      yield { range: rangeOfReference(document.tree, reference), message: messageFor(type, document) }
    }
  },
})

/** Within JSON the JSON text of a list is what is wanted. */
function isJson({ scalar, site }: Reference): boolean {
  const format = site.step && expectedAt(site.step, site.path)?.ssm.format
  return format === 'json' || /^\s*[[{](?!\{)/.test(String(scalar.value))
}

const messageFor = (type: string, { kind }: SsmDocument): string =>
  `a value of type ${type} ${isAutomation(kind) ? 'probably becomes' : 'becomes'} JSON text here; only a reference that is the whole value stays a ${type === 'StringMap' ? 'map' : 'list'}`
