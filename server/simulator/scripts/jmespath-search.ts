import type { Json } from '../../syntax/tree.js'

/** Longer expressions are not looked at: their parser is recursive. */
const longest = 2000

/** What an expression of JMESPath finds; an error where it is none. */
export async function jmespathSearch(
  expression: string,
  value: Json,
): Promise<{ readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string }> {
  if (expression.length > longest) return { ok: false, message: `the expression is longer than ${longest} characters` }
  const { default: jmespath } = await import('jmespath')
  try {
    return { ok: true, value: (jmespath.search(value, expression) ?? null) as Json }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** What an expression of AWS's models finds. */
export async function found(expression: string, value: Json): Promise<Json> {
  const result = await jmespathSearch(expression, value)
  return result.ok ? result.value : null
}
