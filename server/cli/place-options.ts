import { placeForms } from '../../schemas/place-forms.js'
import { checkedPlace } from '../node/checked-place.js'
import type { Arguments } from './arguments.js'

/** The Region that `--region` names. */
export const regionGiven = (args: Arguments): string | undefined =>
  checkedPlace(args.value('region'), placeForms.region, '--region')

/** The account that an option names by its id. */
export const accountIdGiven = (args: Arguments, option: string): string | undefined =>
  checkedPlace(args.value(option), placeForms.account, `--${option}`)
