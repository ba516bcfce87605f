import { didYouMean } from '../../languages/nearest.js'
import type { Range } from '../../syntax/tree.js'
import { correction, type Finding } from '../rule.js'

/** The finding for a name that is not known: an error where another was probably meant, otherwise a warning with the age of the index. */
export function misnamed(
  range: Range,
  what: string,
  written: string,
  meant: string | undefined,
  index: string,
): Finding {
  return meant === undefined
    ? { range, severity: 'warning', message: `${what} in ${index}` }
    : mistyped(range, what, written, meant)
}

/** The finding for a name that is not known where another was probably meant. */
export const mistyped = (range: Range, what: string, written: string, meant: string): Finding => ({
  range,
  severity: 'error',
  message: `${what}${didYouMean(meant)}`,
  fixes: [{ ...correction(range, written, meant), safe: false }],
})
