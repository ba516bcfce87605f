import { type CheckGroup, checkedSchemas } from '../../schemas/checked.js'
import { jsonSchemas } from './json-schemas.js'
import { ruleIndex } from './rule-index.js'
import { schemasPage, schemasReadme } from './schema-table.js'
import { validatorsModule, validatorsTypes } from './validators.js'

type File = readonly [path: string, content: string]

/**
 * Every generated file of the repository with the content it should have; a test compares. In an order in which each can be written
 * before the next is made: the pages of rules come from running the rules, which need their index and the compiled checks.
 */
export async function* generated(root: string): AsyncGenerator<File> {
  yield ['server/rules/index.generated.ts', ruleIndex(root)]
  yield* validators()
  for (const [name, content] of jsonSchemas()) yield [`schemas/json/${name}`, content]
  yield [schemasPage, schemasReadme(root)]
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
