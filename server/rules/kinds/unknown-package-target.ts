import { packageAliases, packageArchitectures, packagePlatforms } from '../../../schemas/package.js'
import { listOf } from '../../document/describe.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { keyText, type ScalarNode } from '../../syntax/tree.js'
import { correction, type Finding, rule } from '../rule.js'
import { packageTargets } from './package-targets.js'

export const unknownPackageTarget = rule({
  name: 'unknown-package-target',
  severity: 'warning',
  kinds: ['Package'],
  summary: 'A package is for a platform or an architecture of a name that no node reports.',
  why: 'The agent looks up its own platform and architecture by name. Under another name the archive is never found: no manifest found for the platform.',
  aws: 'no manifest found for platform: X, version Y, architecture Z',
  page: 'distributor-working-with-packages-create',

  check(document) {
    const { documented, observed, any } = packagePlatforms
    const told = new Set<ScalarNode>()
    const found: Finding[] = []
    for (const { platform, architecture } of packageTargets(document)) {
      if (!told.has(platform))
        for (const finding of check(platform, 'platform', [...documented, ...observed, any])) found.push(finding)
      told.add(platform)
      for (const finding of check(architecture, 'architecture', packageArchitectures)) found.push(finding)
    }
    return found
  },
})

function* check(key: ScalarNode, what: string, known: readonly string[]): Generator<Finding> {
  const name = keyText(key)
  if (known.includes(name)) return
  const meant = aliasAmong(name, known) ?? nearest(name, known)
  const instead =
    meant === undefined && what === 'architecture'
      ? `; there are ${listOf(known.map((each) => `\`${each}\``))}`
      : didYouMean(meant)
  yield {
    range: key,
    message: `no node reports the ${what} \`${name}\`${instead}`,
    ...(meant !== undefined && { fixes: [correction(key, name, meant)] }),
  }
}

/** What other tools call by the name, where it is among those that are known. */
function aliasAmong(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase()
  const meant = Object.hasOwn(packageAliases, lower) ? packageAliases[lower] : undefined
  return known.find((each) => each === meant)
}
