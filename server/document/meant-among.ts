import { lengthened, nearest } from '../languages/nearest.js'

/** What authors write who know a thing by another name: the parameters of AWS-RunShellScript, the keys of other tools. */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['command', ['runCommand', 'commands']],
  ['commands', ['runCommand']],
  ['script', ['runCommand']],
  ['executiontimeout', ['timeoutSeconds']],
  ['timeout', ['timeoutSeconds']],
  ['next', ['nextStep', 'NextStep']],
  ['steps', ['mainSteps']],
  ['params', ['parameters']],
  ['defaultvalue', ['default']],
  ['document', ['DocumentName']],
  ['jsonpath', ['Selector', 'PropertySelector']],
])

/** The name that was probably meant by one that is not known: the nearest, the one by which others call the same thing, or that which has a part more. */
export function meantAmong(written: string, names: Iterable<string>): string | undefined {
  const known = [...names]
  const others = otherNames.get(written.toLowerCase()) ?? []
  return nearest(written, known) ?? others.find((name) => known.includes(name)) ?? lengthened(written, known)
}
