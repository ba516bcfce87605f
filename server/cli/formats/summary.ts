import { amount } from '../layout.js'
import type { Summary } from './format.js'

/** The last line for people: how much was found, and what can be done at once. */
export function summaryLine({ files, errors, warnings, notes, fixable, fixed }: Summary): string {
  const done = fixed === 0 ? '' : `${fixed} mended; `
  if (files === 0) return 'no Systems Manager documents found'
  if (errors + warnings + notes === 0) return `${done}no findings in ${amount(files, 'file')}`
  const counts = [
    errors > 0 && amount(errors, 'error'),
    warnings > 0 && amount(warnings, 'warning'),
    notes > 0 && amount(notes, 'note'),
  ].filter((text) => text !== false)
  const hint = fixable === 0 ? '' : `; --fix mends ${fixable === errors + warnings + notes ? 'all' : fixable} of them`
  return `${done}${counts.join(', ')} in ${amount(files, 'file')}${hint}`
}
