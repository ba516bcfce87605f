import { didYouMean, guesser } from '../languages/nearest.js'

/** What to say where a rule is named that there is none of. */
export const unknownRule = (name: string, ruleNames: Iterable<string>): string => unknownRules(ruleNames)(name)

/** The same for many names, of which only so many are compared with those that there are. */
export function unknownRules(ruleNames: Iterable<string>): (name: string) => string {
  let guess: ReturnType<typeof guesser> | undefined
  return (name) => {
    guess ??= guesser([...ruleNames])
    return `no rule is named \`${name}\`${didYouMean(guess(name)) || '; `ssmith rules` lists them'}`
  }
}
