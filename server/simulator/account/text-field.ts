import { parsedJson } from '../../syntax/json-value.js'

/** A text that stands in the outer level of a JSON or YAML text under a name, as descriptions of templates and documents do. */
export function textField(text: string, name: string): string | undefined {
  const found = fromJson(text, name) ?? new RegExp(`^${name}:[ \\t]*["']?([^"'\\n]+)`, 'm').exec(text)?.[1]?.trim()
  return typeof found === 'string' ? found : undefined
}

function fromJson(text: string, name: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined
  return (parsedJson(text) as Readonly<Record<string, unknown>> | undefined)?.[name]
}
