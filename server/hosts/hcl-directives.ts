import type { TemplatePart } from './hcl-template.js'

const opens = /^%\{~?\s*(?:if|for)\b/
const closes = /^%\{~?\s*end(?:if|for)\b/

/**
 * The parts of a template with what its directives mean for them. One that has its lines to itself leaves them empty; of what stands
 * between two of them nobody knows whether, or how often, it will be there.
 */
export function withDirectives(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  if (!parts.some(isDirective)) return parts
  let depth = 0
  return linesOf(parts).flatMap((line) => {
    const before = depth
    for (const { text } of line.filter(isDirective)) depth += opens.test(text) ? 1 : closes.test(text) ? -1 : 0
    const isUnsure = before > 0 || depth > 0
    return line.every((part) => isDirective(part) || part.text.trim() === '')
      ? line.map((part): TemplatePart => (part.hole ? { ...part, blank: true } : part))
      : line.map((part): TemplatePart => (isUnsure ? { ...part, unsure: true } : part))
  })
}

const isDirective = ({ hole, text }: TemplatePart): boolean => hole === true && text.startsWith('%{')

/** The parts of each line; a part holds at most one line. */
function linesOf(parts: readonly TemplatePart[]): TemplatePart[][] {
  const lines: TemplatePart[][] = [[]]
  for (const part of parts) {
    lines.at(-1)?.push(part)
    if (part.verbatim && part.text.endsWith('\n')) lines.push([])
  }
  return lines
}
