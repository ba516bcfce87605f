/** A pattern whose look-aheads stand at the beginning of the text only: what has to match there, and what must not. */
export interface LookAheads {
  readonly wanted: readonly string[]
  readonly refused: readonly string[]
}

const opening = /\(\?([=!])/y

/**
 * Takes a pattern such as `^(?!aws)[a-z]+$` apart into patterns without look-aheads, which linear engines know. `undefined` for patterns
 * that are not of this form.
 */
export function splitLookAheads(pattern: string): LookAheads | undefined {
  if (!pattern.startsWith('^(?') || pattern.includes('\\Q')) return undefined
  const [wanted, refused]: [string[], string[]] = [[], []]
  let at = 1
  for (;;) {
    opening.lastIndex = at
    const sign = opening.exec(pattern)?.[1]
    if (sign === undefined) break
    const from = opening.lastIndex
    const end = endOf(pattern, from, ')')
    if (end === undefined) return undefined
    const list = sign === '=' ? wanted : refused
    list.push(`^(?:${pattern.slice(from, end)})`)
    at = end + 1
  }
  // Of alternatives only the first would begin with the look-aheads; an amount behind one makes it optional.
  if (at === 1 || /[?*+{]/.test(pattern[at] ?? '') || endOf(pattern, at, '|') !== undefined) return undefined
  return { wanted: [...wanted, `^${pattern.slice(at)}`], refused }
}

/** Where a character stands outside of groups, sets and escapes; also `undefined` where sets stand in sets. */
function endOf(pattern: string, from: number, wanted: string): number | undefined {
  let [depth, isInSet] = [0, false]
  for (let at = from; at < pattern.length; at++) {
    const char = pattern[at]
    if (char === '\\') at++
    else if (isInSet) {
      if (char === '[') return undefined
      isInSet = char !== ']'
    } else if (char === wanted && depth === 0) return at
    else if (char === '[') isInSet = true
    else if (char === '(') depth++
    else if (char === ')') depth--
  }
  return undefined
}
