import { variableLimits } from '../../../schemas/parameter-types.js'
import { keyText, stringOf } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { type Update, updatesOf } from './updates.js'

export const tooLargeVariable = rule({
  name: 'too-large-variable',
  severity: 'error',
  kinds: runbooks,
  needs: 'variable updates',
  summary: 'A variable is given a value that is larger than its type allows.',
  why: 'A String has 512 characters at most, a StringList 50 items, a MapList 200; the key of a map has 50 characters at most.',
  page: 'automation-action-update-variable',

  check(document) {
    const found: Finding[] = []
    for (const update of updatesOf(document)) {
      const finding = tooLarge(update)
      if (finding) found.push(finding)
    }
    return found
  },
})

const { mapListItems, stringListItems, stringLength, keyLength } = variableLimits

function tooLarge({ value, type }: Update): Finding | undefined {
  const subject = `a variable of type ${type} has`
  const most = type === 'MapList' ? mapListItems : type === 'StringList' ? stringListItems : Number.POSITIVE_INFINITY
  if (value.kind === 'list' && value.items.length > most) {
    return { range: headOf(value), message: `${subject} ${most} items at most, found ${value.items.length}` }
  }
  const text = type === 'String' ? (stringOf(value) ?? '') : ''
  if (text.length > stringLength && !text.includes('{{')) {
    return { range: value, message: `${subject} ${stringLength} characters at most, found ${text.length}` }
  }
  const entries = type === 'StringMap' && value.kind === 'map' ? value.entries : []
  const key = entries.find((entry) => keyText(entry.key).length > keyLength)?.key
  if (!key) return undefined
  return {
    range: key,
    message: `a key in a variable has ${keyLength} characters at most, found ${keyText(key).length}`,
  }
}
