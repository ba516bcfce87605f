import { isDynamic, keyText, stringOf } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { entriesOf, filesOf, packageTargets } from './package-targets.js'

export const unusedPackageFile = rule({
  name: 'unused-package-file',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: ['Package'],
  summary: 'A package lists a file that no platform gets.',
  why: 'The file is uploaded with each version and never installed; often a platform names another file by mistake.',
  page: 'distributor-working-with-packages-create',

  check(document) {
    const targets = [...packageTargets(document)]
    if (targets.length === 0 || targets.some(({ file }) => !file || isDynamic(file))) return []
    const named = new Set(targets.map(({ file }) => stringOf(file)))
    const files = new Set(filesOf(document))
    // The file that is named by mistake is told of, and may be this one.
    if ([...named].some((name) => name !== undefined && !files.has(name))) return []
    const found: Finding[] = []
    for (const [key] of entriesOf(document.entry('files')?.value)) {
      const name = keyText(key)
      if (!named.has(name)) found.push({ range: key, message: `no platform gets \`${name}\`` })
    }
    return found
  },
})
