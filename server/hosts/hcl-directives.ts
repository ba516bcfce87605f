import { heredocParts, standing, type TemplatePart } from './hcl-template.js'

/** How each directive changes the number of those that are open. */
const depths: Readonly<Record<string, number>> = { if: 1, for: 1, else: 0, endif: -1, endfor: -1 }

/**
 * The parts of a template with what its directives mean for them. One that has its lines to itself leaves them empty, any other leaves nothing;
 * of what stands between two of them nobody knows whether, or how often, it will be there.
 */
export function withDirectives(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  if (!parts.some(isDirective)) return parts
  let depth = 0
  const asMeant = (part: TemplatePart): TemplatePart => {
    const directive = directiveIn(part)
    if (directive === undefined) return depth > 0 ? { ...part, unsure: true } : part
    depth += depths[directive] ?? 0
    return standing('', part.start, part.end)
  }
  return linesOf(parts).flatMap((line) => {
    const meant = line.map(asMeant)
    const isText = line.some((part) => !isDirective(part) && part.text.trim() !== '')
    return isText ? meant : line.map((part): TemplatePart => (part.hole ? { ...part, blank: true } : part))
  })
}

/** The parts of a text that is a template as a whole. */
export const templateTextParts = (text: string): readonly TemplatePart[] =>
  withDirectives(heredocParts(text, { flush: false, start: 0, stop: text.length, end: text.length }))

const isDirective = (part: TemplatePart): boolean => directiveIn(part) !== undefined

const directiveIn = ({ hole, text }: TemplatePart): string | undefined =>
  hole ? /^%\{~?\s*(if|for|else|endif|endfor)\b/.exec(text)?.[1] : undefined

/** The parts of each line; a part holds at most one line. */
function linesOf(parts: readonly TemplatePart[]): TemplatePart[][] {
  const lines: TemplatePart[][] = [[]]
  for (const part of parts) {
    lines.at(-1)?.push(part)
    if (!part.hole && part.text.endsWith('\n')) lines.push([])
  }
  return lines
}
