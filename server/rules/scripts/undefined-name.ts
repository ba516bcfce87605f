import { scriptsOf } from '../../document/scripts.js'
import { awayFromReferences } from '../../languages/mask.js'
import { didYouMean } from '../../languages/nearest.js'
import { type Finding, renaming, rule, runbooks } from '../rule.js'
import { usualImports } from './usual-imports.js'

export const undefinedName = rule({
  name: 'undefined-name',
  severity: 'warning',
  kinds: runbooks,
  needs: 'scripts',
  summary: 'A Python script uses a name that nothing in it defines.',
  why: 'Python raises a NameError and the step fails as soon as it gets there, which may be in one branch only. Of each name the first place is told. Scripts that make names by `exec` or `globals()`, import all of a module, or expect a NameError are left alone.',
  aws: "NameError: name 'X' is not defined",
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    if (!python) return []
    const found: Finding[] = []
    for (const { language, open, text, masked, minor, rangeOf } of scriptsOf(document)) {
      if (language !== 'python' || open) continue
      for (const name of awayFromReferences(text, masked, python.check(masked, minor).undefinedNames)) {
        const { import: imported, meant } = meaning(name)
        found.push({
          range: rangeOf(name.start, name.end),
          message: `the script does not define \`${name.text}\`${imported === undefined ? didYouMean(meant) : `; \`${imported}\` does`}`,
          ...(meant !== undefined && {
            fixes: [
              renaming(
                name.places.map(({ start, end }) => rangeOf(start, end)),
                meant,
              ),
            ],
          }),
        })
      }
    }
    return found
  },
})

/** Names that Python 2 had, and what Python 3 calls them. */
const former: Readonly<Record<string, string>> = {
  basestring: 'str',
  long: 'int',
  raw_input: 'input',
  unichr: 'chr',
  unicode: 'str',
  xrange: 'range',
}

/** What a name may stand for: something that is still to be imported, or another name. */
function meaning({ text, meant }: { readonly text: string; readonly meant: string | undefined }): {
  readonly import?: string | undefined
  readonly meant?: string | undefined
} {
  const imported = usualImports.get(text)
  if (imported !== undefined) return { import: imported }
  return { meant: Object.hasOwn(former, text) ? former[text] : meant }
}
