import type { SsmDocument } from '../../document/document.js'

/** What a reference means that is written as in other languages: `parameters.Name`, `inputs.Name`, `variables:name`, `steps.name.Output`. */
export function foreignNotation(text: string, document: SsmDocument): string | undefined {
  const [, space, name = '', output] =
    /^([Pp]aram(?:eter)?s?|[Vv]ariables?|[Ss]teps?|[Ii]nputs?)[.:]([A-Za-z0-9_]+)(?:\.(?:outputs?\.)?([A-Za-z0-9_]+))?$/.exec(
      text,
    ) ?? []
  const kind = space?.toLowerCase()
  if (kind?.startsWith('param') || kind?.startsWith('input'))
    return output === undefined && document.parameter(name) ? name : undefined
  if (kind?.startsWith('variable'))
    return output === undefined && document.variable(name) ? `variable:${name}` : undefined
  return kind !== undefined && output !== undefined && document.step(name) ? `${name}.${output}` : undefined
}
