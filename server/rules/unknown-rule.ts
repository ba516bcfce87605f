import { didYouMean, nearest } from '../languages/nearest.js'

/** What to say where a rule is named that there is none of. */
export function unknownRule(name: string, ruleNames: Iterable<string>): string {
  return `no rule is named \`${name}\`${didYouMean(nearest(name, ruleNames)) || '; `ssmith rules` lists them'}`
}
