import { servicePatternOfDuration } from '../../../schemas/session.js'
import { fixedText } from '../../document/inputs.js'
import { rule } from '../rule.js'
import { preference } from './session-values.js'

export const refusedSessionDuration = rule({
  name: 'refused-session-duration',
  severity: 'warning',
  kinds: ['Session'],
  summary: 'The longest duration of a session is a number of minutes that AWS may refuse.',
  why: 'The user guide allows 1 to 1440 minutes. The pattern of the API has no numbers from 1000 on whose tens are over 39, such as 1250.',
  page: 'session-preferences-max-timeout',

  check(document) {
    const node = preference(document, 'maxSessionDuration')?.value
    const text = fixedText(node)
    if (!node || text === undefined || !/^1[0-4][0-9]{2}$/.test(text) || Number(text) > 1440) return []
    if (new RegExp(servicePatternOfDuration).test(text)) return []
    const near = `${text.slice(0, 2)}39`
    return [{ range: node, message: `\`${text}\` minutes do not match AWS's own pattern; \`${near}\` do` }]
  },
})
