import type { SsmDocument } from '../../document/document.js'
import { stringOf, type Json } from '../../syntax/tree.js'
import type { PluginScript } from '../request.js'
import { asMap, inputNamed } from './json-inputs.js'
import { honoured } from './agent-parameters.js'
import type { Room } from './room.js'
import { substitute } from './substitute.js'

type Values = ReadonlyMap<string, Json>
type Language = PluginScript['language']

/** Plugins that run a script, with its language. */
const languages: Readonly<Record<string, Language>> = {
  'aws:runShellScript': 'shell',
  'aws:runPowerShellScript': 'powershell',
  'aws:psModule': 'powershell',
}

export const languageOf = (plugin: string): Language | undefined =>
  Object.hasOwn(languages, plugin) ? languages[plugin] : undefined

/** Parameters whose values the agent gives to scripts as variables of the environment, which it does with schema version 2.2. */
export function variableParameters({ parameters, schemaVersion }: SsmDocument): string[] {
  if (schemaVersion !== '2.2') return []
  return parameters.flatMap((each) =>
    honoured.test(each.name) && each.type === 'String' && stringOf(each.property('interpolationType')) === 'ENV_VAR'
      ? [each.name]
      : [],
  )
}

/** How a script names a variable of the environment; the exact spelling in shell is not public. */
const named = (variable: string, language: Language): string =>
  language === 'shell' ? `\${${variable}}` : `$env:${variable}`

const variableOf = (parameter: string): string => `SSM_${parameter}`

/** The inputs of a step with the values of parameters; in a script some stand as variables instead. */
export function substitutedInputs(
  inputs: Json,
  plugin: string,
  values: Values,
  document: SsmDocument,
  room: Room,
): Json {
  const language = languageOf(plugin)
  const variables = variableParameters(document)
  if (language === undefined || variables.length === 0) return substitute(inputs, values, room)
  const inScript = new Map(values)
  for (const name of variables) inScript.set(name, named(variableOf(name), language))
  const one = (configuration: Json): Json =>
    typeof configuration !== 'object' || configuration === null
      ? substitute(configuration, values, room)
      : Object.fromEntries(
          Object.entries(asMap(configuration)).map(([key, value]) => [
            key,
            substitute(value, key.toLowerCase() === 'runcommand' ? inScript : values, room),
          ]),
        )
  return Array.isArray(inputs) ? inputs.map(one) : one(inputs)
}

/** The variables of the environment for the scripts of a document. */
export const environmentOf = (values: Values, document: SsmDocument): Readonly<Record<string, string>> =>
  Object.fromEntries(
    variableParameters(document).map((name) => {
      const value = values.get(name) ?? ''
      return [variableOf(name), typeof value === 'string' ? value : JSON.stringify(value)]
    }),
  )

/** The script of a plugin, or the words of the agent where its lines are of another form. */
export function scriptOf(
  plugin: string,
  inputs: Json,
  environment: Readonly<Record<string, string>>,
): PluginScript | { readonly fault: string } | undefined {
  const language = languageOf(plugin)
  if (language === undefined) return undefined
  const given = inputNamed(inputs, 'runCommand')
  // This one takes a single line and lists in lists too, or does nothing but install.
  const lines = plugin === 'aws:psModule' ? [given ?? ''].flat(10) : (given ?? null)
  if (Array.isArray(lines) && lines.every((line) => typeof line === 'string'))
    return { language, text: lines.join('\n'), environment }
  const found = Array.isArray(lines) ? 'has items that are no texts' : 'is no list'
  return {
    fault: `Invalid format in plugin properties ${JSON.stringify(inputs)};\nerror runCommand ${found}; expected a list of texts`,
  }
}
