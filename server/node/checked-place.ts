import type { PlaceForm } from '../../schemas/place-forms.js'
import { UsageError } from './usage-error.js'

/** A value of an option or a key that names a Region or an account, if it looks like one. */
export function checkedPlace(
  value: string | undefined,
  { pattern, expected }: PlaceForm,
  name: string,
): string | undefined {
  if (value === undefined || new RegExp(pattern).test(value)) return value
  throw new UsageError(`\`${name}\` cannot be \`${value}\`; expected ${expected}`)
}
