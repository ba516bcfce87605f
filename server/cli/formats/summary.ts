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
  const hint = fixable === 0 ? '' : `; --fix mends ${meant(fixable, errors + warnings + notes)}`
  return `${done}${counts.join(', ')} in ${amount(files, 'file')}${hint}`
}

function meant(fixable: number, all: number): string {
  if (all === 1) return 'it'
  return fixable === all ? 'all of them' : `${fixable} of them`
}
