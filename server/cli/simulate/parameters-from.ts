import type { SsmDocument } from '../../document/document.js'
import { baseType } from '../../document/value-types.js'
import { readParameters } from '../../node/read-parameters.js'
import { UsageError } from '../../node/usage-error.js'
import { unknownParameter } from '../../simulator/unknown-parameter.js'
import type { Json } from '../../syntax/tree.js'
import type { Arguments } from '../arguments.js'
import { optionFile } from '../option-file.js'

/** The values of `--parameters FILE` and `--parameter NAME=VALUE`, of which the latter win. */
export async function parametersFrom(
  args: Arguments,
  document: SsmDocument,
  cwd: string,
): Promise<Readonly<Record<string, Json>>> {
  const file = args.value('parameters')
  const fromFile =
    file === undefined ? undefined : await optionFile('parameters', () => readParameters(file, cwd, document))
  return Object.fromEntries([...(fromFile ?? []), ...fromOptions(args.values('parameter'), document)])
}

/** An option that is given several times makes a list of a parameter that is one. */
function fromOptions(options: readonly string[], document: SsmDocument): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>()
  for (const option of options) {
    const at = option.indexOf('=')
    if (at <= 0) throw new UsageError(`\`--parameter ${option}\` has no value; write \`--parameter NAME=VALUE\``)
    const name = option.slice(0, at)
    const parameter = document.parameter(name)
    if (!parameter) throw new UsageError(`\`--parameter ${option}\`: ${unknownParameter(name, document)}`)
    const before = values.get(name)
    const value = option.slice(at + 1)
    const isList = baseType(parameter.type) === 'StringList' && !value.trimStart().startsWith('[')
    values.set(name, isList ? [...(Array.isArray(before) ? (before as readonly Json[]) : []), value] : value)
  }
  return values
}
