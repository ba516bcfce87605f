import type { Action, Plugin } from '../../../schemas/action.js'
import { sourceInfo, sourceTypes } from '../../../schemas/command/source-info.js'
import { inAnyCase } from './patterns.js'
import { relationSchemas } from './relations.js'
import { type Json, published } from './schema.js'

/** What stands under `inputs` of a step with this action. */
export function inputsOf(definition: Action | Plugin, definitions: Record<string, unknown>): Json {
  const { schema, summary, relations = [], openInputs } = definition
  const related = relations.filter(({ evidence }) => evidence !== 'inferred').flatMap(relationSchemas)
  const described = { description: summary, ...(published(schema, definitions) as Json) }
  if (!isPlugin(definition)) return { ...described, ...all(related) }
  const { required = [], ...rest } = described as { readonly required?: readonly string[] }
  return {
    ...rest,
    ...(openInputs !== true && { additionalProperties: ignored }),
    ...all([...required.map(neededInAnyCase), ...related, ...sources(definition, definitions)]),
  }
}

const isPlugin = (definition: Action | Plugin): definition is Plugin => 'platforms' in definition

const all = (schemas: readonly Json[]): Json => (schemas.length > 0 ? { allOf: schemas } : {})

/** Such a step runs, so the schema accepts it; tools show the message as a warning. */
const ignored: Json = {
  deprecationMessage: 'No input has this name. The agent ignores it, unless only the letter case differs.',
}

/** The agent reads keys in any letter case. */
function neededInAnyCase(name: string): Json {
  return { if: { propertyNames: { not: { pattern: inAnyCase(name) } } }, then: { required: [name] } }
}

/** What `sourceInfo` of a download holds, by its `sourceType`. */
function sources({ name }: Plugin, definitions: Record<string, unknown>): Json[] {
  if (name !== 'aws:downloadContent') return []
  return sourceTypes.map((type) => {
    const { properties, required = [] } = published(sourceInfo[type], definitions) as {
      readonly properties: Json
      readonly required?: readonly string[]
    }
    return {
      if: { properties: { sourceType: { const: type } }, required: ['sourceType'] },
      then: { properties: { sourceInfo: { properties, ...all(required.map(neededInAnyCase)) } } },
    }
  })
}
