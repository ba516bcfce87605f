import { didYouMean, nearest } from '../../languages/nearest.js'
import { stringOf } from '../../syntax/tree.js'
import { correction, type Finding, rule } from '../rule.js'
import { filesOf, packageTargets } from './package-targets.js'

export const unknownPackageFile = rule({
  name: 'unknown-package-file',
  severity: 'warning',
  kinds: ['Package'],
  summary: 'A package names a file that it does not list.',
  why: 'The agent looks the file up under `files`, where its checksum is; without it the package cannot be installed.',
  page: 'distributor-working-with-packages-create',

  check(document) {
    if (document.entry('files')?.value.kind !== 'map') return []
    const files = new Set(filesOf(document))
    const targets = [...packageTargets(document)]
    const named = new Set(targets.map(({ file }) => stringOf(file)))
    const unused = [...files].filter((each) => !named.has(each)).slice(0, 50)
    const found: Finding[] = []
    for (const { file } of targets) {
      const name = stringOf(file)
      if (!file || name === undefined || files.has(name)) continue
      const meant = nearest(name, unused)
      found.push({
        range: file,
        message: `\`files\` has no \`${name}\`${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [correction(file, name, meant)] }),
      })
    }
    return found
  },
})
