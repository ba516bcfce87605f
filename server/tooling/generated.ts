import { type CheckGroup, checkedSchemas } from '../../schemas/checked.js'
import { iamActionNames } from './iam-action-names.js'
import { iamResources } from './iam-resources.js'
import { debugPage, extensionManifest, manifestWithLaunch, pageWithLaunch } from './launch-configuration.js'
import { pythonSources } from './python-sources.js'
import { ruleIndex } from './rule-index.js'
import { schemasPage, schemasReadme } from './schema-table.js'
import { validatorsModule, validatorsTypes } from './validators.js'

type File = readonly [path: string, content: string]

/**
 * Every generated file of the repository with the content it should have; a test compares. In an order in which each can be written
 * before the next is made: the schema of the configuration names the rules, and their pages come from running them, which need their index
 * and the compiled checks.
 */
export async function* generated(root: string): AsyncGenerator<File> {
  yield ['server/rules/index.generated.ts', ruleIndex(root)]
  yield ['server/aws/iam-resources.generated.json', iamResources(root)]
  yield ['server/aws/iam-action-names.generated.json', iamActionNames(root)]
  yield* validators()
  yield pythonSources(root)
  const { jsonSchemas } = await import('./json-schemas.js')
  for (const [name, content] of jsonSchemas()) yield [`schemas/json/${name}`, content]
  yield [schemasPage, schemasReadme(root)]
  yield [extensionManifest, manifestWithLaunch(root)]
  yield [debugPage, pageWithLaunch(root)]
  const { rulePages } = await import('./rule-pages.js')
  yield* await rulePages(root)
}

function validators(): File[] {
  return (Object.keys(checkedSchemas) as CheckGroup[]).flatMap((group): File[] => {
    const path = `server/document/validators/${group}.generated`
    return [
      [`${path}.js`, validatorsModule(group)],
      [`${path}.d.ts`, validatorsTypes],
    ]
  })
}
