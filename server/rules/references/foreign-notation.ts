import type { SsmDocument } from '../../document/document.js'

/** What a reference means that is written as in other languages: `parameters.Name`, `variables:name`, `steps.name.Output`. */
export function foreignNotation(text: string, document: SsmDocument): string | undefined {
  const [, space, name = '', output] =
    /^(param(?:eter)?s?|variables?|steps?)[.:]([A-Za-z0-9_]+)(?:\.(?:outputs?\.)?([A-Za-z0-9_]+))?$/.exec(text) ?? []
  if (space?.startsWith('param')) return output === undefined && document.parameter(name) ? name : undefined
  if (space?.startsWith('variable'))
    return output === undefined && document.variable(name) ? `variable:${name}` : undefined
  return space !== undefined && output !== undefined && document.step(name) ? `${name}.${output}` : undefined
}
